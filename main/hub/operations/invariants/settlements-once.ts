import type { BrokenInvariant } from '#engine/audit';
import type { WorldView } from '#engine/kernel';
import { clearings, standingClearing, unbalanced, type Clearing } from '#operations/intercompany';
import { differenceOf, settlements } from '#operations/settlements';

/**
 * Settlements: what a ledger cleared and what it took back balance to the cent, no ledger clears a document twice, and a
 * statement that ended is cleared by both ledgers alike, or by none. Gives how many clearings were looked at.
 */
export function settlementsOnce(
  world: WorldView,
  tell: (finding: BrokenInvariant) => void,
): number {
  const wrong = (subject: string, what: string) =>
    tell({ kind: 'invariant', invariant: 'settlement', subject, what });
  const cleared = [...world.all(clearings)];
  const taken = cleared.flatMap(({ reversal, ...one }) =>
    reversal === null ? [] : [{ ...one, key: `${one.key} reversed`, lines: reversal.lines }],
  );
  for (const { key, currency, byMinor } of unbalanced([...cleared, ...taken]))
    wrong(key, `its debits are not its credits, by ${byMinor} in hundredths of ${currency}`);
  for (const [key, statements] of clearedTwice(cleared))
    wrong(key, `is cleared by ${statements.join(' and by ')}`);
  for (const settlement of world.all(settlements)) {
    const { number, step, endedAt, payer, payee } = settlement;
    if (endedAt === null) continue;
    const standing = [payer, payee].filter((entity) => standingClearing(world, entity, number));
    const wanted = step === 'settled' ? 2 : 0;
    if (standing.length !== wanted)
      wrong(number, `is ${step}, and ${standing.length} of two ledgers have cleared it`);
    const difference = step === 'settled' ? differenceOf(world, settlement) : null;
    if (difference !== null) wrong(number, difference);
  }
  return cleared.length;
}

/** What of a ledger stands in more than one statement: `<entity>/<document>`, with those statements. */
function clearedTwice(cleared: readonly Clearing[]): [string, string[]][] {
  const statements = new Map<string, string[]>();
  for (const { entity, statement, items, reversal } of cleared)
    if (reversal === null)
      for (const { transferNumber } of items) {
        const key = `${entity}/${transferNumber}`;
        statements.set(key, [...(statements.get(key) ?? []), statement]);
      }
  return [...statements].filter(([, those]) => those.length > 1);
}
