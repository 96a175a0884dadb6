import {
  encodeDelta,
  FRAME_ROWS,
  RowTexts,
  type EncodedFrame,
  type LiveSource,
} from './live-source.ts';
import { Subscription, type Subscriber } from './subscription.ts';

/** One live collection with its subscribers: remembers what changed and tells it once a tick. */
export class LiveCollection {
  readonly #rows: RowTexts;
  readonly #subscriptions = new Set<Subscription>();
  readonly #dirty = new Set<string>();
  #version = 1;

  constructor(source: LiveSource) {
    this.#rows = new RowTexts(source);
  }

  get version(): number {
    return this.#version;
  }

  subscribe(subscriber: Subscriber): Subscription {
    const subscription = new Subscription(this.#rows, subscriber, () => this.#version);
    this.#subscriptions.add(subscription);
    return subscription;
  }

  unsubscribe(subscription: Subscription): void {
    subscription.close();
    this.#subscriptions.delete(subscription);
  }

  /**
   * A row under this key may have changed. Nobody watching: nobody is told, a later snapshot will know; its text is
   * forgotten all the same, for whoever comes in this tick reads what is kept of whoever left in it.
   */
  touch(key: string): void {
    this.#rows.forget(key);
    if (this.#subscriptions.size > 0) this.#dirty.add(key);
  }

  /**
   * One tick: what changed, in frames that a console takes in without a pause, each computed and encoded once, and only
   * if somebody has room for it.
   */
  flush(): void {
    this.#rows.forgetAll();
    if (this.#dirty.size === 0) return;
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    this.#version += 1;
    for (let at = 0; at < dirty.length; at += FRAME_ROWS) {
      const keys = dirty.slice(at, at + FRAME_ROWS);
      let frame: EncodedFrame | null = null;
      for (const subscription of this.#subscriptions) {
        if (!subscription.isAbreast) subscription.postpone(keys);
        else subscription.deliver((frame ??= encodeDelta(this.#rows, this.#version, keys)));
      }
    }
  }
}
