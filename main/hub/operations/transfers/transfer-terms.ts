import { contentHash } from '#engine/audit';
import type { Transfer } from './transfer.collection.ts';

/** The terms that an approval is of: what moves, which way, at which price. Where the run stands is none of them. */
const TERMS = [
  'number',
  'from',
  'to',
  'seller',
  'buyer',
  'gtin',
  'unit',
  'quantity',
  'laneId',
  'unitCostMicro',
  'unitPriceMicro',
  'priceRule',
  'valueMinor',
  'freightMinor',
  'currency',
  'trade',
] as const satisfies readonly (keyof Transfer)[];

/** The hash of a transfer's terms, hex: what the card shows, the act carries and the approval keeps. */
export function termsHash(transfer: Transfer): string {
  return contentHash(Object.fromEntries(TERMS.map((term) => [term, transfer[term]])));
}
