import { vi } from 'vitest';
import { systemMachine } from '#engine/clock';
import type { WorldView } from '#engine/kernel';
import { commands, isOpen } from '#engine/outbox';
import { followSimulatorClock } from '#edge/simulation';
import { positions } from '#operations/stock';
import { assert } from '#shared/vocabulary';
import type { ConsoleClient } from '../wire/index.ts';
import { openHub, type TestHub } from './hub.ts';
import { openSimulator, SIMULATED_FEEDS, type TestSimulator } from './simulator.ts';

/** All feeds settle within seconds; what ends a wait in vain leaves room for eight days of history on a busy machine. */
const SETTLES_WITHIN_MS = 120_000;

/**
 * The whole house of a test: the real simulator with its nine feeds, a real hub on a real database, and consoles. The
 * world stands still between the steps of a test.
 */
export interface WholeHouse {
  simulator: TestSimulator;
  hub: TestHub;
  /** The network as the hub knows it. */
  world: WorldView;
  /** Every position that is not empty, by site and item: as the warehouses have it, and as the hub has heard of it. */
  stock(): { own: Record<string, unknown>; heard: Record<string, unknown> };
  console(person?: string): Promise<ConsoleClient>;
  /** Resolves once the systems have everything that the hub asked, whatever the hub has heard. */
  taken(): Promise<void>;
  /** Resolves once the hub has everything that was said, and the systems everything that it asked. */
  settle(): Promise<void>;
  /** Lets world time pass, and everything settle. */
  pass(ms: number): Promise<void>;
  /** Lets time pass in steps until something can be seen; fails after so much world time. */
  passUntil<T>(
    look: () => T | null | undefined | false,
    stepMs: number,
    mostMs: number,
  ): Promise<T>;
  close(): Promise<void>;
}

/** Where the hub finds each feed. */
type Wires = Pick<TestSimulator, 'url'>;

/**
 * Opens it on a database; the hub has read all history when this resolves: a day of it unless the test says otherwise.
 * @param wired what stands between the two, where something shall.
 */
export async function openWholeHouse(
  url: string,
  outside: Parameters<typeof openSimulator>[0] = {},
  wired: (simulator: TestSimulator) => Wires | Promise<Wires> = (simulator) => simulator,
): Promise<WholeHouse> {
  const simulator = await openSimulator(outside);
  const clock = await followSimulatorClock(simulator.controlUrl, systemMachine);
  const hub = await openHub(url, await wired(simulator), SIMULATED_FEEDS, {
    clock: clock.clock,
    simulator: simulator.controlUrl,
  });
  const { world } = hub.hub.engine;

  function isRead(): boolean {
    return simulator.books().feeds.every(({ source, head }) => {
      const feed = hub.hub.engine.feed(source);
      return feed !== null && feed.catchUp === null && feed.cursor >= head;
    });
  }

  function isTaken(): boolean {
    const ids = new Set(simulator.books().commands.map(({ id }) => id));
    for (const command of world.all(commands))
      if (isOpen(command) && (command.status === 'queued' || !ids.has(command.id))) return false;
    return true;
  }

  async function until(holds: () => boolean, believed: string): Promise<void> {
    await vi.waitFor(() => assert(holds(), believed), {
      timeout: SETTLES_WITHIN_MS,
      interval: 10,
    });
  }

  const taken = () => until(isTaken, 'the systems have all that the hub asked');
  const settle = () =>
    until(() => isRead() && isTaken(), 'hub and systems have all that was said and asked');

  async function pass(ms: number): Promise<void> {
    await simulator.pass(ms);
    await settle();
  }

  await settle();
  return {
    simulator,
    hub,
    world,
    stock() {
      const own = simulator
        .books()
        .stock.map(({ site, gtin, onHand, reserved, blocked }) => [
          `${site}/${gtin}`,
          { onHand, reserved, blocked },
        ]);
      const heard = [...world.all(positions)]
        .filter(({ onHand }) => onHand !== 0)
        .map(({ key, onHand, reserved, blocked }) => [key, { onHand, reserved, blocked }]);
      return { own: Object.fromEntries(own), heard: Object.fromEntries(heard) };
    },
    console: (person) => hub.console(person),
    taken,
    settle,
    pass,
    async passUntil(look, stepMs, mostMs) {
      for (let passedMs = 0; passedMs <= mostMs; passedMs += stepMs) {
        const seen = look();
        if (seen) return seen;
        await pass(stepMs);
      }
      throw new Error(
        `nothing of it within ${mostMs / 3_600_000} h of world time: ${look.toString()}`,
      );
    },
    async close() {
      await hub.close();
      clock.close();
      await simulator.close();
    },
  };
}
