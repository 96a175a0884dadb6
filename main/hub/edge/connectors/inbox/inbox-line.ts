import type { FeedLine, LinkOptions } from '#engine/feeds';
import type { DeadLetter } from '#engine/writer';
import type { Credit, ReplayRequest } from '#shared/contracts';
import { DAY_MS } from '#shared/vocabulary';
import type { StoredItem } from './inbox.sql.ts';

/** The inbox's own name as a source. */
export const INBOX_SOURCE = 'edi/inbox';

/** Its numbering has never been lost: it lies in the hub's own store, and is restored with it. */
export const INBOX_EPOCH = 1;

/** Nobody owes us a file: a year without one is no silence that a person must look at. */
const CADENCE_MS = 365 * DAY_MS;

/** As the frames of other feeds. */
const BATCH = 100;

/** What the inbox could not make an event of, on its way through the feed to the dead letters. */
export class InboxLetter {
  readonly letter: DeadLetter;

  constructor(letter: DeadLetter) {
    this.letter = letter;
  }
}

export interface LineSource {
  head(): number;
  read(after: number, limit: number): Promise<StoredItem[]>;
  report(error: unknown): void;
}

/**
 * The line from the inbox to the hub's feeds: the same words as over a socket (hello, welcome, batches within credit,
 * replay), without one, since both ends live in this process.
 */
export class InboxLine implements FeedLine {
  readonly #options: LinkOptions;
  readonly #source: LineSource;
  #open = false;
  #sent = 0;
  #credit = 0;
  #sending = false;

  constructor(options: LinkOptions, source: LineSource) {
    this.#options = options;
    this.#source = source;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  get failures(): number {
    return 0;
  }

  connect(): void {
    void this.#greet().catch((error: unknown) => this.#source.report(error));
  }

  reconnect(): void {
    this.connect();
  }

  credit({ credit }: Credit): void {
    this.#credit += credit;
    this.more();
  }

  replay({ from, to }: ReplayRequest): void {
    void this.#send(from - 1, to - from + 1, true).catch((error: unknown) =>
      this.#source.report(error),
    );
  }

  /** Nobody can tell a folder to do something. */
  async command(): Promise<boolean> {
    return false;
  }

  fail(why: string): void {
    this.#open = false;
    this.#options.onLost(why, 0);
  }

  close(): void {
    this.#open = false;
  }

  /** Something new stands in the inbox. */
  more(): void {
    if (!this.#open || this.#sending) return;
    this.#sending = true;
    void this.#flow()
      .catch((error: unknown) => this.#source.report(error))
      .finally(() => (this.#sending = false));
  }

  async #greet(): Promise<void> {
    const hello = await this.#options.hello();
    this.#sent = hello.cursor;
    this.#credit = hello.credit;
    this.#open = true;
    this.#options.onWelcome({
      source: INBOX_SOURCE,
      epoch: INBOX_EPOCH,
      head: this.#source.head(),
      oldest: 1,
      cadenceMs: CADENCE_MS,
    });
    this.more();
  }

  async #flow(): Promise<void> {
    while (this.#open && this.#credit > 0 && this.#sent < this.#source.head()) {
      const count = await this.#send(this.#sent, Math.min(BATCH, this.#credit), false);
      if (count === 0) return;
      this.#sent += count;
      this.#credit -= count;
    }
  }

  async #send(after: number, limit: number, replay: boolean): Promise<number> {
    const items = await this.#source.read(after, limit);
    if (items.length > 0 && this.#open)
      this.#options.onBatch({ epoch: INBOX_EPOCH, replay, events: items.map(wireItem) });
    return items.length;
  }
}

function wireItem({ kind, content }: StoredItem): unknown {
  const value: unknown = JSON.parse(content);
  return kind === 'event' ? value : new InboxLetter(value as DeadLetter);
}
