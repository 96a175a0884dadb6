import type { WorldView } from '#engine/kernel';
import { clearings, matchDocument, postings, type DocumentMatch } from '#operations/intercompany';
import { MOST_SETTLED_DOCUMENTS } from '#shared/contracts';
import { accept, refuse, type Currency, type Gln, type Result } from '#shared/vocabulary';
import { settlements } from './settlement.collection.ts';

/** Which statement is asked for: two entities, the currency of their documents, and the last period that is in it. */
export interface Asked {
  entity: Gln;
  counterparty: Gln;
  currency: Currency;
  upTo: string;
}

/** A document of a statement, as both ledgers have it. */
export interface StatementItem {
  document: string;
  period: string;
  seller: Gln;
  /** Due to the seller, in the statement's currency, which its ledger keeps. */
  dueMinor: number;
  /** The same as the buyer's ledger has it, in its currency. */
  buyerLedgerMinor: number;
}

/** What is matched and open between two entities, netted. */
export interface Statement extends Asked {
  items: readonly StatementItem[];
  payer: Gln;
  payee: Gln;
  /** What the payer owes in the end; zero where both owe the same. */
  netMinor: number;
}

/** What stays due, and why it is not in the statement. */
export interface LeftOut {
  transitMinor: number;
  transits: number;
  unmatchedMinor: number;
  differences: number;
  /** Matched, and more than one statement takes. */
  over: number;
}

/**
 * Draws up the statement of two entities: every document that both ledgers have matched to the cent by the end of a
 * period and neither has cleared. What is on its way is cut off: it is due when it has arrived. Refused where nothing is
 * open, or where another statement of theirs is on its way.
 */
export function drawUp(
  world: WorldView,
  asked: Asked,
): Result<{ statement: Statement; leftOut: LeftOut }> {
  const { entity, counterparty, currency, upTo } = asked;
  if (entity === counterparty) return refuse('settlement.oneEntity', { entity }, 'counterparty');
  const other = underWay(world, asked);
  if (other !== null) return refuse('settlement.underWay', { statement: other });
  const leftOut: LeftOut = {
    transitMinor: 0,
    transits: 0,
    unmatchedMinor: 0,
    differences: 0,
    over: 0,
  };
  const open: StatementItem[] = [];
  for (const match of documentsBetween(world, asked)) {
    if (match.transitMinor > 0) {
      leftOut.transitMinor += match.transitMinor;
      leftOut.transits++;
    }
    if (match.unmatchedMinor > 0) {
      leftOut.unmatchedMinor += match.unmatchedMinor;
      leftOut.differences++;
    }
    const item = itemOf(world, match);
    if (item) open.push(item);
  }
  const items = open
    .toSorted((a, b) =>
      a.period === b.period ? (a.document < b.document ? -1 : 1) : a.period < b.period ? -1 : 1,
    )
    .slice(0, MOST_SETTLED_DOCUMENTS);
  leftOut.over = open.length - items.length;
  if (items.length === 0) return refuse('settlement.nothing', { upTo, currency });
  return accept({ statement: netted(asked, items), leftOut });
}

/** Whether a document is still what a statement says of it: matched, and cleared by nobody. */
export function isAsStated(world: WorldView, item: StatementItem): boolean {
  const match = matchDocument(world.by(postings, 'byTransfer', item.document));
  const now = match && itemOf(world, match);
  return (
    now !== null &&
    now.seller === item.seller &&
    now.dueMinor === item.dueMinor &&
    now.buyerLedgerMinor === item.buyerLedgerMinor
  );
}

function netted(asked: Asked, items: readonly StatementItem[]): Statement {
  const { entity, counterparty } = asked;
  const net = items.reduce(
    (sum, { seller, dueMinor }) => sum + (seller === entity ? dueMinor : -dueMinor),
    0,
  );
  const [payer, payee] = net < 0 ? [entity, counterparty] : [counterparty, entity];
  return { ...asked, items, payer, payee, netMinor: Math.abs(net) };
}

/** What of a document can be settled; null while anything of it is open, or once somebody has cleared it. */
function itemOf(world: WorldView, match: DocumentMatch): StatementItem | null {
  const { number, seller, buyer, period, matchedMinor, transitMinor, unmatchedMinor } = match;
  const isWhole = matchedMinor > 0 && transitMinor === 0 && unmatchedMinor === 0;
  if (!isWhole || world.by(clearings, 'byDocument', number).length > 0) return null;
  return {
    document: number,
    period,
    seller: seller.entity,
    dueMinor: seller.dueMinor,
    buyerLedgerMinor: buyer.ledgerDueMinor,
  };
}

function documentsBetween(
  world: WorldView,
  { entity, counterparty, currency, upTo }: Asked,
): DocumentMatch[] {
  const pair = new Set([entity, counterparty]);
  const numbers = new Set<string>();
  for (const posting of world.all(postings))
    if (
      posting.entity !== posting.counterparty &&
      pair.has(posting.entity) &&
      pair.has(posting.counterparty)
    )
      numbers.add(posting.transferNumber);
  return [...numbers].flatMap((number) => {
    const match = matchDocument(world.by(postings, 'byTransfer', number));
    return match && match.currency === currency && match.period <= upTo ? [match] : [];
  });
}

function underWay(world: WorldView, { entity, counterparty, currency }: Asked): string | null {
  const pair = new Set([entity, counterparty]);
  const found = world
    .by(settlements, 'running', 'running')
    .find((one) => one.currency === currency && pair.has(one.entity) && pair.has(one.counterparty));
  return found?.number ?? null;
}
