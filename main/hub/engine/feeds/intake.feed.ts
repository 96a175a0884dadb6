import type { Clock, Machine, Random } from '#engine/clock';
import type { Store, Write } from '#engine/store';
import type { CheckedEvent, FoldedTransaction, Outcome, Participant, Writer } from '#engine/writer';
import type { Welcome } from '#shared/contracts';
import { fromMs, toMs } from '#shared/vocabulary';
import { CreditShares } from './credit-shares.ts';
import { takeFeeds, type FeedCursor } from './cursor.sql.ts';
import { countOpenLetters, deadPlaces } from './dead-letter.sql.ts';
import type { EventCheck } from './event-check.ts';
import { feedsAfter, writeFeeds, type FeedsAfter } from './feed-book.sql.ts';
import { feedStates, gaps } from './feed.collection.ts';
import type { FeedLine, LinkOptions } from './feed-link.feed.ts';
import { Feed, type FeedInput } from './feed.feed.ts';
import { filledGaps } from './filled-gaps.ts';
import { History } from './history.ts';
import * as say from './say.ts';
import type { Gap } from './sequence-line.ts';

export interface FeedAddress {
  source: string;
  /** The socket.io namespace, `http://127.0.0.1:4701/wms/dallas`; or what a line of its own leads to. */
  url: string;
  /** For a source that is no socket: its line, and its own check where it says more than events. */
  line?: (options: LinkOptions) => FeedLine;
  check?: EventCheck;
}

export interface IntakeOptions {
  feeds: readonly FeedAddress[];
  store: Store;
  check: EventCheck;
  clock: Clock;
  machine: Machine;
  random: Random;
  /** The name under which the leases are taken. */
  holder: string;
}

/** `lastHeardAt` follows by tenths of the cadence: silence is judged in whole ones. */
const HEARD_SHARE = 10;

/**
 * All feeds of the hub: opens them, hands what they bring to the writer in order, merges histories, and keeps cursors,
 * counts and dead letters in the writer's transaction.
 */
export class Intake implements Participant {
  readonly feeds = new Map<string, Feed>();
  readonly #options: IntakeOptions;
  readonly #shares = new CreditShares();
  readonly #listeners = new Set<(source: string) => void>();
  readonly #historyListeners = new Set<(running: boolean) => void>();
  /** Feeds whose cursor row changed for another reason than an outcome. */
  readonly #changed = new Set<string>();
  /** Who waits for what becomes of a dead letter that was sent again. */
  readonly #resubmissions = new Map<number, (result: Outcome['result']) => void>();
  #writer: Writer | null = null;
  #history: History | null = null;
  #after: FeedsAfter | null = null;
  /** Dead letters that the transaction mended, by feed. */
  readonly #mended = new Map<string, number>();
  /** World time at which history was behind us: what was recorded before it says nothing of how quick a line is. */
  #presentMs = 0;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Takes the feeds for this hub and connects them; `writer` has this intake among its participants. */
  async start(writer: Writer): Promise<void> {
    this.#writer = writer;
    this.#presentMs = this.#options.clock.worldNow();
    const { store, feeds, holder } = this.#options;
    const sources = feeds.map((feed) => feed.source);
    const { cursors, dead, open } = await store.transaction(async (session) => ({
      cursors: await takeFeeds(session, sources, holder),
      dead: await deadPlaces(session, sources),
      open: await countOpenLetters(session),
    }));
    for (const address of feeds) {
      const { source } = address;
      const stored = cursors.get(source)!;
      const places = dead.filter((one) => one.source === source && one.epoch === stored.epoch);
      this.feeds.set(source, this.#feed(address, stored, places, open.get(source) ?? 0));
    }
    // One that was read whole when its hub was killed has still to be said so.
    const toRead = [...this.feeds.values()].filter(
      (feed) => feed.cursor.epoch === null || feed.historyUntil !== null,
    );
    if (toRead.length > 0) this.#beginHistory(toRead);
    for (const feed of this.feeds.values()) feed.link.connect();
  }

  /** Whether history is being read; then timers and commands stay where they are. */
  get inHistory(): boolean {
    return this.#history !== null;
  }

  /** How much of the history has been committed; null when live. */
  get catchUp(): { done: number; of: number } | null {
    return this.#history?.progress() ?? null;
  }

  /** Told when a feed's row may look otherwise. */
  onChange(listener: (source: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onHistory(listener: (running: boolean) => void): () => void {
    this.#historyListeners.add(listener);
    return () => this.#historyListeners.delete(listener);
  }

  /** Puts a mended dead letter into its feed; resolves once it is committed, with what became of it. */
  resubmit(
    feed: Feed,
    event: CheckedEvent,
    resubmission: { deadLetter: number; by: string },
  ): Promise<Outcome['result']> {
    return new Promise((resolve) => {
      this.#resubmissions.set(resubmission.deadLetter, resolve);
      this.#deliver(feed, [feed.resubmit(event, resubmission)]);
    });
  }

  close(): void {
    this.#history?.close();
    for (const feed of this.feeds.values()) feed.close();
  }

  fold({ fold, outcomes }: FoldedTransaction, nowMs: number): void {
    const now = fromMs(nowMs);
    const heard = new Map<string, string>();
    for (const { input, result } of outcomes)
      if (input.kind === 'arrival' && result === 'appended')
        heard.set(input.place.source, input.backfill ? input.event.recordedAt : now);
    for (const [source, at] of heard) {
      const state = fold.world.get(feedStates, source);
      if (!state) continue;
      const sinceMs = state.lastHeardAt === null ? Infinity : toMs(at) - toMs(state.lastHeardAt);
      if (sinceMs * HEARD_SHARE >= state.cadenceMs)
        fold.world.put(feedStates, { ...state, lastHeardAt: at });
    }
  }

  writes(folded: FoldedTransaction): Iterable<Write> {
    const cursorOf = (source: string): FeedCursor | undefined => this.feeds.get(source)?.toStore();
    this.#after = feedsAfter(folded, cursorOf, this.#changed);
    this.#mended.clear();
    return writeFeeds(folded, this.#after, this.#options.clock.worldNow(), (source, letters) =>
      this.#mended.set(source, (this.#mended.get(source) ?? 0) + letters),
    );
  }

  committed(folded: FoldedTransaction): void {
    const { cursors, settled } = this.#after!;
    this.#measure(folded);
    this.#countLetters(folded);
    this.#noteFilled(folded);
    for (const [source, cursor] of cursors) {
      const feed = this.feeds.get(source)!;
      if (feed.gaps === cursor.gaps && feed.historyUntil === cursor.backfillUntil)
        this.#changed.delete(source);
      feed.committed(cursor, settled.get(source) ?? 0);
      this.#tell(source);
    }
    for (const { input, result } of folded.outcomes) {
      if (input.kind !== 'arrival' || !input.resubmission) continue;
      this.#resubmissions.get(input.resubmission.deadLetter)?.(result);
      this.#resubmissions.delete(input.resubmission.deadLetter);
    }
    this.#history?.committed(folded.outcomes.length);
  }

  #countLetters({ letters }: FoldedTransaction): void {
    const add = (source: string, count: number): void => {
      const feed = this.feeds.get(source);
      if (feed) feed.openLetters += count;
    };
    for (const { letter } of letters) add(letter.source, 1);
    for (const [source, count] of this.#mended) add(source, -count);
  }

  /** What was given up and has come after all is missing no more. */
  #noteFilled({ outcomes }: FoldedTransaction): void {
    const filled = filledGaps(outcomes, ({ source, epoch, sequence }) =>
      Boolean(this.feeds.get(source)?.wasGivenUp(epoch, sequence)),
    );
    if (filled.length > 0) this.#writer!.submit(filled.map(say.gapFilled));
  }

  #measure(folded: FoldedTransaction): void {
    const { clock } = this.#options;
    const nowMs = clock.worldNow();
    for (const { input, result } of folded.outcomes) {
      if (input.kind !== 'arrival' || result !== 'appended') continue;
      const feed = this.feeds.get(input.place.source);
      if (!feed) continue;
      feed.lastGoodMs = input.backfill ? toMs(input.event.recordedAt) : nowMs;
      const recordedMs = toMs(input.event.recordedAt);
      if (!input.backfill && recordedMs >= this.#presentMs && clock.rate > 0)
        feed.meter.lag(Math.max(0, nowMs - recordedMs) / clock.rate);
    }
  }

  #feed(
    address: FeedAddress,
    stored: FeedCursor,
    dead: readonly { sequence: number }[],
    openLetters: number,
  ): Feed {
    const { check, clock, machine, random } = this.#options;
    const { source, url, line } = address;
    return new Feed({
      source,
      url,
      line,
      check: address.check ?? check,
      clock,
      machine,
      random: random.stream(source),
      stored,
      feeds: this.#options.feeds.length,
      shares: this.#shares,
      deadPlaces: new Set(dead.map((one) => one.sequence)),
      openLetters,
      givenUp: () => this.#writer!.world.by(gaps, 'bySource', source),
      deliver: (feed, inputs) => this.#deliver(feed, inputs),
      onWelcome: (feed, welcome, epochBefore) => this.#welcomed(feed, welcome, epochBefore),
      onLost: (feed, why) => this.#lost(feed, why),
      onGap: (feed, gap, givenUp) => this.#gap(feed, gap, givenUp),
    });
  }

  #deliver(feed: Feed, inputs: readonly FeedInput[]): void {
    if (this.#history) this.#history.deliver(feed, inputs);
    else this.#writer!.submit(inputs);
  }

  #welcomed(feed: Feed, welcome: Welcome, epochBefore: number | null): void {
    const history = feed.isPastHistory ? 0 : feed.historyUntil! - feed.cursor.cursor;
    this.#writer!.submit([say.connected(feed.source, welcome, epochBefore, history)]);
    if (feed.historyUntil !== feed.cursor.backfillUntil) this.#changed.add(feed.source);
    if (history > 0 && !this.#history) this.#beginHistory([feed]);
    this.#history?.welcomed(feed);
    this.#tell(feed.source);
  }

  #lost(feed: Feed, why: string): void {
    this.#writer!.submit([say.lost(feed.source, why)]);
    this.#history?.lost(feed);
    this.#tell(feed.source);
  }

  #gap(feed: Feed, { first, last }: Gap, givenUp: boolean): void {
    const { source, epoch } = feed;
    this.#writer!.submit([say.gap({ source, epoch, first, last }, givenUp)]);
    if (!givenUp) {
      feed.gaps++;
      this.#changed.add(feed.source);
    }
    this.#tell(feed.source);
  }

  #beginHistory(feeds: readonly Feed[]): void {
    const writer = this.#writer!;
    writer.beginHistory();
    this.#history = new History({
      machine: this.#options.machine,
      submit: (inputs) => writer.submit(inputs),
      onDone: (read, held) => this.#endHistory(read, held),
    });
    for (const feed of feeds) this.#history.add(feed);
    for (const listener of this.#historyListeners) listener(true);
  }

  /** All of it is committed: say so, then let the present in. */
  #endHistory(read: readonly Feed[], held: readonly FeedInput[]): void {
    const writer = this.#writer!;
    for (const feed of read) {
      feed.historyUntil = null;
      this.#changed.add(feed.source);
    }
    this.#history = null;
    this.#presentMs = this.#options.clock.worldNow();
    writer.endHistory();
    writer.submit(read.map((feed) => say.caughtUp(feed.source)));
    writer.submit(held);
    for (const listener of this.#historyListeners) listener(false);
    for (const feed of read) this.#tell(feed.source);
  }

  #tell(source: string): void {
    for (const listener of this.#listeners) listener(source);
  }
}
