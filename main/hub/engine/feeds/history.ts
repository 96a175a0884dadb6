import type { Cancel, Machine } from '#engine/clock';
import type { Input } from '#engine/writer';
import { toMs } from '#shared/vocabulary';
import type { Feed, FeedInput } from './feed.feed.ts';
import { HistoryMerge } from './history-merge.ts';

/** A source that does not answer for so long, machine ms, is read when it comes; the others do not wait for it. */
const AWAY_MS = 15_000;

export interface HistoryOptions {
  machine: Machine;
  submit(inputs: readonly Input[]): void;
  /** All history is committed; `held` came meanwhile and belongs to the present. */
  onDone(read: readonly Feed[], held: readonly FeedInput[]): void;
}

/**
 * The reading of histories at first visits: several feeds at once, merged by recorded time. What is live waits until
 * the last of it is committed; credit bounds how much that can be.
 */
export class History {
  readonly #options: HistoryOptions;
  readonly #merge = new HistoryMerge<FeedInput>();
  readonly #read = new Map<string, Feed>();
  readonly #away = new Map<string, Cancel>();
  readonly #held: FeedInput[] = [];
  #underWay = 0;
  #isOver = false;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  add(feed: Feed): void {
    this.#merge.add(feed.source);
    this.#read.set(feed.source, feed);
    this.lost(feed);
  }

  /** It is back, or there for the first time: now it is known whether it has a history. */
  welcomed(feed: Feed): void {
    if (!this.#merge.has(feed.source)) {
      if (feed.isPastHistory) return;
      this.#merge.add(feed.source);
      this.#read.set(feed.source, feed);
    }
    this.#away.get(feed.source)?.();
    this.#away.delete(feed.source);
    this.#merge.setAway(feed.source, false);
    this.#goOn(feed);
  }

  lost(feed: Feed): void {
    if (!this.#merge.has(feed.source) || this.#away.has(feed.source)) return;
    const { machine } = this.#options;
    const cancel = machine.schedule(machine.machineNow() + AWAY_MS, () => {
      this.#merge.setAway(feed.source, true);
      this.#pump();
    });
    this.#away.set(feed.source, cancel);
  }

  deliver(feed: Feed, inputs: readonly FeedInput[]): void {
    for (const input of inputs) {
      if (!this.#isHistory(feed, input)) this.#held.push(input);
      else if (input.kind === 'unreadable') this.#merge.push(feed.source, null, input);
      else this.#merge.push(feed.source, toMs(input.event.recordedAt), input);
    }
    this.#goOn(feed);
  }

  committed(count: number): void {
    this.#underWay -= count;
    this.#finishIfDone();
  }

  /** Committed events of the histories that are read, of all that they have. */
  progress(): { done: number; of: number } {
    let done = 0;
    let of = 0;
    for (const { cursor, historyUntil } of this.#read.values()) {
      if (historyUntil === null) continue;
      done += Math.min(cursor.cursor, historyUntil);
      of += historyUntil;
    }
    return { done, of };
  }

  close(): void {
    this.#isOver = true;
    for (const cancel of this.#away.values()) cancel();
  }

  #isHistory(feed: Feed, input: FeedInput): boolean {
    if (!this.#merge.has(feed.source) || feed.historyUntil === null) return false;
    if (input.kind === 'arrival') return input.backfill;
    return (input.place?.cursorAfter ?? 0) <= feed.historyUntil;
  }

  #goOn(feed: Feed): void {
    if (this.#merge.has(feed.source) && feed.isPastHistory) this.#merge.finish(feed.source);
    this.#pump();
  }

  #pump(): void {
    if (this.#isOver) return;
    const next = this.#merge.take();
    this.#underWay += next.length;
    if (next.length > 0) this.#options.submit(next);
    this.#finishIfDone();
  }

  #finishIfDone(): void {
    if (this.#isOver || this.#underWay > 0 || !this.#merge.done) return;
    this.close();
    const read = [...this.#read.values()].filter((feed) => this.#merge.isFinished(feed.source));
    this.#options.onDone(read, this.#held);
  }
}
