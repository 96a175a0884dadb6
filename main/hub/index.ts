/**
 * The hub, composed: store, rooms, the one writer, feeds, commands, consoles. Imports all floors and shared; owns no
 * tables of its own. `hub.ts` is the process around it; tests make hubs of their own. How rooms join it and its laws
 * are in ARCHITECTURE.md.
 */
import { createHmac } from 'node:crypto';
import { Inbox, READERS, type DocumentReader } from '#edge/connectors';
import { startGateway, type Gateway } from '#edge/gateway';
import { connectSimulator } from '#edge/simulation';
import { PlanRunner } from '#foresight/planning';
import { SignIn } from '#engine/access';
import { HeadKeeper } from '#engine/audit';
import { systemSecret, type Clock, type Machine, type Random } from '#engine/clock';
import { compileEventCheck, Intake, type FeedAddress } from '#engine/feeds';
import type { Room } from '#engine/kernel';
import { Dispatcher } from '#engine/outbox';
import { startChores, type Chores } from '#engine/runs';
import { openStore, type Store, type StorePlace } from '#engine/store';
import { forgetAnswers, Writer } from '#engine/writer';
import { Backtests, backtestFile } from '#foresight/backtest';
import { EVENTS } from '#shared/contracts';
import { giveBackMemory } from './give-back-memory.ts';
import { HubEngine } from './hub-engine.ts';
import { ownHandlers } from './own-handlers.ts';
import { ROOMS } from './rooms.ts';

export { readFeeds, type FeedPlan } from './feed-addresses.ts';
export { ROOMS } from './rooms.ts';
export { verifyStore } from './verify-store.ts';

export interface HubOptions {
  place: StorePlace;
  feeds: readonly FeedAddress[];
  /** The folder that partners' files are dropped into; null reads none. */
  inbox?: string | null;
  /** How long after a look into it the next one is, ms; the inbox's own second when left out. */
  inboxEveryMs?: number;
  /** The second folder, for the heads of the log; null keeps none. */
  heads?: string | null;
  /** The formats that are read there; all that stand in `#edge/connectors` when left out. */
  readers?: readonly DocumentReader[];
  /** Where the embedded simulator's controls are; null with real feeds. */
  simulator: string | null;
  /** Where consoles come in; 0 lets the machine choose. */
  port: number;
  /** The secret of this run, which survives the hub. */
  token: string;
  /** The built console; null where something else serves it. */
  consoleDir: string | null;
  version: string;
  clock: Clock;
  machine: Machine;
  random: Random;
  rooms?: readonly Room[];
  /** Whether what is not urgent is done: nightly work, and giving memory back once history is read. */
  chores?: boolean;
  /** Told what takes long at the start, in words for a person. */
  onStep?(step: string): void;
  /** A bug of ours, for the log. */
  report(error: unknown): void;
  /** Nothing can be written any more, and only a person can change that; the hub must end. */
  onFault(fault: unknown): void;
}

/** A hub that runs: consoles may come, feeds are read. */
export interface Hub {
  gateway: Gateway;
  writer: Writer;
  intake: Intake;
  store: Store;
  engine: HubEngine;
  /** Stops in order: no console, no command, no feed, the last transaction, the store. */
  close(): Promise<void>;
}

/**
 * Opens the store, loads the network, opens the door to consoles and then connects the feeds; history is read while
 * consoles look on. Throws a Fault whose sentence a person can act on.
 */
export async function createHub(options: HubOptions): Promise<Hub> {
  const { clock, machine, random, onStep } = options;
  const store = await openStore({ place: options.place, machine, ...(onStep && { onStep }) });
  const stops: (() => unknown)[] = [() => store.close()];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  };
  try {
    const check = compileEventCheck(EVENTS);
    const inbox = inboxOf(options, store);
    const intake = new Intake({
      feeds: inbox ? [...options.feeds, await inbox.address(check)] : options.feeds,
      store,
      check,
      clock,
      machine,
      random,
      holder: `hub ${process.pid}`,
    });
    onStep?.('Loading the network');
    const writer = await Writer.open({
      store,
      clock,
      machine,
      rooms: options.rooms ?? ROOMS,
      participants: [intake],
      onFault: options.onFault,
    });
    const keeper = headKeeperOf(options, writer);
    stops.push(
      () => keeper?.stop(),
      () => writer.stop(),
    );
    keeper?.start();
    const engine = new HubEngine({ clock, writer, intake, store });
    const dispatcher = dispatcherOf(options, writer, intake);
    const planner = plannerOf(options, writer, intake);
    const simulator = options.simulator === null ? null : connectSimulator(options.simulator);
    if (simulator) stops.push(() => simulator.close());
    const backtests = new Backtests({
      place: options.place,
      clock,
      read: (look) => writer.read(() => look(writer.world)),
      headSeq: () => writer.head.seq,
      submit: (inputs) => writer.submit(inputs),
      report: options.report,
      workerFile: backtestFile(import.meta.filename),
    });
    stops.push(() => backtests.close());
    const gateway = await startGateway({
      engine,
      machine,
      port: options.port,
      consoleDir: options.consoleDir,
      own: ownHandlers({
        store,
        clock,
        intake,
        check,
        engine,
        simulator,
        backtests,
        heads: options.heads ?? null,
      }),
      hubEpoch: store.epoch,
      version: options.version,
      adjustable: simulator !== null,
      signInFor: (port) => signInFor(options, port),
      report: options.report,
    });
    stops.push(
      () => intake.close(),
      () => inbox?.stop(),
      () => planner.stop(),
      () => dispatcher.stop(),
      () => gateway.close(),
    );
    writer.onCommitted(({ changes }) => inbox?.follow(changes));
    intake.onHistory((running) => running || inbox?.start(writer));
    intake.onHistory((running) => running || keeper?.keep());
    await intake.start(writer);
    if (!intake.inHistory) {
      writer.start();
      dispatcher.start();
      planner.start();
      inbox?.start(writer);
    }
    if (options.chores === true) {
      let cancel = (): void => {};
      const giveBack = (): void => void giveBackMemory().catch(options.report);
      intake.onHistory((running) => {
        cancel();
        if (running) return;
        giveBack();
        cancel = machine.schedule(machine.machineNow() + SETTLED_MS, giveBack);
      });
      stops.push(() => cancel());
      // Nobody waits for them, so the hub does not wait for their start.
      const started = choresOf(options, store).catch(options.report);
      stops.push(async () => (await started)?.stop());
    }
    return { gateway, writer, intake, store, engine, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Heads are kept from the first row on, so that a history that was read is under them as well. */
function headKeeperOf({ heads, machine, report }: HubOptions, writer: Writer): HeadKeeper | null {
  if (heads === undefined || heads === null) return null;
  return new HeadKeeper({ folder: heads, machine, head: () => writer.head, report });
}

function inboxOf(options: HubOptions, store: Store): Inbox | null {
  const { inbox, inboxEveryMs, readers = READERS, clock, machine, report, simulator } = options;
  if (inbox === undefined || inbox === null) return null;
  return new Inbox({
    folder: inbox,
    readers,
    store,
    clock,
    machine,
    report,
    takesTests: simulator !== null,
    ...(inboxEveryMs !== undefined && { lookEveryMs: inboxEveryMs }),
  });
}

/** At night, when nobody waits for it. */
function choresOf({ clock, report }: HubOptions, store: Store): Promise<Chores> {
  const forget = () => forgetAnswers(store, clock.worldNow());
  return startChores(store, [{ name: 'forget-answers', cron: '17 3 * * *', run: forget }], report);
}

/** Commands go out beside the feeds, and stand still while history is read: what it would cause has long happened. */
function dispatcherOf(options: HubOptions, writer: Writer, intake: Intake): Dispatcher {
  const { clock, machine } = options;
  const dispatcher = new Dispatcher({
    world: writer.world,
    clock,
    machine,
    submit: (inputs) => writer.submit(inputs),
    wires: {
      isOpen: (target) => intake.feeds.get(target)?.link.isOpen === true,
      send: (target, command) => void intake.feeds.get(target)?.send(command, SOCKET_TAKES_MS),
    },
  });
  writer.onCommitted(({ changes }) => dispatcher.follow(changes));
  intake.onHistory((running) => (running ? dispatcher.stop() : dispatcher.start()));
  intake.onChange((source) => {
    if (intake.feeds.get(source)?.link.isOpen) dispatcher.connected(source);
  });
  return dispatcher;
}

/** Plans are made beside feeds and consoles, never of a network whose history is still being read. */
function plannerOf(options: HubOptions, writer: Writer, intake: Intake): PlanRunner {
  const { clock, machine, report } = options;
  const planner = new PlanRunner({
    world: writer.world,
    clock,
    machine,
    read: (look) => writer.read(look),
    submit: (inputs) => writer.submit(inputs),
    report,
  });
  writer.onCommitted(({ changes }) => planner.follow(changes));
  intake.onHistory((running) => (running ? planner.stop() : planner.start()));
  return planner;
}

/** What came while history was read is taken in after it, and makes as much garbage again. */
const SETTLED_MS = 60_000;

/** A socket takes a command at once or not at all; the receipt is what counts. */
const SOCKET_TAKES_MS = 5_000;

function signInFor({ token, machine }: HubOptions, port: number): SignIn {
  return new SignIn({
    token,
    port,
    sign: (text) => createHmac('sha256', token).update(text).digest('hex'),
    mintSecret: () => systemSecret(24),
    machineNow: () => machine.machineNow(),
  });
}
