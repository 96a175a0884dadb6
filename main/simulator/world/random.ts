/**
 * Chance by counter: a draw depends on the seed, the name of what is decided and the number of the thing it is decided
 * for, never on what was drawn before. So a command that arrives in between changes what it touches and what is numbered
 * in the same series after it (tasks, receipts, shipments), and a snapshot needs no generator state.
 */
export class Random {
  readonly #seed: number;
  readonly #streams = new Map<string, number>();

  constructor(seed: number) {
    this.#seed = mix(seed | 0);
  }

  /** The draws of one decision: `of('order', site, orderSequence)`. */
  of(stream: string, a = 0, b = 0, c = 0): Draw {
    let named = this.#streams.get(stream);
    if (named === undefined) {
      named = mix(this.#seed ^ hashOf(stream));
      this.#streams.set(stream, named);
    }
    return new Draw(mix(mix(mix(named + a) ^ Math.imul(b, 0x27d4eb2f)) + Math.imul(c, 0x165667b1)));
  }
}

/** A short run of draws (splitmix32: Steele, Lea, Flood 2014, with 32-bit constants). */
export class Draw {
  #state: number;

  constructor(state: number) {
    this.#state = state;
  }

  /** Uniform in [0, 1), 32 bits of it. */
  unit(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return (mix(this.#state) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** A whole number of [low, high], both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  /** One of some things; asking it of none is a bug of the caller. */
  pick<T>(things: readonly T[]): T {
    return things[Math.floor(this.unit() * things.length)] as T;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.unit());
  }

  /** Standard normal (Box and Muller 1958; the second value is left, so that draws stay countable). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  /** Lognormal by its median and the deviation of its logarithm. */
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }
}

/** A 32-bit hash of text (FNV-1a): ids of commands and names become numbers for a draw. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Finalizer of splitmix32: each bit of the input reaches each bit of the result. */
function mix(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
