import { assert } from '#shared/vocabulary';

/** Chance that a seed replays. Every use of it that must not disturb the others takes a stream of its own. */
export interface Random {
  /** A number in [0, 1) with 53 random bits. */
  unit(): number;
  /** An integer in [0, below), every one equally likely. */
  integer(below: number): number;
  /** 32 random bits, as an unsigned integer. */
  bits32(): number;
  /** Another generator, determined by this one's seed and the name alone, however much was drawn from this one. */
  stream(name: string): Random;
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021): state
 * of 128 bits, period 2^128 - 1, 32-bit operations only, which is what JavaScript has. Not for secrets.
 */
export function seededRandom(seed: string): Random {
  const state = stateOf(seed);
  let [a, b, c, d] = state as [number, number, number, number];

  const bits32 = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };

  return {
    bits32,
    unit: () => ((bits32() >>> 5) * 2 ** 26 + (bits32() >>> 6)) / 2 ** 53,
    integer(below) {
      assert(Number.isInteger(below) && below > 0 && below <= 2 ** 32, 'a range holds 1 to 2^32');
      // Numbers of the last, incomplete round are drawn again: a plain remainder would favour the small ones.
      const complete = 2 ** 32 - (2 ** 32 % below);
      for (;;) {
        const drawn = bits32();
        if (drawn < complete) return drawn % below;
      }
    },
    stream: (name) => seededRandom(`${seed}/${name}`),
  };
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/**
 * Four words from a text: FNV-1a over its UTF-16 units, then SplitMix32's finalizer (Steele, Lea and Flood, OOPSLA
 * 2014, with the constants of MurmurHash3) for each word, so that near seeds give far states. Never all zero.
 */
function stateOf(seed: string): number[] {
  let hash = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let i = 0; i < seed.length; i++) {
    hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    second = Math.imul(second ^ seed.charCodeAt(i), 0x85ebca6b) + i;
  }
  const words = [0, 1, 2, 3].map((index) => {
    const from = index < 2 ? hash : second;
    return mixed(from + Math.imul(index + 1, 0x9e3779b9));
  });
  words[3]! |= 1;
  return words;
}

function mixed(value: number): number {
  let mix = value ^ (value >>> 16);
  mix = Math.imul(mix, 0x85ebca6b);
  mix ^= mix >>> 13;
  mix = Math.imul(mix, 0xc2b2ae35);
  return mix ^ (mix >>> 16);
}
