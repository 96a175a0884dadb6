import { appendToLog, Dictionary, moveHead, readHead } from '#engine/log';
import type { Dictionaries, LogHead, LogRow } from '#engine/log';
import type { Store, Write } from '#engine/store';
import type { Appending, BenchEvent } from './append-callers.ts';

/** As many as the writer commits at once. */
const MOST = 2_000;

interface Batch {
  source: string;
  events: readonly BenchEvent[];
  done(): void;
}

/** The log without the writer around it: one transaction at a time takes what its callers have handed in meanwhile. */
export class GroupedLog {
  readonly #store: Store;
  readonly #dictionaries: Dictionaries;
  readonly #sequences = new Map<string, number>();
  readonly #waiting: Batch[] = [];
  #head: LogHead;
  #isRunning = false;

  private constructor(store: Store, dictionaries: Dictionaries, head: LogHead) {
    this.#store = store;
    this.#dictionaries = dictionaries;
    this.#head = head;
  }

  static open(store: Store): Promise<GroupedLog> {
    return store.write(async (session) => {
      const sources = await Dictionary.load(session, 'source');
      const types = await Dictionary.load(session, 'type');
      return new GroupedLog(store, { sources, types }, await readHead(session));
    });
  }

  caller(source: string): Appending {
    return {
      append: (events) =>
        new Promise((done, fail) => {
          this.#waiting.push({ source, events, done });
          if (!this.#isRunning) this.#run().catch(fail);
        }),
    };
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // Whatever is handed in in this turn of the loop belongs to the same transaction.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batches: Batch[] = [];
      let count = 0;
      while (this.#waiting[0] && count + this.#waiting[0].events.length <= MOST) {
        count += this.#waiting[0].events.length;
        batches.push(this.#waiting.shift()!);
      }
      await this.#commit(batches);
      for (const { done } of batches) done();
    }
    this.#isRunning = false;
  }

  async #commit(batches: readonly Batch[]): Promise<void> {
    const { sources, types } = this.#dictionaries;
    let { seq } = this.#head;
    const rows = batches.flatMap(({ source, events }) =>
      events.map((event) => this.#row(event, source, ++seq)),
    );
    const head = { ...this.#head, seq, transaction: this.#head.transaction + 1 };
    await this.#store.commit(writesOf(this.#dictionaries, rows, head));
    sources.keep();
    types.keep();
    this.#head = head;
  }

  #row(event: BenchEvent, source: string, seq: number): LogRow {
    const sequence = (this.#sequences.get(source) ?? 0) + 1;
    this.#sequences.set(source, sequence);
    return {
      event: {
        ...event,
        seq,
        source,
        epoch: 1,
        id: `${source}-${sequence}`,
        sequence,
        receivedAt: event.recordedAt,
        actor: null,
        reason: null,
        backfill: false,
      },
      json: JSON.stringify(event.data),
      hash: null,
    };
  }
}

function* writesOf(
  dictionaries: Dictionaries,
  rows: readonly LogRow[],
  head: LogHead,
): Generator<Write> {
  yield* appendToLog(dictionaries, rows);
  yield moveHead(head);
}
