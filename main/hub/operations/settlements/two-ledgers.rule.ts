import type { WorldView } from '#engine/kernel';
import { clearedMinor, shortName, standingClearing } from '#operations/intercompany';
import { exactMoney, type Gln } from '#shared/vocabulary';
import { clearingEntry } from './clearing-lines.rule.ts';
import type { Settlement } from './settlement.collection.ts';

/** What a ledger has cleared of a statement, beside what it was asked to; null while it has cleared nothing. */
export function clearedAs(
  world: WorldView,
  settlement: Settlement,
  entity: Gln,
): { isAlike: boolean; words: string } | null {
  const clearing = standingClearing(world, entity, settlement.number);
  if (!clearing) return null;
  const asked = clearingEntry(settlement, entity, (one) => shortName(world, one));
  const dueOf = new Map(clearing.items.map((item) => [item.transferNumber, item.dueMinor]));
  const isAlike =
    clearing.statementHash === settlement.hash &&
    dueOf.size === asked.items.length &&
    asked.items.every(({ transferNumber, dueMinor }) => dueOf.get(transferNumber) === dueMinor);
  const { currency } = clearing;
  const [said, meant] = [clearedMinor(clearing), asked.ledgerNetMinor].map((minor) =>
    exactMoney({ minor, currency }),
  );
  const words = `${shortName(world, entity)} cleared ${said} net of ${dueOf.size} documents, the statement says ${meant} of ${asked.items.length}.`;
  return { isAlike, words };
}

/** Why two confirmations are not the one statement, in words; null while they are. */
export function differenceOf(world: WorldView, settlement: Settlement): string | null {
  for (const entity of [settlement.payer, settlement.payee]) {
    const cleared = clearedAs(world, settlement, entity);
    if (cleared && !cleared.isAlike) return cleared.words;
  }
  return null;
}
