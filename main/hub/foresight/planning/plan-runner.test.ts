import { describe, expect, test, vi } from 'vitest';
import { ManualClock, systemMachine } from '#engine/clock';
import type { LogEvent, OwnEvent, World } from '#engine/kernel';
import type { FactInput } from '#engine/writer';
import {
  ATL,
  BREAKER,
  breakerForecast,
  breakersAt,
  breakersOrdered,
  CMH,
  foldEvents,
  smallNetwork,
} from '#kit';
import { fromMs, HOUR_MS } from '#shared/vocabulary';
import { PLAN_ABANDONED, PLAN_ASKED, PLAN_FOUND, type PlanAsked } from './own-events.ts';
import { planContents, plans } from './plan.collection.ts';
import { planningRoom, PlanRunner } from './index.ts';
import { NOW_MS, PLAN_ROOMS } from './planning.fixture.ts';

/** A hub's part that plans need: a network, and a writer that folds what the runner says. */
class Desk {
  readonly world: World;
  readonly said: string[] = [];
  readonly reported: unknown[] = [];
  runner: PlanRunner;

  constructor() {
    this.world = foldEvents(PLAN_ROOMS, [
      ...smallNetwork(),
      breakerForecast(ATL, 20, 30),
      breakersAt(CMH, 900),
      breakersAt(ATL, 0),
      breakersOrdered('SO-1', 100, fromMs(NOW_MS + 60 * HOUR_MS)),
    ]);
    this.runner = this.#hub();
  }

  ask(number: string): void {
    const asked: PlanAsked = {
      plan: number,
      scope: 'items',
      about: 'Breaker',
      exceptions: [],
      items: [BREAKER],
      edits: [],
      basedOn: null,
      policy: 'PLN-1 v1',
    };
    this.fold({ type: PLAN_ASKED, subject: number, data: asked });
  }

  fold(event: OwnEvent): void {
    const evolve = planningRoom.evolve[event.type]!;
    const at = fromMs(NOW_MS);
    const logged = {
      ...event,
      source: 'hub',
      actor: 'r.alvarez',
      occurredAt: at,
      receivedAt: at,
    };
    evolve(this.world, logged as unknown as LogEvent<never>);
    this.said.push(event.type.split('.').at(-2)!);
    this.runner.follow(this.world.commit());
  }

  /** The hub is killed, and another begins with the same rows. */
  restart(): void {
    this.runner.stop();
    this.runner = this.#hub();
    this.runner.start();
  }

  statusOf(number: string): string | undefined {
    return this.world.get(plans, number)?.status;
  }

  #hub(): PlanRunner {
    const runner: PlanRunner = new PlanRunner({
      world: this.world,
      clock: new ManualClock(NOW_MS),
      machine: systemMachine,
      read: (look) => Promise.resolve(look()),
      submit: (facts) => queueMicrotask(() => this.#take(runner, facts)),
      report: (error) => void this.reported.push(error),
    });
    return runner;
  }

  #take(runner: PlanRunner, facts: readonly FactInput[]): void {
    // What a dead hub still says is heard by nobody.
    if (runner !== this.runner) return;
    for (const fact of facts)
      for (const event of fact.decide(this.world, {} as never)?.events ?? []) this.fold(event);
  }
}

describe('a plan that was asked for', () => {
  test('is found, refined and compared, in this order, and says so once', async () => {
    const desk = new Desk();
    desk.runner.start();
    desk.ask('PLN-1');
    await vi.waitFor(() => expect(desk.said).toContain('compared'), { timeout: 30_000 });
    expect(desk.said).toEqual(['asked', 'found', 'refined', 'compared']);
    expect(desk.statusOf('PLN-1')).toBe('done');
    const content = desk.world.get(planContents, 'PLN-1')!.content;
    expect(content.lines).toMatchObject([{ from: CMH, to: ATL, gtin: BREAKER }]);
    const objective = content.costMinor + content.lossMinor;
    expect(objective - content.boundMinor!).toBeLessThanOrEqual(objective * 0.001);
    expect(desk.reported).toEqual([]);
  });

  test('while the hub is killed is solved by the next one', async () => {
    const desk = new Desk();
    desk.runner.start();
    desk.ask('PLN-1');
    desk.restart();
    await vi.waitFor(() => expect(desk.statusOf('PLN-1')).toBe('done'), { timeout: 30_000 });
    expect(desk.said.filter((what) => what === 'found')).toHaveLength(1);
  });

  test('while a feed’s history is read again is solved after it', async () => {
    const desk = new Desk();
    desk.runner.start();
    desk.ask('PLN-1');
    desk.runner.stop();
    desk.runner.start();
    await vi.waitFor(() => expect(desk.statusOf('PLN-1')).toBe('done'), { timeout: 30_000 });
    expect(desk.said.filter((what) => what === 'refined')).toHaveLength(1);
  });

  test('and was being refined when the hub was killed stays as it was found', async () => {
    const desk = new Desk();
    desk.ask('PLN-1');
    const content = { lines: [], lanes: [] } as never;
    desk.fold({ type: PLAN_FOUND, subject: 'PLN-1', data: { plan: 'PLN-1', content } });
    expect(desk.statusOf('PLN-1')).toBe('refining');
    desk.restart();
    await vi.waitFor(() => expect(desk.statusOf('PLN-1')).toBe('done'), { timeout: 30_000 });
    expect(desk.said).toEqual(['asked', 'found', 'refined']);
    // Asked and found: who has looked at its lines has seen them as they are.
    expect(desk.world.get(plans, 'PLN-1')!.version).toBe(2);
  });

  test('and abandoned is said nothing of any more', async () => {
    const desk = new Desk();
    desk.runner.start();
    desk.ask('PLN-1');
    desk.fold({ type: PLAN_ABANDONED, subject: 'PLN-1', data: { plan: 'PLN-1' } });
    desk.ask('PLN-2');
    await vi.waitFor(() => expect(desk.statusOf('PLN-2')).toBe('done'), { timeout: 30_000 });
    expect(desk.statusOf('PLN-1')).toBe('abandoned');
    expect(desk.world.get(planContents, 'PLN-1')).toBeUndefined();
  });
});
