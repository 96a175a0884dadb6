import { divideHalfEven, type Money } from '#shared/vocabulary';
import { minorDigits } from './currency.ts';
import type { EdiDocument } from './map-set.ts';
import { meaningIn } from './meaning.ts';
import type { EdiOrderLine } from './order.ts';
import { MICRO_PLACES } from './quantity.ts';

/** Element 639: for how many units a price is; a code that is not here is a price that we cannot count with. */
const PRICED_FOR: Readonly<Record<string, bigint>> = { PE: 1n, UM: 1n, HP: 100n, TP: 1_000n };

/**
 * What a document is worth by its own words: the total that it names, else the sum of its lines. Null where it says no
 * prices, or not all of them: a part of a sum is no sum. Without a currency US dollars are meant, as in its events.
 */
export function valueOf(document: EdiDocument): Money | null {
  const minor = minorOf(document);
  if (minor === undefined) return null;
  const currency = ('currency' in document ? document.currency : undefined) ?? 'USD';
  return { minor, currency };
}

function minorOf(document: EdiDocument): number | undefined {
  switch (document.kind) {
    case 'order':
      return document.totals.find(({ qualifier }) => qualifier === 'TT')?.minor ?? sumOf(document);
    case 'orderConfirmation':
      return sumOf(document);
    case 'invoice':
    case 'freightInvoice':
      return document.totalMinor;
    default:
      return undefined;
  }
}

function sumOf(priced: {
  currency: string | undefined;
  lines: readonly EdiOrderLine[];
}): number | undefined {
  const { currency, lines } = priced;
  if (lines.length === 0) return undefined;
  const perMinor = 10n ** BigInt(2 * MICRO_PLACES - minorDigits(currency));
  let sum = 0;
  for (const { quantity, unitPriceMicro, priceBasis } of lines) {
    const pricedFor = meaningIn(PRICED_FOR, priceBasis ?? 'PE');
    if (quantity === undefined || unitPriceMicro === undefined || pricedFor === undefined)
      return undefined;
    const micros = BigInt(quantity.micro) * BigInt(unitPriceMicro);
    sum += Number(divideHalfEven(micros, perMinor * pricedFor));
  }
  return sum;
}
