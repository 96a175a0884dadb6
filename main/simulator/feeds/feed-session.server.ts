import type { Socket } from 'socket.io';
import type { Credit, Hello, ReplayRequest } from '#shared/contracts';
import type { EventFile } from '#simulator/world';
import type { Spoken } from './wire-faults.ts';

/** Events in a frame: past a hundred a frame costs latency and saves nothing more (measured/PIPELINE.md). */
const FRAME_EVENTS = 100;
/** A nightly snapshot is 70 kB an event; a frame of it is cut earlier. */
const FRAME_BYTES = 256 << 10;
/** Bytes on their way to one consumer: one that reads slowly costs no more memory than this. */
const MOST_IN_FLIGHT = 4 << 20;

/** What the line does to live events; null when it is good and they go as they lie in the file. */
export type Distortion = ((events: Spoken[]) => { now: string[]; later: string[] }) | null;

/** One consumer of a feed: where it stands, and what it may still be sent. */
export class FeedSession {
  readonly #socket: Socket;
  readonly #file: EventFile;
  readonly #epoch: number;
  #next: number;
  /** The head at the hello: up to it events are replayed. */
  readonly #head: number;
  #credit: number;
  #again: { from: number; to: number }[] = [];
  #late: string[] = [];
  #inFlight = 0;
  readonly #wake: () => void;

  /** @param wake asks for a pump, when the consumer has read what was in its way. */
  constructor(socket: Socket, file: EventFile, epoch: number, hello: Hello, wake: () => void) {
    this.#socket = socket;
    this.#file = file;
    this.#epoch = epoch;
    this.#next = Math.max(file.first, (hello.epoch === epoch ? hello.cursor : 0) + 1);
    this.#head = file.head;
    this.#credit = hello.credit;
    this.#wake = wake;
  }

  grant({ credit }: Credit): void {
    this.#credit += credit;
  }

  /** Asks for some places once more; what has not been said yet comes by itself. */
  replay({ from, to }: ReplayRequest): void {
    const last = Math.min(to, this.#file.head);
    const first = Math.max(from, this.#file.first);
    if (first <= last) this.#again.push({ from: first, to: last });
  }

  /** Sends what there is up to `limit`, as far as credit and the consumer's reading go. */
  pump(limit: number, distortion: Distortion): void {
    // Whoever reads so slowly that the file's beginning has gone meanwhile sees a gap.
    this.#next = Math.max(this.#next, this.#file.first);
    while (this.#credit > 0 && this.#inFlight < MOST_IN_FLIGHT) {
      const again = this.#again[0];
      if (again) again.from = Math.max(again.from, this.#file.first);
      const historyEnds = Math.min(this.#head, limit);
      if (again) {
        if (again.from <= again.to) again.from += this.#sendAsIs(again.from, again.to, true);
        if (again.from > again.to) this.#again.shift();
      } else if (this.#next <= historyEnds)
        this.#next += this.#sendAsIs(this.#next, historyEnds, true);
      else if (this.#next <= limit && distortion) this.#sendDistorted(limit, distortion);
      else if (this.#late.length > 0) this.#sendLate();
      else if (this.#next <= limit) this.#next += this.#sendAsIs(this.#next, limit, false);
      else return;
    }
  }

  /** From the file to the socket without a look inside; gives how many. */
  #sendAsIs(from: number, to: number, replay: boolean): number {
    const most = Math.min(to - from + 1, this.#credit, FRAME_EVENTS);
    const count = this.#file.fitting(from, most, FRAME_BYTES);
    this.#credit -= count;
    this.#send(this.#file.read(from, from + count - 1), replay);
    return count;
  }

  #sendDistorted(limit: number, distortion: NonNullable<Distortion>): void {
    // Half of the credit at most: some of it comes twice.
    const most = Math.min(limit - this.#next + 1, Math.max(1, this.#credit >> 1), FRAME_EVENTS);
    const from = this.#next;
    const count = this.#file.fitting(from, most, FRAME_BYTES);
    this.#next += count;
    const { now, later } = distortion(
      this.#file
        .readEach(from, from + count - 1)
        .map((json, i): Spoken => ({ sequence: from + i, json })),
    );
    // What was late before comes behind what has just come.
    const events = [...now, ...this.#late.splice(0)];
    this.#late.push(...later);
    this.#credit -= events.length;
    if (events.length > 0) this.#send(events.join(','), false);
  }

  #sendLate(): void {
    const events = this.#late.splice(0, Math.min(this.#credit, FRAME_EVENTS));
    this.#credit -= events.length;
    this.#send(events.join(','), false);
  }

  /**
   * Writes the packet as socket.io would encode it (protocol 5: 2 is an event), because the events are JSON already: to
   * parse them for the library to stringify them again costs more than all the rest of a replay.
   */
  #send(events: string, replay: boolean): void {
    const packet = `2${this.#socket.nsp.name},["batch",{"epoch":${this.#epoch},"replay":${replay},"events":[${events}]}]`;
    const bytes = packet.length;
    this.#inFlight += bytes;
    this.#socket.conn.write(packet, {}, () => {
      const wasFull = this.#inFlight >= MOST_IN_FLIGHT;
      this.#inFlight -= bytes;
      if (wasFull && this.#inFlight < MOST_IN_FLIGHT) this.#wake();
    });
  }
}
