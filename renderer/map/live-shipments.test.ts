import { describe, expect, test } from 'vitest';
import { EntityStore } from '#live';
import type { ShipmentRow } from '#shared/protocol';
import { encodePath } from '#shared/roads';
import { MINUTE_MS } from '#shared/vocabulary';
import { LiveShipments } from './live-shipments.ts';
import type { ShipmentChange } from './ShipmentMap.tsx';

const START_MS = Date.parse('2026-06-30T15:42:00.000Z');
const VIEW = { zone: 'America/New_York', nowMs: START_MS };
const ROAD = encodePath({
  points: [
    [-84.4, 33.7],
    [-84.4, 39],
  ],
  kmAt: [0, 700],
});

function row(key: string, more: Partial<ShipmentRow> = {}): ShipmentRow {
  const at = '2026-06-30T15:40:00.000Z';
  return {
    key,
    state: 'ok',
    phase: 'moving',
    tracking: 'inMotion',
    road: ROAD,
    roadKm: 700,
    lateByMinutes: 0,
    ourP50At: '2026-06-30T21:40:00.000Z',
    fix: { at, travelledKm: 100, speedKmh: 90 },
    asOf: { source: 'tms', occurredAt: at, receivedAt: at, cadenceMs: 30 * MINUTE_MS },
    ...more,
  } as ShipmentRow;
}

/** A map that follows a store, and what it was told. */
function follow(rows: readonly ShipmentRow[]) {
  const store = new EntityStore<ShipmentRow>();
  let nowMs = START_MS;
  const say = (upserts: readonly ShipmentRow[], removes: readonly string[] = []) =>
    store.apply({
      kind: 'delta',
      collection: 'shipments',
      version: 1,
      upserts: [...upserts],
      removes: [...removes],
    });
  say(rows);
  const shown = new LiveShipments(
    store,
    () => nowMs,
    () => VIEW,
  );
  const told: ShipmentChange[] = [];
  const first = [...shown.snapshot()];
  shown.subscribe((change) => told.push(change));
  return {
    shown,
    first,
    told,
    say,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('live shipments on the map', () => {
  test('are those that move and have a road; shipments of a lane share it', () => {
    const { first } = follow([
      row('A'),
      row('B'),
      row('C', { phase: 'planned' }),
      row('D', { road: '' }),
    ]);
    expect(first.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(first[0]?.path).toBe(first[1]?.path);
  });

  test('leave when they arrive, when they are gone, and when the filter no longer lets them through', () => {
    const { shown, told, say } = follow([row('A'), row('B'), row('C', { state: 'late' })]);
    say([row('A', { phase: 'arrived' })]);
    say([], ['B']);
    shown.show(({ state }) => state === 'watch', null);
    expect(told.map(({ removed }) => removed)).toEqual([['A'], ['B'], ['C']]);
  });

  test('stay while they are selected, whatever the filter says', () => {
    const { shown, told } = follow([row('A'), row('B', { phase: 'planned', fix: null })]);
    const nothing = () => false;
    shown.show(nothing, 'A');
    expect(told.at(-1)).toMatchObject({ upserted: [{ id: 'A' }], removed: [] });
    shown.show(nothing, 'B');
    expect(told.at(-1)).toMatchObject({ upserted: [{ id: 'B', speedKmh: 0 }], removed: ['A'] });
  });

  test('go on as they went when a row says nothing new of where they are', () => {
    const { first, told, say, pass } = follow([row('A')]);
    pass(5 * MINUTE_MS);
    say([row('A', { state: 'watch', lateByMinutes: 25 })]);
    const [again] = told.at(-1)!.upserted;
    expect(again).toMatchObject({ state: 'watch', detail: '+25 min', fix: first[0]?.fix });
    expect(again?.speedKmh).toBe(first[0]?.speedKmh);
  });

  test('glide on from where they are drawn when a new fix comes', () => {
    const { told, say, pass } = follow([row('A')]);
    pass(28 * MINUTE_MS);
    const at = '2026-06-30T16:10:00.000Z';
    say([row('A', { fix: { at, travelledKm: 141, speedKmh: 90 } })]);
    const [again] = told.at(-1)!.upserted;
    expect(again?.fix.atMs).toBe(START_MS + 28 * MINUTE_MS);
    // By its first estimate it was drawn at 150 km: 100 km an hour for half an hour.
    expect(again?.fix.km).toBeCloseTo(150);
    expect(again?.speedKmh).toBeGreaterThan(0);
  });
});
