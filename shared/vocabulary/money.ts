/** ISO 4217 code. The reference network books in USD alone; nothing assumes it. */
export type Currency = string;

/** An amount in integer minor units (cents for USD) with its currency. */
export interface Money {
  minor: number;
  currency: Currency;
}

/** Millionths of a major unit: the precision of unit prices and unit costs. */
export const MICRO_PER_MINOR = 10_000;

/** `numerator / denominator` rounded to the nearest integer, ties to even (IEEE 754 roundTiesToEven, on integers). */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive');
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const quotient = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** The amount of one line, in minor units: quantity × unit price in micros, rounded half-even once. */
export function lineAmountMinor(quantity: number, unitPriceMicro: number): number {
  return Number(divideHalfEven(BigInt(quantity) * BigInt(unitPriceMicro), BigInt(MICRO_PER_MINOR)));
}

/** The sum of two amounts; adding different currencies is a bug. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  return { minor: a.minor + b.minor, currency: a.currency };
}
