import { io, type Socket } from 'socket.io-client';
import { refuse, type Result } from '#shared/vocabulary';
import {
  CONSOLE_NAMESPACE,
  ROLES_BY_READING,
  type Act,
  type ActName,
  type Done,
  type LiveFrame,
  type LiveName,
  type LiveRows,
  type LookedAt,
  type PulseFrame,
  type RequestAnswer,
  type RequestInput,
  type RequestName,
  type Session,
} from '#shared/protocol';
import { EntityStore } from './entity-store.ts';
import { Observable } from './observable.ts';
import { RoundTrip } from './round-trip.ts';
import { WorldClock } from './world-clock.ts';

/** How long a console waits for an answer before it says so; the hub answers acts in tens of milliseconds. */
const ANSWER_WITHIN_MS = 15_000;

/** Said by the console itself: nothing was sent, and nobody knows what became of what was sent. */
const AWAY = 'hub.away';
const NO_ANSWER = 'hub.noAnswer';
const OWN_REFUSALS: ReadonlySet<string> = new Set([AWAY, NO_ANSWER]);

export type Link =
  | { phase: 'connecting' }
  | { phase: 'live' }
  /** `sinceMs` is world time: the age of everything on screen. */
  | { phase: 'lost'; sinceMs: number }
  | { phase: 'refused'; code: string };

export interface ConnectionOptions {
  /** Empty for the page's own origin. */
  url: string;
  /** In Electron preload hands over the token; a browser has its cookie. */
  token: string | null;
  /** Who this window was, from last time. */
  person: string | null;
  monotonicNow: () => number;
  mintId: () => string;
}

/** The one line to the hub: session, live collections, requests, acts. */
export class Connection {
  readonly #socket: Socket;
  readonly #options: ConnectionOptions;
  readonly #stores = new Map<LiveName, unknown>();
  readonly #decoder = new TextDecoder();
  /** Ids of acts that the hub has not answered, by who said them and what they say. */
  readonly #unanswered = new Map<string, string>();
  #at: LookedAt | null = null;
  readonly clock: WorldClock;
  readonly link = new Observable<Link>({ phase: 'connecting' });
  readonly session = new Observable<Session | null>(null);
  readonly pulse = new Observable<PulseFrame | null>(null);
  readonly roundTrip: RoundTrip;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.clock = new WorldClock(options.monotonicNow);
    this.roundTrip = new RoundTrip(
      async () => (await this.#ask('echo', null)).ok,
      options.monotonicNow,
    );
    this.#socket = io(`${options.url}${CONSOLE_NAMESPACE}`, {
      transports: ['websocket'],
      autoConnect: false,
      auth: (send) => send({ token: options.token, person: this.#personId() }),
      reconnectionDelay: 300,
      reconnectionDelayMax: 3_000,
    });
    this.#listen();
  }

  open(): void {
    this.#socket.connect();
  }

  close(): void {
    this.#socket.close();
  }

  /** The live rows of a collection; the first who asks subscribes this console to it, for as long as it is open. */
  collection<Name extends LiveName>(name: Name): EntityStore<LiveRows[Name]> {
    const known = this.#stores.get(name);
    if (known !== undefined) return known as EntityStore<LiveRows[Name]>;
    const store = new EntityStore<LiveRows[Name]>();
    this.#stores.set(name, store);
    if (this.#socket.connected) this.#subscribe(name);
    return store;
  }

  /** Tells what this window has before it, so that others see who looks; again after each reconnection. */
  look(at: LookedAt | null): void {
    this.#at = at;
    if (this.#socket.connected) void this.#emit('look', { at });
  }

  /** Becomes another person, in this window only. */
  async choose(person: string): Promise<Result<Session>> {
    const result = await this.#ask<Session>('choose', { person });
    if (!result.ok) return result;
    this.session.set(result.value);
    // What the last person saw may not be for this one's eyes; the hub says.
    for (const [name, store] of this.#stores)
      if (ROLES_BY_READING[name] !== undefined) {
        (store as EntityStore<{ key: string }>).forget();
        this.#subscribe(name);
      }
    return result;
  }

  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<Result<RequestAnswer<Name>>> {
    return this.#ask('request', { name, input });
  }

  act<Name extends ActName>(name: Name, input: Act<Name>): Promise<Result<Done>> {
    return this.#once({ name, input }, (actId) => this.#ask('act', { actId, name, input }));
  }

  /** One answer for each input, in their order. */
  async bulk<Name extends ActName>(name: Name, inputs: Act<Name>[]): Promise<Result<Done>[]> {
    const answer = await this.#once(
      { name, inputs },
      (actId) =>
        this.#emit('bulk', { actId, name, inputs }) as Promise<Result<Done>[] | Result<Done>>,
    );
    return Array.isArray(answer) ? answer : inputs.map(() => answer);
  }

  /**
   * Sends an act under an id of its own, by which the hub knows it again. One that was not answered may have been done:
   * sent again unchanged by the same person it goes under the same id, and the hub answers as it did then.
   */
  async #once<Answer extends Result<Done>[] | Result<Done>>(
    act: object,
    send: (actId: string) => Promise<Answer>,
  ): Promise<Answer> {
    const key = JSON.stringify([this.#personId(), act]);
    const actId = this.#unanswered.get(key) ?? this.#options.mintId();
    this.#unanswered.set(key, actId);
    const answer = await send(actId);
    const isUnanswered = 'ok' in answer && !answer.ok && OWN_REFUSALS.has(answer.refusal.code);
    if (!isUnanswered) this.#unanswered.delete(key);
    return answer;
  }

  async #ask<Value>(event: string, message: unknown): Promise<Result<Value>> {
    return (await this.#emit(event, message)) as Result<Value>;
  }

  async #emit(event: string, message: unknown): Promise<unknown> {
    if (!this.#socket.connected) return refuse(AWAY);
    try {
      return await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, message);
    } catch {
      return refuse(NO_ANSWER, { waitedMs: ANSWER_WITHIN_MS });
    }
  }

  #personId(): string | null {
    return this.session.get()?.person.id ?? this.#options.person;
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      this.link.set({ phase: 'live' });
      for (const name of this.#stores.keys()) this.#subscribe(name);
      if (this.#at !== null) this.look(this.#at);
    });
    socket.on('disconnect', () => this.#lost());
    socket.on('connect_error', (error) => {
      if (error.message === 'access.signIn')
        this.link.set({ phase: 'refused', code: error.message });
      else this.#lost();
    });
    socket.on('session', (session: Session) => this.session.set(session));
    socket.on('clock', (frame) => this.clock.read(frame));
    socket.on('pulse', (frame: PulseFrame) => {
      this.pulse.set(frame);
      void this.roundTrip.measure();
    });
    socket.on('live', (encoded: ArrayBuffer, ack: () => void) => {
      const frame = JSON.parse(this.#decoder.decode(encoded)) as LiveFrame;
      (this.#stores.get(frame.collection) as EntityStore<never> | undefined)?.apply(frame);
      ack();
    });
  }

  #lost(): void {
    if (this.link.get().phase === 'lost') return;
    this.link.set({ phase: 'lost', sinceMs: this.clock.nowMs() });
    void this.roundTrip.measure();
  }

  #subscribe(name: LiveName): void {
    void this.#emit('subscribe', { collection: name });
  }
}
