import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IntercompanyRow } from '#shared/protocol';
import { documentFilter } from './finance-filter.ts';
import { documentOf, SITES } from './finance-fixture.ts';
import { sumsOf } from './document-sums.ts';
import { cellKey, matrixOf } from './matrix.ts';
import type { MatrixCell } from './matrix.ts';

const NAMES = SITES.map(({ name }) => name);
const entityOf = (name: string) => SITES.find((site) => site.name === name)?.entity;

/** Documents between sites of different entities, of any amounts, some of whose sites nobody has told yet. */
const documents: fc.Arbitrary<IntercompanyRow[]> = fc
  .array(
    fc
      .record({
        from: fc.constantFrom(...NAMES),
        to: fc.constantFrom(...NAMES),
        matched: fc.nat(9_000_000),
        transit: fc.nat(9_000_000),
        unmatched: fc.nat(9_000_000),
        period: fc.constantFrom('2026-P06', '2026-P07'),
        isTold: fc.boolean(),
      })
      .filter(({ from, to }) => entityOf(from) !== entityOf(to)),
    { maxLength: 60 },
  )
  .map((made) =>
    made.map(({ from, to, matched, transit, unmatched, period, isTold }, nth) => {
      const posted = matched + transit + unmatched;
      return documentOf(`TO-${nth}`, [from, to], posted, {
        matchedMinor: matched,
        transitMinor: transit,
        unmatchedMinor: unmatched,
        standing: unmatched > 0 ? 'unmatched' : transit > 0 ? 'inTransit' : 'matched',
        period,
        ...(isTold ? {} : { from: null, to: null }),
      });
    }),
  );

function amounts(rows: readonly IntercompanyRow[]) {
  const [sums] = sumsOf(rows);
  return sums
    ? [sums.postedMinor, sums.matchedMinor, sums.transitMinor, sums.unmatchedMinor]
    : [0, 0, 0, 0];
}

function cellsOf(rows: readonly IntercompanyRow[], by: 'site' | 'entity'): MatrixCell[] {
  return matrixOf(rows, SITES, by).cells.flat();
}

describe('the matrix', () => {
  test('adds every document up once: its cells come to all that was posted, to the cent', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('site' as const, 'entity' as const), (rows, by) => {
        const cells = cellsOf(rows, by);
        expect(cells.flatMap((cell) => cell.rows).length).toBe(rows.length);
        const total = cells.reduce((sum, cell) => sum + (cell.sums?.postedMinor ?? 0), 0);
        expect(total).toBe(rows.reduce((sum, row) => sum + row.postedMinor, 0));
      }),
    );
  });

  test('shows in a cell what the documents come to that it opens, to the cent', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('site' as const, 'entity' as const), (rows, by) => {
        const told = rows.filter(({ from }) => by === 'entity' || from !== null);
        for (const { from, to, sums } of cellsOf(told, by)) {
          const cell = cellKey(from.key, to.key);
          const opened = told.filter(documentFilter({ period: null, cell, show: 'open' }));
          expect(amounts(opened)).toEqual(
            sums
              ? [sums.postedMinor, sums.matchedMinor, sums.transitMinor, sums.unmatchedMinor]
              : [0, 0, 0, 0],
          );
        }
      }),
    );
  });

  test('by entity is the matrix by site, added up', () => {
    fc.assert(
      fc.property(documents, (rows) => {
        const sites = cellsOf(rows, 'site');
        for (const { from, to, sums } of cellsOf(rows, 'entity')) {
          const within = sites.filter(
            (cell) => cell.from.entity === from.key && cell.to.entity === to.key,
          );
          const total = within.reduce((sum, cell) => sum + (cell.sums?.postedMinor ?? 0), 0);
          expect(total).toBe(sums?.postedMinor ?? 0);
        }
      }),
    );
  });

  test('posts nothing between two sites of one entity', () => {
    fc.assert(
      fc.property(documents, (rows) => {
        for (const cell of cellsOf(rows, 'site')) if (cell.isWithin) expect(cell.sums).toBeNull();
      }),
    );
  });
});
