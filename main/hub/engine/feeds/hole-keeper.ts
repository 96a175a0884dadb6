import type { Cancel, Machine } from '#engine/clock';
import type { Gap } from './sequence-line.ts';

/** Reordering heals within this, machine ms: longer than any detour of a packet, shorter than a person waits. */
const TOLERANCE_MS = 300;
/** So many out of order are no reordering any more: something is missing. */
const TOLERANCE_EVENTS = 64;
/** A source answers a replay from its journal at once; three tries tell a loss from a hiccup. */
const ANSWER_MS = 2_000;
const ATTEMPTS = 3;

export interface HoleKeeperOptions {
  machine: Machine;
  /** Asks the source to send these places again. */
  ask(hole: Gap): void;
  /** The source does not have them. */
  giveUp(hole: Gap): void;
}

/**
 * Minds the first hole of a source's line: waits for reordering to heal, asks for a replay, asks again, and gives up at
 * last, because a feed must never stand still for ever for one event that is lost.
 */
export class HoleKeeper {
  readonly #options: HoleKeeperOptions;
  #hole: Gap | null = null;
  #attempts = 0;
  #cancel: Cancel = () => {};

  constructor(options: HoleKeeperOptions) {
    this.#options = options;
  }

  /**
   * Told after everything that came: the first hole there is now, or none.
   * @param waiting how many events wait behind it; `certain` when nothing but a replay can fill it.
   */
  mind(hole: Gap | null, waiting: number, certain: boolean): void {
    if (hole === null) return this.reset();
    const isNew = this.#hole === null || this.#hole.first !== hole.first;
    this.#hole = hole;
    if (isNew) {
      this.#attempts = 0;
      this.#arm(TOLERANCE_MS);
    }
    if (this.#attempts === 0 && (certain || waiting >= TOLERANCE_EVENTS)) this.#next();
  }

  /** Whether a replay was asked for that has not come yet. */
  get isAsking(): boolean {
    return this.#attempts > 0;
  }

  /** The line is down or whole: nothing to mind. */
  reset(): void {
    this.#cancel();
    this.#hole = null;
    this.#attempts = 0;
  }

  #arm(waitMs: number): void {
    const { machine } = this.#options;
    this.#cancel();
    this.#cancel = machine.schedule(machine.machineNow() + waitMs, () => this.#next());
  }

  #next(): void {
    const hole = this.#hole;
    if (!hole) return;
    if (this.#attempts === ATTEMPTS) {
      this.reset();
      return this.#options.giveUp(hole);
    }
    this.#attempts++;
    this.#arm(ANSWER_MS);
    this.#options.ask(hole);
  }
}
