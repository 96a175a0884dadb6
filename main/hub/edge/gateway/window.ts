/**
 * The unacknowledged bytes of one console. A console that does not keep up costs the hub this much memory and no more:
 * past it nothing is sent, and what changes meanwhile is remembered by key alone.
 */
export class Window {
  readonly #limitBytes: number;
  #openBytes = 0;

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
  }
}
