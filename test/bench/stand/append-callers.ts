import type { Arrival, CheckedEvent, Writer } from '#engine/writer';
import { Warehouse } from './network-events.ts';

/** One who appends batches, each after the one before is committed. */
export interface Appending {
  append(events: readonly BenchEvent[]): Promise<void>;
}

/** What both stores are given of an event: type and data as objects, the rest as it stands in an envelope. */
export type BenchEvent = Omit<CheckedEvent, 'source' | 'json' | 'sequence' | 'id' | 'epoch'>;

const warehouse = new Warehouse(0, 2_000, 0);

/** The next picks of a warehouse. */
export function eventsOf(count: number): BenchEvent[] {
  return Array.from({ length: count }, () => {
    const event = warehouse.change(Date.now()) as Record<string, never>;
    return {
      type: event['type']!,
      subject: event['subject']!,
      occurredAt: event['time']!,
      recordedAt: event['recordedtime']!,
      correlationId: event['correlationid']!,
      causationId: null,
      data: event['data']!,
    };
  });
}

/** A caller of the writer, as a feed is one: a source of its own, and events numbered without a hole. */
export class WriterCaller implements Appending {
  readonly #writer: Writer;
  readonly #source: string;
  #sequence = 0;
  #waiting: { last: string; done: () => void } | null = null;

  constructor(writer: Writer, source: string) {
    this.#writer = writer;
    this.#source = source;
    writer.onCommitted(({ events }) => {
      const { last, done } = this.#waiting ?? {};
      if (!events.some(({ id }) => id === last)) return;
      this.#waiting = null;
      done!();
    });
  }

  append(events: readonly BenchEvent[]): Promise<void> {
    const arrivals = events.map((event) => this.#arrival(event));
    return new Promise((done) => {
      this.#waiting = { last: arrivals.at(-1)!.event.id, done };
      this.#writer.submit(arrivals);
    });
  }

  #arrival(event: BenchEvent): Arrival {
    const source = this.#source;
    const sequence = ++this.#sequence;
    return {
      kind: 'arrival',
      place: { source, epoch: 1, cursorAfter: sequence },
      event: {
        ...event,
        source,
        epoch: 1,
        id: `${source}-${sequence}`,
        sequence,
        json: JSON.stringify(event.data),
      },
      again: false,
      vacant: false,
      backfill: false,
    };
  }
}
