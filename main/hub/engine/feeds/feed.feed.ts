import type { Clock, Machine, Random } from '#engine/clock';
import type { Arrival, CheckedEvent, DeadLetter, Unreadable } from '#engine/writer';
import type { Batch, CommandEnvelope, Hello, Welcome } from '#shared/contracts';
import { assert } from '#shared/vocabulary';
import type { CreditShares } from './credit-shares.ts';
import { CreditWindow } from './credit-window.ts';
import type { FeedCursor } from './cursor.sql.ts';
import type { EventCheck } from './event-check.ts';
import type { GapRow } from './feed.collection.ts';
import { FeedLink, type FeedLine, type LinkOptions } from './feed-link.feed.ts';
import { HoleKeeper } from './hole-keeper.ts';
import { Meter } from './meter.ts';
import { RecentIds } from './recent-ids.ts';
import { SequenceLine, type Gap, type Ready } from './sequence-line.ts';

export type FeedInput = Arrival | Unreadable;

export interface FeedOptions {
  source: string;
  url: string;
  /** Makes the line; without it, a socket to the url. */
  line?: ((options: LinkOptions) => FeedLine) | undefined;
  check: EventCheck;
  clock: Clock;
  machine: Machine;
  random: Random;
  stored: FeedCursor;
  openLetters: number;
  /** How many feeds the hub has, and what each may have in memory. */
  feeds: number;
  shares: CreditShares;
  /** Places of the present life whose event is a dead letter. */
  deadPlaces: Set<number>;
  /** Places of its numbering, of any life, that were given up and have not come since. */
  givenUp(): readonly GapRow[];
  /** Takes what is in order. */
  deliver(feed: Feed, inputs: readonly FeedInput[]): void;
  onWelcome(feed: Feed, welcome: Welcome, epochBefore: number | null): void;
  onLost(feed: Feed, why: string): void;
  onGap(feed: Feed, gap: Gap, givenUp: boolean): void;
}

/** Of what stands around the data of an event: names, ids and times. */
const ENVELOPE_BYTES = 250;

/** What a re-sent replay may need beyond the window. */
const REPLAY_CREDIT = 500;

/**
 * One feed from its socket to the writer: checks each event, puts them in the order of the source's numbering, minds
 * holes, and gives credit back as commits come.
 */
export class Feed {
  readonly source: string;
  readonly url: string;
  readonly meter = new Meter();
  readonly link: FeedLine;
  /** As committed. */
  cursor: FeedCursor;
  /** Holes that a replay was ever asked for. */
  gaps: number;
  /** Dead letters that nobody has mended yet. */
  openLetters: number;
  cadenceMs = 0;
  head = 0;
  lastGoodMs: number | null = null;
  retries = 0;
  lastError: string | null = null;
  nextTryMachineMs: number | null = null;
  /** The last place that is history, while history is read. */
  historyUntil: number | null;
  readonly #options: FeedOptions;
  readonly #credit: CreditWindow;
  readonly #ids: RecentIds;
  readonly #holes: HoleKeeper;
  /** Open places whose event came once and was bad: a replay may bring it well. */
  readonly #suspects = new Set<number>();
  #epoch: number | null;
  #line: SequenceLine<FeedInput>;
  #whenSettled: (() => void) | null = null;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.source = options.source;
    this.url = options.url;
    this.cursor = options.stored;
    this.gaps = options.stored.gaps;
    this.openLetters = options.openLetters;
    this.historyUntil = options.stored.backfillUntil;
    this.#ids = new RecentIds(options.feeds);
    this.#credit = new CreditWindow(() => options.shares.windowOf(options.source));
    this.#epoch = options.stored.epoch;
    this.#line = new SequenceLine(options.stored.cursor);
    this.#holes = new HoleKeeper({
      machine: options.machine,
      ask: (hole) => this.#askReplay(hole),
      giveUp: (hole) => this.#giveUp(hole),
    });
    const line = options.line ?? ((link: LinkOptions): FeedLine => new FeedLink(link));
    this.link = line({
      url: options.url,
      machine: options.machine,
      random: options.random,
      hello: () => this.#hello(),
      onWelcome: (welcome) => this.#welcomed(welcome),
      onBatch: (batch) => this.#receive(batch),
      onLost: (why, retryMs) => this.#lost(why, retryMs),
    });
  }

  /** The life of the source that it speaks of now; it may be newer than what is committed. */
  get epoch(): number {
    assert(this.#epoch !== null, `${this.source} has been welcomed`);
    return this.#epoch;
  }

  /** Whether all of its history has been handed on. */
  get isPastHistory(): boolean {
    return this.historyUntil === null || this.#line.delivered >= this.historyUntil;
  }

  /** Ranges of its present numbering that are missing now: asked for, or given up. */
  get missing(): number {
    const givenUp = this.#options.givenUp().filter((gap) => gap.epoch === this.#epoch).length;
    return givenUp + (this.#holes.isAsking ? 1 : 0);
  }

  /** Whether a place was given up as a gap. */
  wasGivenUp(epoch: number, sequence: number): boolean {
    return this.#options
      .givenUp()
      .some((gap) => gap.epoch === epoch && gap.first <= sequence && sequence <= gap.last);
  }

  /** What the next transaction goes on from. */
  toStore(): FeedCursor {
    return { ...this.cursor, gaps: this.gaps, backfillUntil: this.historyUntil };
  }

  /** A commit has settled so many of this feed's inputs. */
  committed(cursor: FeedCursor, count: number): void {
    this.cursor = cursor;
    this.#settle(count);
    const credit = this.#credit.grant();
    if (credit > 0) this.link.credit({ cursor: cursor.cursor, credit });
  }

  /** Asks for history again from a place on; what stands in the log already counts as duplicate. */
  replay(from: number): void {
    const to = Math.max(from, this.#line.delivered);
    this.#grantExtra();
    this.link.replay({ from, to });
  }

  send(command: CommandEnvelope, timeoutMs: number): Promise<boolean> {
    return this.link.command(command, timeoutMs);
  }

  /** An edited dead letter, checked again, as the next input of this feed. */
  resubmit(event: CheckedEvent, resubmission: { deadLetter: number; by: string }): Arrival {
    this.#credit.received(1);
    const how = { again: true, vacant: true, cursorAfter: null };
    return { ...this.#arrival(event, how), backfill: false, resubmission };
  }

  close(): void {
    this.#holes.reset();
    this.link.close();
  }

  async #hello(): Promise<Hello> {
    // What waits for a hole comes again, and was counted by nobody yet.
    this.#holes.reset();
    this.#suspects.clear();
    this.#settle(this.#line.waiting);
    this.#line = new SequenceLine(this.#line.delivered);
    // The cursor that we name must be committed: the source may forget what is before it.
    if (this.#credit.held > 0) await new Promise<void>((done) => (this.#whenSettled = done));
    const cursor = this.#line.delivered;
    return { consumer: 'signalbox', epoch: this.#epoch, cursor, credit: this.#credit.open() };
  }

  #welcomed(welcome: Welcome): void {
    const epochBefore = this.#epoch;
    this.cadenceMs = welcome.cadenceMs;
    this.head = welcome.head;
    this.lastError = null;
    this.nextTryMachineMs = null;
    this.retries = 0;
    if (epochBefore !== welcome.epoch) {
      this.#epoch = welcome.epoch;
      this.#line = new SequenceLine(0);
      // Its numbering begins anew: a bad place of its former life says nothing of this one.
      this.#suspects.clear();
      this.#options.deadPlaces.clear();
      this.historyUntil = epochBefore === null && welcome.head > 0 ? welcome.head : null;
      // Our hello named a place of its former life; it must hear from us again before it sends.
      if (epochBefore !== null) return this.link.reconnect();
    }
    this.#options.onWelcome(this, welcome, epochBefore);
    const lostBefore = welcome.oldest - 1;
    if (welcome.head > 0 && lostBefore > this.#line.delivered)
      this.#giveUp({ first: this.#line.delivered + 1, last: lostBefore });
  }

  #lost(why: string, retryMs: number): void {
    const { machine } = this.#options;
    this.#holes.reset();
    this.retries++;
    this.lastError = why;
    this.nextTryMachineMs = machine.machineNow() + retryMs;
    this.#options.onLost(this, why);
  }

  #receive(batch: Batch): void {
    if (batch.epoch !== this.#epoch)
      return this.link.fail('sends events of another life than it welcomed us with');
    const nowMs = this.#options.clock.worldNow();
    this.#credit.received(batch.events.length);
    this.meter.count(nowMs, batch.events.length);
    const ready: FeedInput[] = [];
    let bytes = 0;
    for (const raw of batch.events) {
      const checked = this.#options.check(raw, this.source, nowMs);
      bytes += ENVELOPE_BYTES + (checked.ok ? checked.event.json : checked.letter.raw).length;
      if (checked.ok) this.#take(checked.event, ready);
      else this.#refuse(checked.letter, ready);
    }
    this.#options.shares.heard(this.source, batch.events.length, bytes);
    this.#hand(ready);
  }

  #take(event: CheckedEvent, ready: FeedInput[]): void {
    const { epoch, sequence } = event;
    if (epoch !== this.#epoch) {
      ready.push(this.#arrival(event, { again: true, vacant: false, cursorAfter: null }));
      return;
    }
    this.head = Math.max(this.head, sequence);
    const again = this.#ids.use(event.id, sequence);
    if (this.#suspects.delete(sequence)) this.#options.deadPlaces.add(sequence);
    const vacant = again || this.#options.deadPlaces.has(sequence);
    const item = this.#arrival(event, { again, vacant, cursorAfter: sequence });
    this.#inOrder(this.#line.offer({ sequence, item }), ready);
  }

  #refuse(letter: DeadLetter, ready: FeedInput[]): void {
    const { sequence } = letter;
    const place = { source: this.source, epoch: this.epoch, cursorAfter: null };
    const item: Unreadable = { kind: 'unreadable', place, letter };
    if (letter.epoch !== this.#epoch || sequence === null || !this.#line.isOpen(sequence)) {
      ready.push(item);
      return;
    }
    const { deadPlaces } = this.#options;
    if (!this.#suspects.delete(sequence) && !deadPlaces.has(sequence)) {
      // Damaged on the way, or bad at its source? Kept as a letter at once, and asked for once more.
      this.#suspects.add(sequence);
      ready.push(item);
      return;
    }
    deadPlaces.add(sequence);
    const repeated: Unreadable = {
      ...item,
      place: { ...place, cursorAfter: sequence },
      repeated: true,
    };
    this.#inOrder(this.#line.offer({ sequence, item: repeated }), ready);
  }

  /** What is in order moves the cursor; what comes again does not, and the log must be asked. */
  #inOrder(offered: readonly Ready<FeedInput>[], ready: FeedInput[]): void {
    for (const { item, again } of offered) {
      if (!again) ready.push(item);
      else if (item.kind === 'unreadable')
        ready.push({ ...item, place: item.place && { ...item.place, cursorAfter: null } });
      else ready.push(this.#again(item));
    }
  }

  #again(arrival: Arrival): Arrival {
    const { epoch, sequence } = arrival.event;
    return {
      ...arrival,
      place: { ...arrival.place, cursorAfter: null },
      again: true,
      vacant: arrival.vacant || this.wasGivenUp(epoch, sequence),
    };
  }

  #arrival(
    event: CheckedEvent,
    how: { again: boolean; vacant: boolean; cursorAfter: number | null },
  ): Arrival {
    return {
      kind: 'arrival',
      place: { source: this.source, epoch: this.epoch, cursorAfter: how.cursorAfter },
      event,
      again: how.again,
      vacant: how.vacant,
      backfill: this.historyUntil !== null && event.sequence <= this.historyUntil,
    };
  }

  #hand(ready: readonly FeedInput[]): void {
    if (ready.length > 0) this.#options.deliver(this, ready);
    const next = this.#line.delivered + 1;
    const isSuspect = this.#suspects.has(next);
    const hole = isSuspect ? this.#suspectsFrom(next) : this.#line.gap();
    this.#holes.mind(hole, this.#line.waiting, isSuspect);
  }

  /** Bad events often come in rows: they are asked for together. */
  #suspectsFrom(first: number): Gap {
    let last = first;
    while (last - first < REPLAY_CREDIT - 1 && this.#suspects.has(last + 1)) last++;
    return { first, last };
  }

  #askReplay(hole: Gap): void {
    if (!this.#suspects.has(hole.first)) this.#options.onGap(this, hole, false);
    this.#grantExtra();
    this.link.replay({ from: hole.first, to: hole.last });
  }

  #giveUp(hole: Gap): void {
    for (let place = hole.first; place <= hole.last && this.#suspects.size > 0; place++)
      if (this.#suspects.delete(place)) this.#options.deadPlaces.add(place);
    this.#options.onGap(this, hole, true);
    const ready: FeedInput[] = [];
    this.#inOrder(this.#line.passTo(hole.last), ready);
    this.#hand(ready);
  }

  #grantExtra(): void {
    const credit = this.#credit.extra(REPLAY_CREDIT);
    if (credit > 0) this.link.credit({ cursor: this.cursor.cursor, credit });
  }

  #settle(count: number): void {
    this.#credit.settled(count);
    if (this.#credit.held > 0) return;
    this.#whenSettled?.();
    this.#whenSettled = null;
  }
}
