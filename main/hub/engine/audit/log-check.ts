import { isOwn, type LogEvent } from '#engine/kernel';
import type { LogHead } from '#engine/log';
import { chainHash } from './canonical.ts';
import type { OutsideHead } from './outside-heads.ts';

/** A row of the log that is not as it was written, or not there. */
export interface LogFinding {
  kind: 'log';
  seq: number;
  what: string;
}

/**
 * Follows the log from its first row: places without a hole, our own rows linked by their hashes, the end at the head, and
 * the links that were written outside. Who rewrites the chain after a change of theirs is found by the last.
 */
export class LogCheck {
  events = 0;
  own = 0;
  /** Heads written outside that fit so far. */
  outside = 0;
  readonly #head: LogHead;
  readonly #heads: readonly OutsideHead[];
  readonly #tell: (finding: LogFinding) => void;
  #nextHead = 0;
  #lastSeq = 0;
  #chain: Uint8Array = new Uint8Array();
  #ownEpoch = 0;
  #ownSequence = 0;

  constructor(
    head: LogHead,
    tell: (finding: LogFinding) => void,
    heads: readonly OutsideHead[] = [],
  ) {
    this.#head = head;
    this.#heads = heads;
    this.#tell = tell;
  }

  take(event: LogEvent, hash: Uint8Array | null): void {
    this.events++;
    const { seq } = event;
    if (seq !== this.#lastSeq + 1) {
      const first = this.#lastSeq + 1;
      const places = first === seq - 1 ? `row ${first} is` : `rows ${first} to ${seq - 1} are`;
      this.#say(first, `${places} missing`);
    }
    this.#lastSeq = seq;
    if (isOwn(event)) this.#link(event, hash);
    else if (hash !== null) this.#say(seq, 'a foreign row carries a link of the chain');
    this.#holdAgainstOutside(seq);
  }

  /** After the last row. */
  end(): void {
    const { seq, chain } = this.#head;
    if (this.#lastSeq !== seq)
      this.#say(this.#lastSeq + 1, `the log ends here and its head says ${seq}`);
    else if (!same(this.#chain, chain)) this.#say(seq, 'the head does not hold the last link');
    const last = this.#heads.at(-1);
    if (last && last.seq > this.#lastSeq)
      this.#say(
        this.#lastSeq + 1,
        `rows ${this.#lastSeq + 1} to ${last.seq} are cut off: the head written outside at ${last.at} knows them`,
      );
  }

  /** A head that was written at this place holds the link that stood here then. */
  #holdAgainstOutside(seq: number): void {
    for (let next = this.#heads[this.#nextHead]; next && next.seq <= seq;) {
      const before = this.#heads[this.#nextHead - 1]?.seq ?? 0;
      if (next.seq === seq && Buffer.from(this.#chain).toString('hex') !== next.chain)
        this.#say(
          before + 1,
          `one of the rows ${before + 1} to ${seq} was rewritten, and the chain with it: the head written outside at ${next.at} is another`,
        );
      else if (next.seq === seq) this.outside++;
      next = this.#heads[++this.#nextHead];
    }
  }

  #link(event: LogEvent, hash: Uint8Array | null): void {
    this.own++;
    const { seq, epoch, sequence } = event;
    if (epoch !== this.#ownEpoch) {
      if (epoch < this.#ownEpoch) this.#say(seq, `its epoch ${epoch} is over`);
      this.#ownEpoch = epoch;
      this.#ownSequence = 0;
    }
    if (sequence !== this.#ownSequence + 1)
      this.#say(seq, `its own number is ${sequence} and not ${this.#ownSequence + 1}`);
    this.#ownSequence = sequence;
    const link = chainHash(this.#chain, event);
    if (hash === null) this.#say(seq, 'it has lost its link of the chain');
    else if (!same(link, hash))
      this.#say(seq, `it was altered, or the own row before it: its link does not fit`);
    // Go on from what stands there: one altered row is told once, and not again for each row after it.
    this.#chain = hash ?? link;
  }

  #say(seq: number, what: string): void {
    this.#tell({ kind: 'log', seq, what });
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
