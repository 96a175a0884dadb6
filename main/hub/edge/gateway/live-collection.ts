import { deltaOf, encodeFrame, type LiveSource } from './live-source.ts';
import { Subscription, type Subscriber } from './subscription.ts';

/** One live collection with its subscribers: remembers what changed and tells it once a tick. */
export class LiveCollection {
  readonly #source: LiveSource;
  readonly #subscriptions = new Set<Subscription>();
  #dirty = new Set<string>();
  #version = 1;

  constructor(source: LiveSource) {
    this.#source = source;
  }

  get version(): number {
    return this.#version;
  }

  subscribe(subscriber: Subscriber): Subscription {
    const subscription = new Subscription(this.#source, subscriber, () => this.#version);
    this.#subscriptions.add(subscription);
    return subscription;
  }

  unsubscribe(subscription: Subscription): void {
    subscription.close();
    this.#subscriptions.delete(subscription);
  }

  /** A row under this key may have changed. Nobody watching: nobody is told, a later snapshot will know. */
  touch(key: string): void {
    if (this.#subscriptions.size > 0) this.#dirty.add(key);
  }

  /** One tick: the delta of what changed, computed and encoded once. */
  flush(): void {
    if (this.#dirty.size === 0) return;
    const keys = this.#dirty;
    this.#dirty = new Set();
    this.#version += 1;
    const frame = encodeFrame(deltaOf(this.#source, this.#version, keys));
    for (const subscription of this.#subscriptions) subscription.deliver(keys, frame);
  }
}
