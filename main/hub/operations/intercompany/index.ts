/**
 * Money between the entities: the price at which one sells to the other, the balanced postings of each stage of a
 * transfer, the periods that they fall in, what the ledgers say that they booked, whether both say the same, and the
 * adjustments that make them; and what of it both have cleared. May import shared and engine rooms and
 * `#operations/{network,policy,approvals,exceptions,stock,shipments}`.
 *
 * Owns the tables of schema `intercompany`. Reads signalbox.erp.intercompany.{posted,settled,settlementReversed}.v1,
 * signalbox.erp.period.{opened,closed}.v1, signalbox.hub.approval.given.v1 and signalbox.hub.command.wantedAnew.v1; emits
 * signalbox.hub.intercompany.{assigned,adjustmentProposed,adjustmentReleased,adjustmentEnded}.v1, and commands the ERPs
 * to post.
 */
import {
  intercompanyPosted,
  intercompanySettled,
  intercompanySettlementReversed,
  periodClosed,
  periodOpened,
} from '#shared/contracts';
import { defineRoom, type Room } from '#engine/kernel';
import type { GivesTasks } from '#operations/approvals';
import { askedAdjustments } from './adjustment-asked.ts';
import { adjustments } from './adjustment.collection.ts';
import {
  decideApproveAdjustment,
  decideAssign,
  decidePropose,
  decideRejectAdjustment,
} from './adjustment.decide.ts';
import { adjustmentEvolve } from './adjustment.projection.ts';
import { adjustmentReact } from './adjustment.react.ts';
import { cares } from './care.collection.ts';
import { clearings } from './clearing.collection.ts';
import { foldReversed, foldSettled } from './clearing.projection.ts';
import { documentDetail } from './document-detail.ts';
import { documentsView } from './document.view.ts';
import { foldClosed, foldOpened, foldPosted } from './ledger.projection.ts';
import { periods } from './period.collection.ts';
import { periodsView } from './period.view.ts';
import { postings } from './posting.collection.ts';

export { bookEntry, STAGE_WORDS } from './book-entry.ts';
export { clearedMinor, clearings, standingClearing, type Clearing } from './clearing.collection.ts';
export { rateWords } from './currency.ts';
export { matchDocument, type DocumentMatch } from './document-match.ts';
export { signed, unbalanced, type Entry, type Trade } from './entry.ts';
export { intercompanyPolicy } from './intercompany-policy.ts';
export { lossMinor, shortEntries } from './loss-lines.rule.ts';
export { dayOfPeriod, isClosedFor, monthOf, postingDate } from './period.collection.ts';
export {
  postings,
  type Posting,
  type PostingDocument,
  type PostingLine,
} from './posting.collection.ts';
export { foundEntries, receivingEntries, shippingEntries } from './posting-lines.rule.ts';
export { cutOffWarning, postedOf, previewEntries, previewPostings } from './posting-preview.ts';
export { foundBackEntries, returnedEntries } from './return-lines.rule.ts';
export { shortName, tradeOf } from './trade-of.ts';
export { transferPrice, type TradeTerms } from './transfer-price.rule.ts';

export const intercompanyRoom: Room & GivesTasks = {
  ...defineRoom({
    name: 'intercompany',
    collections: [postings, periods, cares, adjustments, clearings],
    evolve: {
      [intercompanyPosted.type]: foldPosted,
      [intercompanySettled.type]: foldSettled,
      [intercompanySettlementReversed.type]: foldReversed,
      [periodOpened.type]: foldOpened,
      [periodClosed.type]: foldClosed,
      ...adjustmentEvolve,
    },
    react: adjustmentReact,
    decide: {
      'intercompany.assign': decideAssign,
      'intercompany.propose': decidePropose,
      'intercompany.approve': decideApproveAdjustment,
      'intercompany.reject': decideRejectAdjustment,
    },
    views: [documentsView, periodsView],
    queries: { 'intercompany.detail': documentDetail },
  }),
  asks: [askedAdjustments],
};
