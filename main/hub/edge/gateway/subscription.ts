import {
  encodeDelta,
  encodePart,
  FRAME_ROWS,
  type EncodedFrame,
  type RowTexts,
} from './live-source.ts';
import type { Window } from './window.ts';

/** Past this many waiting keys a fresh snapshot is cheaper than to remember more. */
const PENDING_LIMIT = 20_000;

export interface Subscriber {
  window: Window;
  /** Sends a frame; `onAck` when the console has taken it in. */
  send(frame: EncodedFrame, onAck: () => void): void;
}

/**
 * One collection on its way to one console: first the snapshot in parts, then deltas; while the window is full, what
 * changes is kept by key and sent once, as it is by then.
 */
export class Subscription {
  readonly #rows: RowTexts;
  readonly #subscriber: Subscriber;
  readonly #versionNow: () => number;
  #snapshot: { keys: string[]; sent: number; part: number; parts: number } | null = null;
  #pending = new Set<string>();

  constructor(rows: RowTexts, subscriber: Subscriber, versionNow: () => number) {
    this.#rows = rows;
    this.#subscriber = subscriber;
    this.#versionNow = versionNow;
    this.#beginSnapshot();
  }

  /** Whether it has sent everything so far and has room for more. */
  get isAbreast(): boolean {
    return !this.#snapshot && this.#pending.size === 0 && this.#subscriber.window.hasRoom;
  }

  close(): void {
    this.#subscriber.window.forget(this.#sendOne);
    this.#pending.clear();
    this.#snapshot = null;
  }

  /** A delta, encoded once for all consoles that are abreast. */
  deliver(frame: EncodedFrame): void {
    this.#send(frame);
  }

  /** Keys changed while it is not abreast: they are sent as they are by then. */
  postpone(keys: Iterable<string>): void {
    for (const key of keys) this.#pending.add(key);
    if (this.#pending.size > PENDING_LIMIT) this.#beginSnapshot();
    else this.#subscriber.window.whenRoom(this.#sendOne);
  }

  /** Sends one frame of what waits, and comes again in its turn for the next. */
  readonly #sendOne = (): void => {
    if (this.#snapshot) this.#sendPart();
    else if (this.#pending.size > 0) this.#sendPending();
    else return;
    this.#subscriber.window.whenRoom(this.#sendOne);
  };

  #beginSnapshot(): void {
    const keys = [...this.#rows.keys()];
    const parts = Math.max(1, Math.ceil(keys.length / FRAME_ROWS));
    this.#pending.clear();
    this.#snapshot = { keys, sent: 0, part: 0, parts };
    this.#subscriber.window.whenRoom(this.#sendOne);
  }

  #sendPart(): void {
    const snapshot = this.#snapshot!;
    const { keys, parts } = snapshot;
    const ofPart = keys.slice(snapshot.sent, snapshot.sent + FRAME_ROWS);
    snapshot.sent += FRAME_ROWS;
    snapshot.part += 1;
    const { part } = snapshot;
    if (part === parts) this.#snapshot = null;
    const head = { version: this.#versionNow(), part, parts, total: keys.length };
    this.#send(encodePart(this.#rows, head, ofPart));
  }

  #sendPending(): void {
    const keys = [...this.#pending].slice(0, FRAME_ROWS);
    for (const key of keys) this.#pending.delete(key);
    this.#send(encodeDelta(this.#rows, this.#versionNow(), keys));
  }

  #send(frame: EncodedFrame): void {
    const { window } = this.#subscriber;
    window.sent(frame.byteLength);
    this.#subscriber.send(frame, () => window.acknowledged(frame.byteLength));
  }
}
