import type { GridModel } from './grid-model.ts';

/**
 * 5 s: from aiming to clicking takes a second or two, reading a row under the pointer a little longer. A pointer that
 * was left lying on the grid must not hold the queue for ever.
 */
const AIM_MS = 5_000;

/** 400 ms: slower than anyone clicks after seeing a row; faster means the click was meant for the row before. */
const TOO_SOON_MS = 400;

/**
 * Nothing re-sorts under the pointer: while it moves over the rows, the order is held. It is let go when the pointer
 * leaves, when it rests for five seconds, or when the keyboard takes over.
 */
export class PointerAim {
  readonly #host: HTMLElement;
  readonly #model: GridModel<unknown>;
  readonly #stop: () => void;
  #release: (() => void) | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #movedAtMs = Number.NEGATIVE_INFINITY;
  #wasResting = true;

  constructor(host: HTMLElement, model: GridModel<unknown>) {
    this.#host = host;
    this.#model = model;
    host.addEventListener('pointermove', this.#aim);
    host.addEventListener('pointerdown', this.#aim);
    host.addEventListener('pointerleave', this.#let);
    document.addEventListener('keydown', this.#let, true);
    this.#stop = model.onChange(({ moved }) => {
      if (moved) this.#movedAtMs = performance.now();
    });
  }

  destroy(): void {
    this.#stop();
    this.#let();
    this.#host.removeEventListener('pointermove', this.#aim);
    this.#host.removeEventListener('pointerdown', this.#aim);
    this.#host.removeEventListener('pointerleave', this.#let);
    document.removeEventListener('keydown', this.#let, true);
  }

  /** Whether a click now was aimed at what stood here a moment ago: a resting pointer saw the rows move under it. */
  isMisled(): boolean {
    return performance.now() - this.#movedAtMs < TOO_SOON_MS && this.#wasResting;
  }

  readonly #aim = (event: PointerEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('.ag-row') === null) return;
    if (event.type === 'pointermove') this.#wasResting = false;
    this.#release ??= this.#model.hold();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(this.#let, AIM_MS);
  };

  readonly #let = (): void => {
    clearTimeout(this.#rest);
    this.#wasResting = true;
    const release = this.#release;
    this.#release = null;
    release?.();
  };
}
