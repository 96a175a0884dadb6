import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixedSource } from './entity-source.ts';
import { GridIndex } from './grid-index.ts';
import type { IndexOptions } from './grid-index.ts';
import type { SortLevel } from './grid-order.ts';

interface Row {
  id: string;
  amount: number | null;
  site: string;
  parent: string | null;
}

const row = fc.record({
  id: fc.integer({ min: 0, max: 25 }).map((n) => `EX-${n}`),
  amount: fc.option(fc.integer({ min: -3, max: 3 })),
  site: fc.constantFrom('Atlanta', 'atlanta 2', 'Dallas 10', 'Dallas 9', 'Reno', ''),
  parent: fc.constant(null),
});

/**
 * One batch of rows that fold. Parents have lower numbers than their children, so that none is its own ancestor, and
 * no two amounts are equal, so that there is one right order; `turn` changes the order from batch to batch.
 */
const foldingRows = fc
  .record({
    turn: fc.integer({ min: 0, max: 25 }),
    pairs: fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.option(fc.nat(24)))),
  })
  .map(({ turn, pairs }) =>
    pairs.map(([number, under]): Row => ({
      id: `EX-${number}`,
      amount: ((number * 7 + turn) % 26) - 13,
      site: 'Reno',
      parent: under !== null && under < number ? `EX-${under}` : null,
    })),
  );

const sorts: SortLevel[][] = [
  [],
  [{ column: 'amount', direction: 'desc' }],
  [
    { column: 'site', direction: 'asc' },
    { column: 'amount', direction: 'asc' },
  ],
];

function keyOf(column: string, { amount, site }: Row) {
  return column === 'amount' ? amount : site;
}

/** The rows in the order that a person would call right, ties left open: only the keys are compared. */
function keysInOrder(rows: Row[], sort: SortLevel[]): unknown[] {
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const compareKeys = (a: Row, b: Row): number => {
    for (const { column, direction } of sort) {
      const [x, y] = [keyOf(column, a), keyOf(column, b)];
      const [xNone, yNone] = [x === null || x === '', y === null || y === ''];
      if (xNone || yNone) {
        if (xNone === yNone) continue;
        return xNone ? 1 : -1;
      }
      const order =
        typeof x === 'number' ? x - (y as number) : collator.compare(String(x), String(y));
      if (order !== 0) return direction === 'desc' ? -order : order;
    }
    return 0;
  };
  return rows.toSorted(compareKeys).map((r) => sort.map(({ column }) => keyOf(column, r)));
}

function lastOfEachId(rows: Row[]): Row[] {
  return [...new Map(rows.map((r) => [r.id, r])).values()];
}

describe('the index of a grid', () => {
  test('is after any updates what sorting and filtering everything afresh would give', () => {
    const batches = fc.array(fc.array(row, { maxLength: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(batches, fc.constantFrom(...sorts), fc.boolean(), (steps, sort, filtered) => {
        const filter = filtered ? (r: Row) => (r.amount ?? 0) >= 0 : null;
        const source = fixedSource<Row>([], (r) => r.id);
        const index = connected({ source, sortKey: keyOf, sort, filter });
        for (const step of steps) {
          const rows = lastOfEachId(step);
          source.replace(rows);
          index.settle();
          const wanted = rows.filter(filter ?? (() => true));
          const shown = index.shownIds();
          expect(shown.toSorted()).toEqual(wanted.map((r) => r.id).toSorted());
          expect(shown.map((id) => index.placeOf(id))).toEqual(shown.map((_, i) => i));
          expect(
            shown.map((id) => sort.map(({ column }) => keyOf(column, source.get(id) as Row))),
          ).toEqual(keysInOrder(wanted, sort));
        }
      }),
    );
  });

  test('shows each row once: alone, under its open row, or folded and counted', () => {
    const batch = fc.record({ rows: foldingRows, open: fc.nat(24) });
    const batches = fc.array(batch, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(batches, fc.boolean(), (steps, filtered) => {
        const filter = filtered ? (r: Row) => (r.amount ?? 0) >= 0 : null;
        const source = fixedSource<Row>([], (r) => r.id);
        const index = connected({
          source,
          sortKey: keyOf,
          sort: [{ column: 'amount', direction: 'desc' }],
          filter,
          parentId: (r) => r.parent,
        });
        const open = new Set<string>();
        for (const step of steps) {
          const rows = lastOfEachId(step.rows);
          source.replace(rows);
          open.add(`EX-${step.open}`);
          index.setOpen(`EX-${step.open}`, true);
          index.settle();
          expect(index.shownIds()).toEqual(outline(rows, filter, open));
          expect(new Set(index.shownIds()).size).toBe(index.count);
        }
      }),
    );
  });

  test('stands still until it is settled', () => {
    const source = fixedSource<Row>([], (r) => r.id);
    const index = connected({
      source,
      sortKey: keyOf,
      sort: [{ column: 'amount', direction: 'desc' }],
    });
    const rows = (a: number, b: number): Row[] => [
      { id: 'A', amount: a, site: '', parent: null },
      { id: 'B', amount: b, site: '', parent: null },
    ];
    source.replace(rows(2, 1));
    index.settle();
    source.replace(rows(1, 2));
    expect(index.shownIds()).toEqual(['A', 'B']);
    expect(index.settle()).toBe(true);
    expect(index.shownIds()).toEqual(['B', 'A']);
    source.replace(rows(1, 3));
    expect(index.settle()).toBe(false);
  });
});

function connected(options: IndexOptions<Row>): GridIndex<Row> {
  const index = new GridIndex(options);
  index.connect();
  return index;
}

/** The slow, obvious outline: a row stands alone unless its parent passes; open rows list theirs by amount. */
function outline(rows: Row[], filter: ((r: Row) => boolean) | null, open: Set<string>): string[] {
  const passing = new Map(rows.filter(filter ?? (() => true)).map((r) => [r.id, r]));
  const byAmount = (list: Row[]) => list.toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  const under = (r: Row): string[] => {
    const opens = open.has(r.id) && passing.has(r.id);
    return [r.id, ...byAmount(opens ? rows.filter((c) => c.parent === r.id) : []).flatMap(under)];
  };
  const roots = [...passing.values()].filter((r) => r.parent === null || !passing.has(r.parent));
  return byAmount(roots).flatMap(under);
}
