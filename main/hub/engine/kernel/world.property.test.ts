import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineCollection, World } from './index.ts';

interface Crate {
  id: string;
  dock: string;
  weight: number;
}

const crates = defineCollection<Crate>({
  name: 'test.crate',
  key: (crate) => crate.id,
  columns: { id: { type: 'text' }, dock: { type: 'text' }, weight: { type: 'int4' } },
  indexes: { byDock: (crate) => crate.dock },
});

/** The same rows as columns of numbers; their key is made of two properties. */
interface Packed {
  key: string;
  dock: string;
  crate: string;
  weight: number;
  at: string;
}

const packed = defineCollection<Packed>({
  name: 'test.packed',
  key: (row) => row.key,
  columns: {
    key: { type: 'text' },
    dock: { type: 'text' },
    crate: { type: 'text' },
    weight: { type: 'int8' },
    at: { type: 'instant' },
  },
  packed: ['dock', 'crate'],
  indexes: {
    byDock: (row) => row.dock,
    byWeight: (row) => (row.weight % 3 === 0 ? null : [String(row.weight), 'any']),
  },
});
const inMaps = defineCollection<Packed>({ ...packed, name: 'test.in_maps' });
delete inMaps.packed;

const id = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  fc.record({ put: fc.record({ id, dock: fc.constantFrom('x', 'y'), weight: fc.nat(9) }) }),
  fc.record({ remove: id }),
);

function apply(world: World, steps: readonly ({ put: Crate } | { remove: string })[]): void {
  for (const one of steps)
    if ('put' in one) world.put(crates, one.put);
    else world.remove(crates, one.remove);
}

function content(world: World) {
  return [...world.all(crates)].toSorted((a, b) => a.id.localeCompare(b.id));
}

describe('the network in memory', () => {
  test('goes back to the last commit, rows and indexes alike', () => {
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (before, after) => {
        const world = new World([crates] as never);
        apply(world, before);
        world.commit();
        const committed = content(world);
        const committedAtX = world
          .by(crates, 'byDock', 'x')
          .map((crate) => crate.id)
          .toSorted();
        apply(world, after);
        world.rollback();
        expect(content(world)).toEqual(committed);
        expect(
          world
            .by(crates, 'byDock', 'x')
            .map((crate) => crate.id)
            .toSorted(),
        ).toEqual(committedAtX);
      }),
    );
  });

  test('finds by index exactly the rows that a scan finds', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const world = new World([crates] as never);
        apply(world, steps);
        const scanned = content(world).filter((crate) => crate.dock === 'x');
        const found = world.by(crates, 'byDock', 'x').toSorted((a, b) => a.id.localeCompare(b.id));
        expect(found).toEqual(scanned);
      }),
    );
  });

  test('takes stored rows in without a change to tell, and finds them like any other', () => {
    const stored = fc.uniqueArray(
      fc.record({ id, dock: fc.constantFrom('x', 'y'), weight: fc.nat(9) }),
      {
        selector: (crate) => crate.id,
      },
    );
    fc.assert(
      fc.property(stored, fc.array(step), (rows, steps) => {
        const loaded = new World([crates] as never);
        loaded.load(crates, rows);
        expect(loaded.journalLength).toBe(0);
        const put = new World([crates] as never);
        apply(
          put,
          rows.map((row) => ({ put: row })),
        );
        for (const world of [loaded, put]) apply(world, steps);
        expect(content(loaded)).toEqual(content(put));
        for (const dock of ['x', 'y'])
          expect(loaded.by(crates, 'byDock', dock)).toEqual(put.by(crates, 'byDock', dock));
      }),
    );
  });

  test('journals every change, so that replaying the journal gives the same rows', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const world = new World([crates] as never);
        apply(world, steps);
        const expected = content(world);
        const rows = new Map<string, object>();
        for (const change of world.commit())
          if (change.after) rows.set(change.key, change.after);
          else rows.delete(change.key);
        const replayed = [...rows.values()] as Crate[];
        expect(replayed.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(expected);
      }),
    );
  });
});

describe('rows that are packed', () => {
  const dock = fc.constantFrom('x', 'y', 'z');
  const row = fc
    .record({
      dock: fc.constantFrom('x', 'y'),
      crate: fc.constantFrom('a', 'b', 'c/d', 'e', 'f'),
      weight: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
      at: fc
        .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
    })
    .map((told): Packed => ({ key: `${told.dock}/${told.crate}`, ...told }));
  const packedStep = fc.oneof(
    { weight: 4, arbitrary: row.map((put) => ({ put })) },
    { weight: 2, arbitrary: row.map(({ key }) => ({ remove: key })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom({ end: 'commit' as const }, { end: 'rollback' as const }),
    },
  );

  test('are in every way what they are in maps', () => {
    fc.assert(
      fc.property(fc.array(packedStep, { maxLength: 60 }), dock, (steps, asked) => {
        const world = new World([packed, inMaps] as never);
        for (const one of steps) {
          if ('end' in one) world[one.end]();
          else
            for (const collection of [packed, inMaps])
              if ('put' in one) world.put(collection, one.put);
              else world.remove(collection, one.remove);
        }
        const keys = ['x/a', 'x/c/d', 'y/f', 'z/a', 'x', '', '/'];
        const seen = [packed, inMaps].map((collection) => ({
          all: byKey(world.all(collection)),
          size: world.size(collection as never),
          got: keys.map((key) => world.get(collection, key)),
          atDock: byKey(world.by(collection, 'byDock', asked)),
          any: byKey(world.by(collection, 'byWeight', 'any')),
        }));
        expect(seen[0]).toEqual(seen[1]);
      }),
    );
  });

  test('stay the same rows when thousands come and most of them go', () => {
    const world = new World([packed] as never);
    const rows = Array.from({ length: 5_000 }, (_, i): Packed => {
      const [site, crate] = [`s${i % 7}`, `c${Math.floor(i / 7)}`];
      return {
        key: `${site}/${crate}`,
        dock: site,
        crate,
        weight: i,
        at: '2026-06-30T14:20:00.000Z',
      };
    });
    world.load(packed, rows);
    const stays = ({ weight }: Packed) => weight % 11 === 3;
    for (const one of rows) if (!stays(one)) world.remove(packed, one.key);
    expect([...world.all(packed)]).toEqual(rows.filter(stays));
    for (const one of rows)
      expect(world.get(packed, one.key)).toEqual(stays(one) ? one : undefined);
    world.rollback();
    expect(byKey(world.all(packed))).toEqual(byKey(rows));
    expect(byKey(world.by(packed, 'byDock', 's3'))).toEqual(
      byKey(rows.filter(({ dock: at }) => at === 's3')),
    );
  });

  test('refuse a key that is not made of their properties', () => {
    const world = new World([packed] as never);
    const other = { key: 'x/b', dock: 'x', crate: 'a', weight: 1, at: '2026-06-30T14:20:00.000Z' };
    expect(() => world.put(packed, other)).toThrow('x/b is made of two properties of its row');
  });
});

function byKey(rows: Iterable<Packed>): Packed[] {
  return [...rows].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
