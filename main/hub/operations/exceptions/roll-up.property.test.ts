import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { World } from '#engine/kernel';
import { sites } from '#operations/network';
import { stateRank, type State } from '#shared/vocabulary';
import { exceptions, type ExceptionState } from './exception.collection.ts';
import type { Part } from './money-parts.ts';
import type { Place } from './places.ts';
import { moneyUnder, rollUp } from './roll-up.ts';

const SITES = ['A', 'B'];
const CUSTOMERS = ['C1', 'C2'];
const PLACES: Place[] = ['site/A', 'site/B', 'customer/C1', 'customer/C2', 'lane/A>B', 'entity/E'];

const part = fc
  .record({
    site: fc.constantFrom(...SITES),
    order: fc.constantFrom('1', '2', '3', '*'),
    minor: fc.integer({ min: 0, max: 500 }),
    customer: fc.constantFrom(...CUSTOMERS),
  })
  .map(({ site, order, minor, customer }): Part =>
    order === '*' ? [`${site}/*`, minor] : [`${site}/${order}/G`, minor, customer],
  );

const exception = fc.record({
  state: fc.constantFrom<State[]>('ok', 'watch', 'stale', 'late', 'critical'),
  parts: fc.uniqueArray(part, { maxLength: 4, selector: ([what]) => what }),
  alone: fc.option(fc.integer({ min: 0, max: 900 })),
  isBound: fc.boolean(),
  isOpen: fc.boolean(),
  heldBack: fc.boolean(),
  under: fc.option(fc.nat({ max: 8 })),
  places: fc.subarray(PLACES),
});

type Made = typeof exception extends fc.Arbitrary<infer One> ? One : never;

/** Ten exceptions as they stand, folded one level deep under what is open and on top itself. */
function standing(made: Made[]): { world: World; rows: ExceptionState[] } {
  const world = new World([exceptions, sites]);
  for (const gln of SITES) world.put(sites, { gln, entity: 'E', warehouseSource: null } as never);
  const isRoot = (one: Made | undefined): boolean =>
    one !== undefined && one.isOpen && one.under === null;
  const rows = made.map((one, i): ExceptionState => {
    const isUnder = one.under !== null && one.under !== i && isRoot(made[one.under]);
    const minor =
      one.parts.length > 0 ? one.parts.reduce((sum, [, each]) => sum + each, 0) : one.alone;
    return {
      key: `EX-${i}`,
      state: one.state,
      status: one.isOpen ? 'open' : 'resolved',
      heldBack: one.heldBack,
      parent: isUnder ? `EX-${one.under}` : null,
      atRiskMinor: minor,
      atRiskIsBound: one.isBound,
      parts: minor === null ? [] : one.parts,
      places: one.places,
      currency: 'USD',
      site: null,
      provenBy: null,
      cause: null,
      placedUnder: null,
      mergedInto: null,
      sla: null,
    } as unknown as ExceptionState;
  });
  for (const row of rows) world.put(exceptions, row);
  return { world, rows };
}

/** What a set of exceptions puts at risk at a place, said slowly: order by order and site by site. */
function slowMoney(some: ExceptionState[], isHere: (part: Part) => boolean): number | null {
  const known = some.filter(({ atRiskMinor }) => atRiskMinor !== null);
  if (known.length === 0) return null;
  let minor = 0;
  for (const { parts, atRiskMinor } of known) if (parts.length === 0) minor += atRiskMinor!;
  const here = known.flatMap(({ parts }) => parts).filter(isHere);
  for (const site of SITES) {
    let lines = 0;
    for (const order of ['1', '2', '3'])
      lines += most(here.filter(([what]) => what === `${site}/${order}/G`));
    minor += Math.max(lines, most(here.filter(([what]) => what === `${site}/*`)));
  }
  return minor;
}

function most(parts: Part[]): number {
  return parts.reduce((larger, [, minor]) => Math.max(larger, minor), 0);
}

function partsAt(place: Place): (part: Part) => boolean {
  const [kind, key] = place.split('/') as [string, string];
  if (kind === 'site') return ([what]) => what.startsWith(`${key}/`);
  return kind === 'customer' ? ([, , customer]) => customer === key : () => true;
}

describe('what is open beneath a place', () => {
  test('is the worst, the number and the money that a slow count gives, and falls as the last one closes', () => {
    fc.assert(
      fc.property(fc.array(exception, { minLength: 1, maxLength: 9 }), (made) => {
        const { world, rows } = standing(made);
        for (const place of PLACES) {
          const beneath = rows.filter(
            (row) => row.status === 'open' && !row.heldBack && row.places.includes(place),
          );
          const ranks = beneath.map(({ state }) => stateRank(state));
          const counted = beneath.filter(
            ({ parent }) => !beneath.some((other) => other.key === parent),
          );
          const found = rollUp(world, place);
          expect(found.counted.map(({ key }) => key).toSorted()).toEqual(
            counted.map(({ key }) => key).toSorted(),
          );
          expect(found.money.minor).toBe(slowMoney(beneath, partsAt(place)));
          expect(stateRank(found.state)).toBe(Math.min(stateRank('ok'), ...ranks));
          for (const row of beneath)
            world.put<ExceptionState>(exceptions, { ...row, status: 'resolved' });
          const after = rollUp(world, place);
          expect([after.state, after.counted.length, after.money.minor]).toEqual(['ok', 0, null]);
          for (const row of beneath) world.put(exceptions, row);
        }
      }),
    );
  });

  test('of a cause is never less than its own nor more than all together', () => {
    fc.assert(
      fc.property(fc.array(exception, { minLength: 1, maxLength: 9 }), (made) => {
        const { world, rows } = standing(made);
        for (const row of rows) {
          if (row.status !== 'open' || row.atRiskMinor === null) continue;
          const beneath = rows.filter((one) => one.status === 'open' && one.parent === row.key);
          const { minor } = moneyUnder(world, row);
          const all = beneath.reduce((sum, one) => sum + (one.atRiskMinor ?? 0), row.atRiskMinor);
          expect(minor).toBeLessThanOrEqual(all);
          expect(minor).toBe(slowMoney([row, ...beneath], () => true));
        }
      }),
    );
  });
});
