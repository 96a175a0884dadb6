/**
 * The unacknowledged bytes of one console. A console that does not keep up costs the hub this much memory and no more:
 * past it nothing is sent, and what changes meanwhile is remembered by key alone.
 */
export class Window {
  readonly #limitBytes: number;
  #openBytes = 0;
  /** Collections that have something to send, in turns: one that always has more must not silence the others. */
  readonly #waiting = new Set<() => void>();
  #serving = false;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get hasRoom(): boolean {
    return this.#openBytes < this.#limitBytes;
  }

  get openBytes(): number {
    return this.#openBytes;
  }

  sent(bytes: number): void {
    this.#openBytes += bytes;
  }

  acknowledged(bytes: number): void {
    this.#openBytes -= bytes;
    this.#serve();
  }

  /** Calls `sendOne` once, when there is room and its turn has come; asked again before that, it is still one call. */
  whenRoom(sendOne: () => void): void {
    this.#waiting.add(sendOne);
    this.#serve();
  }

  forget(sendOne: () => void): void {
    this.#waiting.delete(sendOne);
  }

  #serve(): void {
    if (this.#serving) return;
    this.#serving = true;
    try {
      while (this.hasRoom) {
        const next = this.#waiting.values().next();
        if (next.done) return;
        this.#waiting.delete(next.value);
        next.value();
      }
    } finally {
      this.#serving = false;
    }
  }
}
