import type { StatedRate } from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import { exactMoney } from '#shared/vocabulary';
import { translate } from './currency.ts';
import { balance, costShare, type DocumentMatch } from './document-match.ts';
import { signed, type Entry } from './entry.ts';
import type { Bearer } from './intercompany-policy.ts';
import type { PostingLine, PostingStage } from './posting.collection.ts';

/** Why two ledgers do not agree, where postings can mend it. */
export type AdjustmentCause = 'short' | 'over' | 'notBooked' | 'differs';

/** The entries that make both ledgers agree, and what they do in words. */
export interface Adjustment {
  cause: AdjustmentCause;
  what: string;
  because: string;
  entries: Entry[];
}

/** What is known beside the ledgers: names for the lines, who bears what, and the rate of the buyer's ledger. */
export interface AdjustmentInputs {
  sellerName: string;
  buyerName: string;
  bears: { short: Bearer };
  rate: Pick<StatedRate, 'rateMicro'> | null;
  buyerCurrency: Currency;
}

/**
 * The postings that would settle what two ledgers disagree on; null where none of ours can: they agree, or the seller has
 * not booked its sale, and what it cost only the seller knows. The seller's document leads, as an invoice does: where
 * amounts differ the buyer's ledger follows it. What never came goes to whom policy names; what came beyond is billed.
 */
export function proposeAdjustment(
  match: DocumentMatch,
  inputs: AdjustmentInputs,
): Adjustment | null {
  if (match.seller.postings.length === 0) return null;
  if (match.gapMinor !== 0) return settleGap(match, inputs);
  if (match.shortMinor > 0) return settleShort(match, inputs);
  return match.overMinor > 0 ? billOver(match, inputs) : null;
}

/** The buyer's ledger takes what the seller's document says. */
function settleGap(match: DocumentMatch, inputs: AdjustmentInputs): Adjustment {
  const { gapMinor, buyer } = match;
  const { sellerName, buyerName, rate } = inputs;
  const isNew = buyer.postings.length === 0;
  const minor = translate(rate, gapMinor);
  const amount = exactMoney({ minor: Math.abs(gapMinor), currency: match.currency });
  return {
    cause: isNew ? 'notBooked' : 'differs',
    what: isNew
      ? `${buyerName} books ${amount} that ${sellerName} has sold.`
      : `${buyerName} books ${amount} ${gapMinor > 0 ? 'more' : 'less'}, as ${sellerName}'s document says.`,
    because: `The seller's document leads.`,
    entries: [
      buyerSide(match, inputs, 'adjusting', gapMinor, [
        isNew
          ? signed('1250', 'Goods in transit', minor)
          : signed('5960', 'Intercompany price differences', minor),
        signed('2310', `Due to ${sellerName}`, -minor),
      ]),
    ],
  };
}

/** What never came leaves goods in transit, to whom policy lets bear it. */
function settleShort(match: DocumentMatch, inputs: AdjustmentInputs): Adjustment {
  const { shortMinor, buyer, seller } = match;
  const { sellerName, buyerName, bears } = inputs;
  const lost = balance(buyer.postings, '1250');
  const costMinor = costShare(seller, shortMinor);
  const stage = 'shortClosed';
  const buyers: Record<Bearer, PostingLine> = {
    buyer: signed('5950', 'Inventory lost in transit', lost),
    carrier: signed('1190', 'Claims on carriers', lost),
    seller: signed('2310', `Due to ${sellerName}`, lost),
  };
  const isSellers = bears.short === 'seller';
  const who: Record<Bearer, string> = {
    buyer: `is a loss of ${buyerName}`,
    carrier: 'is claimed from the carrier',
    seller: `is credited by ${sellerName}`,
  };
  return {
    cause: 'short',
    what: `What never came, ${exactMoney({ minor: shortMinor, currency: match.currency })}, ${who[bears.short]}.`,
    because: `Policy lets the ${bears.short} bear what never arrives.`,
    entries: [
      buyerSide(match, inputs, stage, isSellers ? -shortMinor : 0, [
        buyers[bears.short],
        signed('1250', 'Goods in transit', -lost),
      ]),
      ...(isSellers
        ? [
            sellerSide(match, stage, -shortMinor, [
              signed('4900', 'Intercompany sales', shortMinor),
              signed('1310', `Due from ${buyerName}`, -shortMinor),
              signed('5950', 'Inventory lost in transit', costMinor),
              signed('5900', 'Intercompany cost of sales', -costMinor),
            ]),
          ]
        : []),
    ],
  };
}

/** What came beyond what was sold is sold now. */
function billOver(match: DocumentMatch, inputs: AdjustmentInputs): Adjustment {
  const { overMinor, buyer, seller } = match;
  const { sellerName, buyerName } = inputs;
  const ledgerMinor = -balance(buyer.postings, '2150');
  const costMinor = costShare(seller, overMinor);
  const amount = exactMoney({ minor: overMinor, currency: match.currency });
  return {
    cause: 'over',
    what: `${sellerName} bills ${amount} that came beyond what was sold.`,
    because: 'The buyer has it in its inventory.',
    entries: [
      sellerSide(match, 'adjusting', overMinor, [
        signed('1310', `Due from ${buyerName}`, overMinor),
        signed('4900', 'Intercompany sales', -overMinor),
        signed('5900', 'Intercompany cost of sales', costMinor),
        signed('1200', 'Inventory', -costMinor),
      ]),
      buyerSide(match, inputs, 'adjusting', overMinor, [
        signed('2150', 'Received, not billed', ledgerMinor),
        signed('2310', `Due to ${sellerName}`, -ledgerMinor),
      ]),
    ],
  };
}

function sellerSide(
  { seller, buyer, currency }: DocumentMatch,
  stage: PostingStage,
  dueMinor: number,
  lines: PostingLine[],
): Entry {
  const kept = withoutNothing(lines);
  return {
    entity: seller.entity,
    counterparty: buyer.entity,
    stage,
    currency,
    dueMinor,
    lines: kept,
  };
}

function buyerSide(
  { seller, buyer }: DocumentMatch,
  { buyerCurrency: currency }: AdjustmentInputs,
  stage: PostingStage,
  dueMinor: number,
  lines: PostingLine[],
): Entry {
  const kept = withoutNothing(lines);
  return {
    entity: buyer.entity,
    counterparty: seller.entity,
    stage,
    currency,
    dueMinor,
    lines: kept,
  };
}

function withoutNothing(lines: PostingLine[]): PostingLine[] {
  return lines.filter(({ debitMinor, creditMinor }) => debitMinor !== 0 || creditMinor !== 0);
}
