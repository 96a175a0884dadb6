import type { StatedRate } from '#shared/protocol';
import { divideHalfEven, minorDigits } from '#shared/vocabulary';

const MILLION = 1_000_000n;

/** An amount in the other currency of a stated rate, rounded half-even once; as it is where there is no rate. */
export function translate(rate: Pick<StatedRate, 'rateMicro'> | null, amount: number): number {
  if (rate === null) return amount;
  return Number(divideHalfEven(BigInt(amount) * BigInt(rate.rateMicro), MILLION));
}

/** A rate as a card states it: "1 USD = 1.3721 CAD, ECB reference rate of 2026-06-29"; null where there is none. */
export function rateWords(rate: Omit<StatedRate, 'row'> | null): string | null {
  if (rate === null) return null;
  const { from, to, rateMicro, source, on } = rate;
  const major = rateMicro * 10 ** (minorDigits(from) - minorDigits(to));
  return `1 ${from} = ${(major / 1_000_000).toFixed(4)} ${to}, ${source} of ${on.slice(0, 10)}`;
}
