import type { Socket } from 'socket.io';
import { accept, refuse, type Result } from '#shared/vocabulary';
import {
  actMessage,
  bulkMessage,
  chooseUser,
  look,
  requestMessage,
  subscribe,
  type Done,
  type LiveName,
  type Person,
} from '#shared/protocol';
import { embeddedPerson, mayAct, mayRead, type RateLimit } from '#engine/access';
import type { GatewayEngine, OwnHandlers } from './gateway-engine.ts';
import { checked, checkedAct, checkedRequest, isActName } from './messages.ts';
import type { Presence } from './presence.ts';
import type { Publisher } from './publisher.ts';
import type { Subscription } from './subscription.ts';
import { Window } from './window.ts';

/** A megabyte on its way to one console: some two seconds of a busy network. */
const WINDOW_BYTES = 1_000_000;

export interface ConsoleServices {
  engine: GatewayEngine;
  own: OwnHandlers;
  publisher: Publisher;
  presence: Presence;
  rateLimit: RateLimit;
  sessionOf(person: Person): unknown;
  /** Logs what must not happen: a bug of ours, never bad input. */
  report(error: unknown): void;
}

type Handler = (message: unknown) => unknown;

/** Serves one window of one person: every message is checked, limited and answered, with a value or a refusal. */
export class ConsoleSocket {
  readonly #socket: Socket;
  readonly #services: ConsoleServices;
  readonly #subscriptions = new Map<LiveName, Subscription>();
  readonly #window = new Window(WINDOW_BYTES);
  #person: Person;

  constructor(socket: Socket, person: Person, services: ConsoleServices) {
    this.#socket = socket;
    this.#person = person;
    this.#services = services;
    this.#on('echo', () => accept(null));
    this.#on('choose', (message) => this.#choose(message));
    this.#on('subscribe', (message) => this.#subscribe(message));
    this.#on('unsubscribe', (message) => this.#unsubscribe(message));
    this.#on('request', (message) => this.#request(message));
    this.#on('look', (message) => this.#look(message));
    this.#on('act', (message) => this.#act(message));
    this.#on('bulk', (message) => this.#bulk(message));
    socket.on('disconnect', () => this.#close());
    socket.emit('session', services.sessionOf(person));
  }

  #on(event: string, handler: Handler): void {
    this.#socket.on(event, (message: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return;
      const reply = answer as (result: unknown) => void;
      if (!this.#services.rateLimit.take()) return reply(refuse('console.tooFast'));
      void this.#answer(handler, message, reply);
    });
  }

  async #answer(
    handler: Handler,
    message: unknown,
    reply: (result: unknown) => void,
  ): Promise<void> {
    try {
      reply(await handler(message));
    } catch (error) {
      this.#services.report(error);
      reply(refuse('hub.fault', { problem: 'The hub failed on this; it is in its log.' }));
    }
  }

  #choose(message: unknown): Result<unknown> {
    const chosen = checked(chooseUser, message);
    if (!chosen.ok) return chosen;
    const person = embeddedPerson(chosen.value.person);
    if (!person.ok) return person;
    this.#person = person.value;
    this.#services.presence.become(this, this.#person);
    for (const name of this.#subscriptions.keys())
      if (!mayRead(this.#person, name).ok) this.#drop(name);
    return accept(this.#services.sessionOf(this.#person));
  }

  #subscribe(message: unknown): Result<{ version: number }> {
    const asked = checked(subscribe, message);
    if (!asked.ok) return asked;
    const name = asked.value.collection;
    const right = mayRead(this.#person, name);
    if (!right.ok) return right;
    const live = this.#services.publisher.collection(name);
    if (!live) return refuse('live.unknown', { collection: name });
    this.#drop(name);
    const subscription = live.subscribe({
      window: this.#window,
      send: (frame, onAck) => {
        this.#socket.emit('live', frame, onAck);
      },
    });
    this.#subscriptions.set(name, subscription);
    return accept({ version: live.version });
  }

  #unsubscribe(message: unknown): Result<null> {
    const asked = checked(subscribe, message);
    if (!asked.ok) return asked;
    this.#drop(asked.value.collection);
    return accept(null);
  }

  #look(message: unknown): Result<null> {
    const looked = checked(look, message);
    if (!looked.ok) return looked;
    this.#services.presence.look(this, this.#person, looked.value.at);
    return accept(null);
  }

  async #request(message: unknown): Promise<Result<unknown>> {
    const asked = checked(requestMessage, message);
    if (!asked.ok) return asked;
    const { name } = asked.value;
    const right = mayRead(this.#person, name);
    if (!right.ok) return right;
    const input = checkedRequest(name, asked.value.input);
    if (!input.ok) return input;
    const own = this.#services.own.requests[name];
    return own
      ? own(input.value as never, this.#person)
      : this.#services.engine.request(name, input.value, this.#person);
  }

  async #act(message: unknown): Promise<Result<Done>> {
    const asked = checked(actMessage, message);
    if (!asked.ok) return asked;
    return this.#actOnce(asked.value.name, asked.value.input, asked.value.actId);
  }

  /** One answer an input, in order; one that is refused stops none of the others. */
  async #bulk(message: unknown): Promise<Result<Done>[]> {
    const asked = checked(bulkMessage, message);
    if (!asked.ok) return [asked];
    const { name, actId, inputs } = asked.value;
    return Promise.all(inputs.map((input, i) => this.#actOnce(name, input, `${actId}/${i}`)));
  }

  async #actOnce(name: string, raw: unknown, actId: string): Promise<Result<Done>> {
    const input = checkedAct(name, raw);
    if (!input.ok) return input;
    if (isActName(name)) {
      const right = mayAct(this.#person, name);
      if (!right.ok) {
        await this.#services.engine.refused(name, input.value, this.#person, actId, right.refusal);
        return right;
      }
    }
    const own = this.#services.own.acts[name];
    if (own) return own(input.value as never, this.#person, actId);
    const reason = (input.value as { reason?: string }).reason;
    return this.#services.engine.act(name, input.value, this.#person, actId, reason);
  }

  #drop(name: LiveName): void {
    const subscription = this.#subscriptions.get(name);
    if (!subscription) return;
    this.#services.publisher.collection(name)?.unsubscribe(subscription);
    this.#subscriptions.delete(name);
  }

  #close(): void {
    this.#services.presence.look(this, this.#person, null);
    for (const name of this.#subscriptions.keys()) this.#drop(name);
  }
}
