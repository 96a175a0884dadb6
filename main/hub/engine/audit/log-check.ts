import { isOwn, type LogEvent } from '#engine/kernel';
import type { LogHead } from '#engine/log';
import { chainHash } from './canonical.ts';

/** A row of the log that is not as it was written, or not there. */
export interface LogFinding {
  kind: 'log';
  seq: number;
  what: string;
}

/** Follows the log from its first row: places without a hole, our own rows linked by their hashes, the end at the head. */
export class LogCheck {
  events = 0;
  own = 0;
  readonly #head: LogHead;
  readonly #tell: (finding: LogFinding) => void;
  #lastSeq = 0;
  #chain: Uint8Array = new Uint8Array();
  #ownEpoch = 0;
  #ownSequence = 0;

  constructor(head: LogHead, tell: (finding: LogFinding) => void) {
    this.#head = head;
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
  }

  /** After the last row. */
  end(): void {
    const { seq, chain } = this.#head;
    if (this.#lastSeq !== seq)
      this.#say(this.#lastSeq + 1, `the log ends here and its head says ${seq}`);
    else if (!same(this.#chain, chain)) this.#say(seq, 'the head does not hold the last link');
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
