import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approvals } from '#operations/approvals';
import { items } from '#operations/network';
import { available, positions } from '#operations/stock';
import { ApprovalDesk, ASKED_ABOVE_MINOR, withPostgres } from '#kit';

/** What is asked for in parts counts as a whole: real hub, real simulator, real sockets. */
const postgres = withPostgres();
let desk: ApprovalDesk;

beforeAll(async () => {
  desk = await ApprovalDesk.open(await postgres.fresh());
}, 120_000);

afterAll(() => desk.close());

describe('a transfer asked for in parts', () => {
  test('is asked of operations for the sum of its parts, and says with which', async () => {
    const { gtin, casePack: quantity } = caseBelow();
    const part = () => desk.create('t.brandt', { gtin, quantity });
    const [first, second] = [await part(), await part()];
    const operationsOf = (number: string) =>
      desk.house.world.by(approvals, 'bySubject', number).find(({ role }) => role === 'operations');
    expect(operationsOf(first)).toBeUndefined();
    expect(operationsOf(second)?.why).toMatch(
      new RegExp(`^value over \\$1,000, with ${first} today \\$1,`),
    );
    expect(operationsOf(second)?.counted?.subjects).toEqual([first]);
  });

  /** An item of which a case is worth less than the threshold and more than half of it. */
  function caseBelow() {
    return desk.house.world
      .by(positions, 'bySite', desk.siteOf('CMH').gln)
      .map((position) => ({ position, known: desk.house.world.get(items, position.gtin)! }))
      .find(({ position, known: { casePack, unitCostMicro } }) => {
        const valueMinor = casePack * (unitCostMicro / 10_000);
        const isPart =
          valueMinor > 0.55 * ASKED_ABOVE_MINOR && valueMinor < 0.9 * ASKED_ABOVE_MINOR;
        return isPart && available(position) >= 2 * casePack && position.gtin !== desk.gtin;
      })!.known;
  }
});
