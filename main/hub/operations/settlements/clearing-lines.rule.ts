import { signed, type PostingLine } from '#operations/intercompany';
import type { Gln } from '#shared/vocabulary';
import type { Statement } from './statement.ts';

/** One ledger's side of a statement. */
export interface ClearingEntry {
  entity: Gln;
  counterparty: Gln;
  /** What of each document is due to the entity, in its ledger; below zero what it owes. */
  items: { transferNumber: string; dueMinor: number }[];
  /** The net due to the entity, in its ledger and in the statement's currency. */
  ledgerNetMinor: number;
  netMinor: number;
  lines: PostingLine[];
}

/**
 * What a ledger books of a statement: due from and due to of its documents are cleared, and the net stands in settlement
 * clearing, where the bank's own payment meets it. A ledger of another currency clears what it booked of the documents, so
 * that nothing of a rate stays behind; what the bank's rate makes of it is a difference of the payment.
 */
export function clearingEntry(
  statement: Pick<Statement, 'entity' | 'counterparty' | 'items'>,
  entity: Gln,
  nameOf: (entity: Gln) => string,
): ClearingEntry {
  const counterparty = entity === statement.entity ? statement.counterparty : statement.entity;
  let [fromMinor, toMinor, netMinor] = [0, 0, 0];
  const items = statement.items.map(({ document, seller, dueMinor, buyerLedgerMinor }) => {
    const isSold = seller === entity;
    if (isSold) fromMinor += dueMinor;
    else toMinor += buyerLedgerMinor;
    netMinor += isSold ? dueMinor : -dueMinor;
    return { transferNumber: document, dueMinor: isSold ? dueMinor : -buyerLedgerMinor };
  });
  const other = nameOf(counterparty);
  const lines = [
    signed('1310', `Due from ${other}`, -fromMinor),
    signed('2310', `Due to ${other}`, toMinor),
    signed('1095', `Settlement clearing, ${other}`, fromMinor - toMinor),
  ].filter(({ debitMinor, creditMinor }) => debitMinor !== 0 || creditMinor !== 0);
  return { entity, counterparty, items, ledgerNetMinor: fromMinor - toMinor, netMinor, lines };
}
