import { isDeepStrictEqual } from 'node:util';
import type { WorldView } from '#engine/kernel';
import { commands, isOpen } from '#engine/outbox';
import { entities } from '#operations/network';
import { postIntercompany } from '#shared/contracts';
import {
  accept,
  fromMs,
  MINUTE_MS,
  refuse,
  toMs,
  type Instant,
  type Result,
} from '#shared/vocabulary';
import { adjustments } from './adjustment.collection.ts';
import { proposeAdjustment, type Adjustment } from './adjustment.rule.ts';
import { matchDocument, type DocumentMatch } from './document-match.ts';
import { intercompanyPolicy } from './intercompany-policy.ts';
import type { AdjustmentProposed } from './own-events.ts';
import { postings } from './posting.collection.ts';
import { rateFor } from './stated-rate.ts';
import { shortName } from './trade-of.ts';

/** Transfers that were asked for here; what of them never came is closed on their card, and the books follow. */
const OURS = /^TRF-/;

/** What would be proposed for a document now, or why nothing can be. */
export function adjustable(
  world: WorldView,
  match: DocumentMatch,
  now: Instant,
): Result<Omit<AdjustmentProposed, 'adjustment'>> {
  const { number, seller, buyer, currency } = match;
  if (match.unmatchedMinor === 0) return refuse('intercompany.matched', { document: number });
  const under = world
    .by(adjustments, 'byDocument', number)
    .find(({ status }) => status === 'proposed' || status === 'booking');
  if (under)
    return refuse('intercompany.adjustmentUnderWay', { document: number, adjustment: under.key });
  const open = world
    .by(commands, 'byCorrelation', number)
    .find((command) => command.type === postIntercompany.type && isOpen(command));
  if (open) return refuse('intercompany.bookingUnderWay', { document: number, label: open.label });
  const policy = intercompanyPolicy(world);
  const { bookingGraceMinutes } = policy.content;
  const untilMs = toMs(match.postedAt) + bookingGraceMinutes * MINUTE_MS;
  const isOneSided = seller.postings.length === 0 || buyer.postings.length === 0;
  if (isOneSided && now < fromMs(untilMs))
    return refuse('intercompany.tooEarly', { document: number, until: fromMs(untilMs) });
  if (match.gapMinor === 0 && match.shortMinor > 0 && OURS.test(number))
    return refuse('intercompany.closeOnTransfer', { document: number });
  const made = adjustmentOf(world, match);
  if (!made.ok) return made;
  if (!made.value.adjustment) return refuse('intercompany.sellerFirst', { document: number });
  return accept({
    ...made.value.adjustment,
    document: number,
    currency,
    rate: made.value.rate,
    period: match.period,
    policy: `${policy.content.id} v${policy.version}`,
  });
}

/** Whether both ledgers stand as they did when an adjustment was proposed: the same entries would be proposed now. */
export function isAsProposed(
  world: WorldView,
  { document, entries }: Pick<AdjustmentProposed, 'document' | 'entries'>,
): boolean {
  const match = matchDocument(world.by(postings, 'byTransfer', document));
  const now = match && adjustmentOf(world, match);
  return now?.ok === true && isDeepStrictEqual(now.value.adjustment?.entries, entries);
}

/** The entries that would make both ledgers agree, and the rate that they are made at. */
function adjustmentOf(
  world: WorldView,
  match: DocumentMatch,
): Result<{ adjustment: Adjustment | null; rate: AdjustmentProposed['rate'] }> {
  const { seller, buyer, currency } = match;
  const { bears, rates } = intercompanyPolicy(world).content;
  const buyerCurrency = buyer.currency ?? world.get(entities, buyer.entity)?.currency ?? currency;
  const stated = statedOn(match) ?? rateFor(rates, currency, buyerCurrency);
  if (!stated.ok) return stated;
  const rate = stated.value;
  const adjustment = proposeAdjustment(match, {
    sellerName: shortName(world, seller.entity),
    buyerName: shortName(world, buyer.entity),
    bears,
    rate,
    buyerCurrency,
  });
  return accept({ adjustment, rate });
}

/** The rate that the buyer's own postings state. */
function statedOn({ buyer }: DocumentMatch): Result<AdjustmentProposed['rate']> | null {
  const document = buyer.postings.find((posting) => posting.document !== null)?.document;
  if (!document) return null;
  const { rateMicro, rateSource: source, rateOn: on } = document;
  return accept({ rateMicro, source, on });
}
