import { divideHalfEven, exactMoney, MICRO_PER_MINOR, type Currency } from '#shared/vocabulary';

const BASIS = 10_000n;

/**
 * What the seller asks of its sister per unit, millionths: cost plus the seller's mark-up, rounded half-even once, to
 * the cent that a price list has. Within one entity goods move at cost.
 */
export function transferPrice(
  unitCostMicro: number,
  markupBasisPoints: number | null,
  currency: Currency,
): { unitPriceMicro: number; rule: string } {
  const cost = `cost ${exactMoney({ minor: unitCostMicro / MICRO_PER_MINOR, currency })}`;
  if (markupBasisPoints === null) return { unitPriceMicro: unitCostMicro, rule: cost };
  const cents = divideHalfEven(
    BigInt(unitCostMicro) * (BASIS + BigInt(markupBasisPoints)),
    BASIS * BigInt(MICRO_PER_MINOR),
  );
  return {
    unitPriceMicro: Number(cents) * MICRO_PER_MINOR,
    rule: `${cost} + ${markupBasisPoints / 100} %`,
  };
}
