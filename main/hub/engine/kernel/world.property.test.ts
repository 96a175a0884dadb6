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
