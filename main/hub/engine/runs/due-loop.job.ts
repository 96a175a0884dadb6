import { scheduleInWorld, type Cancel, type Clock, type Machine } from '#engine/clock';
import type { Change, TimerRequest, WorldView } from '#engine/kernel';
import { TimerQueue } from './timer-queue.ts';
import { RECHECK, timers } from './timer.collection.ts';

/** A transaction of the writer holds some such number of inputs; more due at once follow in the next round. */
const AT_ONCE = 500;

/**
 * Wakes timers when world time is due: one alarm armed to the next due instant, never a poll (3 ms late at the median
 * where polling queues are 250). A timer goes off at its instant or later, never before; those of a time when the
 * world moved on and no hub ran go off at the start, in their order.
 */
export class DueLoop {
  readonly #world: WorldView;
  readonly #clock: Clock;
  readonly #machine: Machine;
  readonly #wake: (timers: TimerRequest[]) => void;
  /** Rules that want to look again, apart from the others: history wakes them, and them alone, in its own time. */
  readonly #rechecks = new TimerQueue();
  readonly #others = new TimerQueue();
  #running = false;
  #armedForMs: number | null = null;
  #disarm: Cancel = () => {};

  constructor(
    world: WorldView,
    clock: Clock,
    machine: Machine,
    wake: (timers: TimerRequest[]) => void,
  ) {
    this.#world = world;
    this.#clock = clock;
    this.#machine = machine;
    this.#wake = wake;
    for (const timer of world.all(timers)) this.#set(timer);
  }

  /** Takes over what a commit changed. */
  follow(changes: readonly Change[]): void {
    for (const { collection, key, before, after } of changes) {
      if (collection.name !== timers.name) continue;
      if (after) this.#set(after as TimerRequest);
      else this.#queueOf(before as TimerRequest).delete(key);
    }
    this.#arm();
  }

  /** Arms it; while it is not armed, timers are kept and none goes off by itself. */
  start(): void {
    this.#running = true;
    this.#arm();
  }

  stop(): void {
    this.#running = false;
    this.#armedForMs = null;
    this.#disarm();
  }

  /** The rechecks that are due by a moment of the history that is folded. */
  takeRechecks(historyMs: number): TimerRequest[] {
    return this.#rows(this.#rechecks.takeDue(historyMs, AT_ONCE));
  }

  #arm(): void {
    if (!this.#running) return;
    const nextMs = earlier(this.#rechecks.nextDueMs(), this.#others.nextDueMs());
    if (nextMs === this.#armedForMs) return;
    this.#disarm();
    this.#disarm = () => {};
    this.#armedForMs = nextMs;
    if (nextMs === null) return;
    this.#disarm = scheduleInWorld(this.#clock, this.#machine, nextMs, () => this.#ring());
  }

  #ring(): void {
    this.#armedForMs = null;
    const nowMs = this.#clock.worldNow();
    const keys = this.#others.takeDue(nowMs, AT_ONCE);
    keys.push(...this.#rechecks.takeDue(nowMs, AT_ONCE));
    const due = this.#rows(keys);
    if (due.length > 0) this.#wake(due);
    this.#arm();
  }

  #rows(keys: readonly string[]): TimerRequest[] {
    return keys.flatMap((key) => this.#world.get(timers, key) ?? []);
  }

  #set(timer: TimerRequest): void {
    this.#queueOf(timer).set(timer.key, timer.dueAt);
  }

  #queueOf(timer: TimerRequest): TimerQueue {
    return timer.kind === RECHECK ? this.#rechecks : this.#others;
  }
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
