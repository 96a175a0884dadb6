import type { WorldView } from '#engine/kernel';
import type { DocumentMatch } from './document-match.ts';
import { monthOf } from './period.collection.ts';
import { shortName } from './trade-of.ts';

/** Why a document stands where it stands, in words for a column. */
export function causeWords(
  world: WorldView,
  match: DocumentMatch,
  arrivesPeriod: string | null,
): string {
  const { seller, buyer, gapMinor, shortMinor, overMinor, transitMinor, period } = match;
  const [sellerName, buyerName] = [shortName(world, seller.entity), shortName(world, buyer.entity)];
  if (seller.postings.length === 0) return `${sellerName} has not booked it`;
  if (buyer.postings.length === 0) return `${buyerName} has not booked it`;
  if (gapMinor !== 0)
    return `${buyerName} booked ${gapMinor > 0 ? 'less' : 'more'} than ${sellerName}`;
  if (shortMinor > 0) return 'Short receipt, not closed';
  if (overMinor > 0) return 'Received more than was sold, not billed';
  if (transitMinor === 0) return 'Both books agree';
  if (arrivesPeriod === null) return 'In transit';
  const month = monthOf(arrivesPeriod);
  return arrivesPeriod === period
    ? `In transit, arrives in ${month}`
    : `Ships in ${monthOf(period)}, arrives in ${month}`;
}
