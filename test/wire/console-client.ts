import { io, type Socket } from 'socket.io-client';
import type {
  Act,
  ActName,
  Done,
  LiveFrame,
  LiveName,
  LiveRows,
  LookedAt,
  PulseFrame,
  RequestAnswer,
  RequestInput,
  RequestName,
} from '#shared/protocol';
import type { Result } from '#shared/vocabulary';

/** A console of a test: one window of one person, over a real socket. */
export class ConsoleClient {
  readonly socket: Socket;
  pulse: PulseFrame | null = null;
  readonly #rows = new Map<LiveName, Map<string, object>>();
  readonly #looks = new Set<() => void>();
  #acts = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('live', (encoded: Uint8Array, ack: () => void) => {
      ack();
      this.#take(JSON.parse(new TextDecoder().decode(encoded)) as LiveFrame);
    });
    socket.on('pulse', (pulse: PulseFrame) => {
      this.pulse = pulse;
      this.#look();
    });
  }

  static async connect(port: number, token: string, person = 'r.alvarez'): Promise<ConsoleClient> {
    const socket = io(`http://127.0.0.1:${port}/console`, {
      transports: ['websocket'],
      auth: { token, person },
    });
    const client = new ConsoleClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', reject);
    });
    return client;
  }

  async watch(collection: LiveName): Promise<void> {
    this.#rows.set(collection, new Map());
    const answer = (await this.socket.emitWithAck('subscribe', { collection })) as Result<unknown>;
    if (!answer.ok) throw new Error(`${collection} is not told: ${answer.refusal.code}`);
  }

  /** Turns to a thing, so that others see who looks. */
  async look(at: LookedAt | null): Promise<void> {
    await this.socket.emitWithAck('look', { at });
  }

  row<Name extends LiveName>(collection: Name, key: string): LiveRows[Name] | undefined {
    return this.#rows.get(collection)?.get(key) as LiveRows[Name] | undefined;
  }

  rows<Name extends LiveName>(collection: Name): LiveRows[Name][] {
    return [...(this.#rows.get(collection)?.values() ?? [])] as LiveRows[Name][];
  }

  /** Resolves once `look` gives something; it looks again at each frame that comes. */
  until<T>(look: () => T | undefined | null | false): Promise<T> {
    return new Promise((resolve) => {
      const again = (): void => {
        const seen = look();
        if (seen === undefined || seen === null || seen === false) return;
        this.#looks.delete(again);
        resolve(seen);
      };
      this.#looks.add(again);
      again();
    });
  }

  act<Name extends ActName>(
    name: Name,
    input: Act<Name>,
    actId = `act-of-test-${++this.#acts}-${this.socket.id}`,
  ): Promise<Result<Done>> {
    return this.socket.emitWithAck('act', { actId, name, input });
  }

  /** One act on many; one answer each, in their order. */
  bulk<Name extends ActName>(
    name: Name,
    inputs: Act<Name>[],
    actId = `bulk-of-test-${++this.#acts}-${this.socket.id}`,
  ): Promise<Result<Done>[]> {
    return this.socket.emitWithAck('bulk', { actId, name, inputs });
  }

  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<Result<RequestAnswer<Name>>> {
    return this.socket.emitWithAck('request', { name, input });
  }

  close(): void {
    this.socket.close();
  }

  #take(frame: LiveFrame): void {
    let rows = this.#rows.get(frame.collection);
    if (!rows) return;
    if (frame.kind === 'snapshot') {
      if (frame.part === 1) this.#rows.set(frame.collection, (rows = new Map()));
      for (const row of frame.rows) rows.set(row.key, row);
    } else {
      for (const row of frame.upserts) rows.set(row.key, row);
      for (const key of frame.removes) rows.delete(key);
    }
    this.#look();
  }

  #look(): void {
    for (const look of this.#looks) look();
  }
}
