import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LiveFrame } from '#shared/protocol';
import { EntityStore, Tally } from './index.ts';

interface Row {
  key: string;
  state: 'ok' | 'late';
}

const key = fc.constantFrom('a', 'b', 'c', 'd');
const row = fc.record({ key, state: fc.constantFrom('ok' as const, 'late' as const) });
const frame = fc.oneof(
  fc.record({
    kind: fc.constant('delta'),
    upserts: fc.uniqueArray(row, { selector: (one) => one.key }),
    removes: fc.constant([] as string[]),
  }),
  fc.record({ kind: fc.constant('delta'), upserts: fc.constant([]), removes: fc.uniqueArray(key) }),
  fc
    .uniqueArray(row, { selector: (one) => one.key })
    .map((rows) => ({ kind: 'snapshot', part: 1, parts: 1, total: rows.length, rows })),
);

function storeOf(frames: readonly object[]): EntityStore<Row> {
  const store = new EntityStore<Row>();
  for (const one of frames) store.apply(one as LiveFrame);
  return store;
}

describe('the live rows of a collection', () => {
  test('after a snapshot are exactly its rows, whatever was before', () => {
    fc.assert(
      fc.property(
        fc.array(frame),
        fc.uniqueArray(row, { selector: (one) => one.key }),
        (before, rows) => {
          const snapshot = { kind: 'snapshot', part: 1, parts: 1, total: rows.length, rows };
          const store = storeOf([...before, snapshot]);
          expect([...store.rows()].toSorted(byKey)).toEqual(rows.toSorted(byKey));
          expect(store.load.get().phase).toBe('live');
        },
      ),
    );
  });

  test('stay on screen while a fresh snapshot comes in, and what it left out goes at its end', () => {
    const store = storeOf([
      {
        kind: 'snapshot',
        part: 1,
        parts: 1,
        total: 2,
        rows: [
          { key: 'a', state: 'ok' },
          { key: 'b', state: 'ok' },
        ],
      },
      { kind: 'snapshot', part: 1, parts: 2, total: 2, rows: [{ key: 'a', state: 'late' }] },
    ]);
    expect(store.get('b')).toBeDefined();
    store.apply({
      kind: 'snapshot',
      part: 2,
      parts: 2,
      total: 2,
      rows: [{ key: 'c', state: 'ok' }],
    } as never);
    expect([...store.ids()].toSorted()).toEqual(['a', 'c']);
  });

  test('are counted incrementally as a full count would', () => {
    fc.assert(
      fc.property(fc.array(frame), fc.array(frame), (before, after) => {
        const store = storeOf(before);
        const tally = new Tally(store, (one) => one.state);
        for (const one of after) store.apply(one as LiveFrame);
        const late = [...store.rows()].filter((one) => one.state === 'late').length;
        expect(tally.counts.get().get('late') ?? 0).toBe(late);
      }),
    );
  });
});

function byKey(a: Row, b: Row): number {
  return a.key.localeCompare(b.key);
}
