import { divideHalfEven } from '#shared/vocabulary';
import { minorDigits } from './currency.ts';
import { meaningIn } from './meaning.ts';
import { MICRO_PLACES } from './quantity.ts';
import type { EdiQuantity } from './quantity.ts';

/** What a line of an order or invoice says of its price. */
export interface PricedLine {
  quantity: EdiQuantity | undefined;
  unitPriceMicro: number | undefined;
  priceBasis: string | undefined;
}

/** Element 639: for how many units a price is; a code that is not here is a price that we cannot count with. */
const PRICED_FOR: Readonly<Record<string, number>> = { PE: 1, UM: 1, HP: 100, TP: 1_000 };

/** For how many of the line's units its price is: one where it does not say. Undefined for a basis that we do not know. */
export function pricedFor({ priceBasis }: PricedLine): number | undefined {
  return priceBasis === undefined ? 1 : meaningIn(PRICED_FOR, priceBasis);
}

/** Element 355: units that are pieces. */
const PIECE_UNITS: readonly string[] = ['', 'EA', 'PC', 'UN'];

/** A price for each piece (element 639 `PE`) of a line that counts something else than pieces, cases or dozens say. */
export function isForPieces({ quantity, priceBasis }: PricedLine): boolean {
  return priceBasis === 'PE' && quantity !== undefined && !PIECE_UNITS.includes(quantity.unit);
}

/** Quantity × price in minor units, rounded half-even once; undefined where a line does not say enough for it. */
export function lineMinor(line: PricedLine, currency: string | undefined): number | undefined {
  const { quantity, unitPriceMicro } = line;
  const per = pricedFor(line);
  if (quantity === undefined || unitPriceMicro === undefined || per === undefined) return undefined;
  if (isForPieces(line)) return undefined;
  const perMinor = 10n ** BigInt(2 * MICRO_PLACES - minorDigits(currency));
  const micros = BigInt(quantity.micro) * BigInt(unitPriceMicro);
  return Number(divideHalfEven(micros, perMinor * BigInt(per)));
}
