import type { IntercompanyRow } from '#shared/protocol';
import type { Currency, Gln } from '#shared/vocabulary';

/** Two entities and a currency of their documents, whoever of them sold. */
export interface Pair {
  entity: Gln;
  entityName: string;
  counterparty: Gln;
  counterpartyName: string;
  currency: Currency;
  /** Matched and not settled: how many, and what the counterparty owes the entity of them (below zero: is owed). */
  documents: number;
  netMinor: number;
  settledMinor: number;
}

/** Adds documents up by pair and currency; what is on its way or different is no part of it. */
export function pairsOf(rows: Iterable<IntercompanyRow>): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const row of rows) {
    const isForward = row.sellerName < row.buyerName;
    const [entity, counterparty] = isForward ? [row.seller, row.buyer] : [row.buyer, row.seller];
    const key = `${entity} ${counterparty} ${row.currency}`;
    const pair = pairs.get(key) ?? {
      entity,
      entityName: isForward ? row.sellerName : row.buyerName,
      counterparty,
      counterpartyName: isForward ? row.buyerName : row.sellerName,
      currency: row.currency,
      documents: 0,
      netMinor: 0,
      settledMinor: 0,
    };
    pairs.set(key, pair);
    pair.settledMinor += row.settledMinor;
    if (row.standing !== 'matched' || row.statement !== null) continue;
    pair.documents++;
    pair.netMinor += isForward ? row.matchedMinor : -row.matchedMinor;
  }
  return [...pairs.values()].toSorted((a, b) =>
    `${a.entityName} ${a.counterpartyName} ${a.currency}` <
    `${b.entityName} ${b.counterpartyName} ${b.currency}`
      ? -1
      : 1,
  );
}
