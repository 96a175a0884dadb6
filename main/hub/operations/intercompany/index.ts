/**
 * Money between the entities: the price at which one sells to the other, the balanced postings of each stage of a
 * transfer, the periods that they fall in, and what the ledgers say that they booked. May import shared and engine
 * rooms and `#operations/network`.
 *
 * Owns the tables of schema `intercompany`. Reads signalbox.erp.intercompany.posted.v1 and
 * signalbox.erp.period.{opened,closed}.v1; emits none, and commands the ERPs to post.
 */
import { intercompanyPosted, periodClosed, periodOpened } from '#shared/contracts';
import { defineRoom } from '#engine/kernel';
import { foldClosed, foldOpened, foldPosted } from './ledger.projection.ts';
import { periods } from './period.collection.ts';
import { postings } from './posting.collection.ts';

export { bookEntry } from './book-entry.ts';
export { isClosedFor } from './period.collection.ts';
export { postings } from './posting.collection.ts';
export {
  foundEntries,
  lossMinor,
  receivingEntries,
  shippingEntries,
  shortEntries,
  type Entry,
  type Trade,
} from './posting-lines.rule.ts';
export { cutOffWarning, postedOf, previewPostings } from './posting-preview.ts';
export { shortName, tradeOf } from './trade-of.ts';
export { transferPrice } from './transfer-price.rule.ts';

export const intercompanyRoom = defineRoom({
  name: 'intercompany',
  collections: [postings, periods],
  evolve: {
    [intercompanyPosted.type]: foldPosted,
    [periodOpened.type]: foldOpened,
    [periodClosed.type]: foldClosed,
  },
});
