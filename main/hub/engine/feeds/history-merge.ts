const CUT_AT = 4_096;

interface Waiting<T> {
  recordedMs: number;
  item: T;
}

interface Lane<T> {
  queue: (Waiting<T> | null)[];
  /** The first of the queue that has not been given out. */
  at: number;
  /** Its history has been pushed whole. */
  finished: boolean;
  /** It does not answer, and the others do not wait for it. */
  away: boolean;
  lastMs: number;
}

/**
 * Merges the histories of several sources by the time when they were recorded, so that a cause in one system is folded
 * before its effect in another. Gives only what no source can still come before, which bounds memory by what each
 * source may send without being asked for more.
 */
export class HistoryMerge<T> {
  readonly #lanes = new Map<string, Lane<T>>();

  add(source: string): void {
    this.#lanes.set(source, { queue: [], at: 0, finished: false, away: false, lastMs: 0 });
  }

  has(source: string): boolean {
    return this.#lanes.has(source);
  }

  /** Appends to a source's history; what has no time of its own stands where it came. */
  push(source: string, recordedMs: number | null, item: T): void {
    const lane = this.#lanes.get(source)!;
    lane.lastMs = recordedMs ?? lane.lastMs;
    lane.queue.push({ recordedMs: lane.lastMs, item });
  }

  finish(source: string): void {
    this.#lanes.get(source)!.finished = true;
  }

  isFinished(source: string): boolean {
    return this.#lanes.get(source)?.finished === true;
  }

  setAway(source: string, away: boolean): void {
    const lane = this.#lanes.get(source);
    if (lane) lane.away = away;
  }

  /** Everything that can go on now, in order. */
  take(): T[] {
    const taken: T[] = [];
    const lanes = [...this.#lanes.values()];
    for (let next = first(lanes); next; next = first(lanes)) {
      taken.push(next.queue[next.at]!.item);
      // What was given out goes: a site has less than a cut, and 300 of them kept the whole history in memory.
      next.queue[next.at++] = null;
      // Cut now and then: cutting at each step would copy the queue each time.
      if (next.at < CUT_AT) continue;
      next.queue = next.queue.slice(next.at);
      next.at = 0;
    }
    return taken;
  }

  /** Whether every history has been given out, as far as its source answers. */
  get done(): boolean {
    return [...this.#lanes.values()].every(
      (lane) => (lane.finished || lane.away) && lane.at >= lane.queue.length,
    );
  }

  clear(): void {
    this.#lanes.clear();
  }
}

/** The lane whose next is the earliest, unless some lane's next is still to come. */
function first<T>(lanes: readonly Lane<T>[]): Lane<T> | null {
  let earliest: Lane<T> | null = null;
  let earliestMs = Infinity;
  for (const lane of lanes) {
    const next = lane.queue[lane.at];
    if (!next) {
      if (lane.finished || lane.away) continue;
      return null;
    }
    if (next.recordedMs < earliestMs) {
      earliest = lane;
      earliestMs = next.recordedMs;
    }
  }
  return earliest;
}
