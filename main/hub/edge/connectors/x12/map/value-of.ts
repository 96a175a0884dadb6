import type { Money } from '#shared/vocabulary';
import { lineMinor } from './line-price.ts';
import type { EdiDocument } from './map-set.ts';
import type { EdiOrderLine } from './order.ts';

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
  let sum = 0;
  for (const line of lines) {
    const minor = lineMinor(line, currency);
    if (minor === undefined) return undefined;
    sum += minor;
  }
  return sum;
}
