import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StockRow } from '#shared/protocol';
import { STATES_BY_RANK } from '#shared/vocabulary';
import { StockPivot } from './stock-pivot.ts';

type Cell = Pick<StockRow, 'key' | 'gtin' | 'siteCode' | 'state' | 'available'>;

/** A store as plain as one can be: a map and one listener. */
class Store {
  readonly map = new Map<string, StockRow>();
  #tell: (changed: readonly string[], removed: readonly string[]) => void = () => {};
  get = (key: string) => this.map.get(key);
  rows = () => this.map.values();
  subscribe = (listener: (changed: readonly string[], removed: readonly string[]) => void) => {
    this.#tell = listener;
    return () => {
      this.#tell = () => {};
    };
  };
  apply(changed: readonly Cell[], removed: readonly string[]): void {
    for (const cell of changed) this.map.set(cell.key, cell as StockRow);
    for (const key of removed) this.map.delete(key);
    this.#tell(
      changed.map(({ key }) => key).filter((key) => this.map.has(key)),
      removed,
    );
  }
}

const site = fc.constantFrom('ATL', 'CMH', 'DFW');
const gtin = fc.constantFrom('a', 'b', 'c');
const cell = fc
  .record({
    siteCode: site,
    gtin,
    state: fc.constantFrom(...STATES_BY_RANK),
    available: fc.nat(99),
  })
  .map((one): Cell => ({ ...one, key: `${one.siteCode}/${one.gtin}` }));
const key = fc.tuple(site, gtin).map(([code, item]) => `${code}/${item}`);
const change = fc.record({
  changed: fc.uniqueArray(cell, { selector: (one) => one.key }),
  removed: fc.uniqueArray(key),
});

/** The slow obvious version: group everything anew. */
function grouped(store: Store): Record<string, Record<string, number>> {
  const items: Record<string, Record<string, number>> = {};
  for (const row of store.rows())
    items[row.gtin] = { ...items[row.gtin], [row.siteCode]: row.available };
  return items;
}

function shown(pivot: StockPivot): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [...pivot.ids()].map((id) => [
      id,
      Object.fromEntries(
        [...(pivot.get(id)?.bySite ?? [])].map(([code, row]) => [code, row.available]),
      ),
    ]),
  );
}

describe('stock by item and site', () => {
  test('is what grouping everything anew would give, after any changes', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (before, after) => {
        const store = new Store();
        for (const one of before) store.apply(one.changed, one.removed);
        const pivot = new StockPivot(store);
        pivot.subscribe(() => {});
        shown(pivot);
        for (const one of after) {
          store.apply(one.changed, one.removed);
          expect(shown(pivot)).toEqual(grouped(store));
        }
      }),
    );
  });

  test('tells of the items whose positions changed, and of those that have none left', () => {
    const store = new Store();
    const atl = { key: 'ATL/a', gtin: 'a', siteCode: 'ATL', state: 'ok', available: 1 } as const;
    const dfw = { key: 'DFW/b', gtin: 'b', siteCode: 'DFW', state: 'late', available: 2 } as const;
    store.apply([atl, dfw], []);
    const pivot = new StockPivot(store);
    const told: [string[], string[]][] = [];
    pivot.subscribe((changed, removed) => told.push([[...changed], [...removed]]));
    const before = pivot.get('b');
    store.apply([{ ...atl, available: 5 }], ['DFW/b']);
    expect(told).toEqual([[['a'], ['b']]]);
    expect(before?.state).toBe('late');
    expect(pivot.get('b')).toBeUndefined();
    expect(pivot.get('a')?.bySite.get('ATL')?.available).toBe(5);
  });
});
