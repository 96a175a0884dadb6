import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionAtKm } from '#shared/roads';
import type { RoadPath } from '#shared/roads';
import { STATES_BY_RANK } from '#shared/vocabulary';
import { Fleet } from './fleet.ts';
import { FLOATS_PER_INSTANCE } from './instance-pool.ts';
import { cameraOf, toMercator, toScreen } from './mercator.ts';
import { kmTravelled } from './motion.ts';
import type { MovingShipment } from './moving-shipment.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Two lanes with a bend; 300 and 120 km. */
const LANES: readonly RoadPath[] = [
  {
    points: [
      [-84.4, 33.7],
      [-85.3, 35.0],
      [-86.8, 36.2],
    ],
    kmAt: [0, 150, 300],
  },
  {
    points: [
      [-96.8, 32.8],
      [-97.1, 31.5],
    ],
    kmAt: [0, 120],
  },
];

const shipment = (over: Partial<MovingShipment> & { id: string }): MovingShipment => ({
  state: 'ok',
  path: LANES[0]!,
  fix: { atMs: 0, km: 0 },
  speedKmh: 90,
  coastUntilMs: Infinity,
  ...over,
});

const anyShipment = fc.record({
  id: fc.nat(30).map((n) => `SHP-${n}`),
  state: fc.constantFrom(...STATES_BY_RANK),
  path: fc.constantFrom(...LANES),
  fix: fc.record({ atMs: fc.integer({ min: -HOUR, max: HOUR }), km: fc.nat(110) }),
  speedKmh: fc.constantFrom(0, 40, 90),
  coastUntilMs: fc.oneof(fc.integer({ min: 0, max: 4 * HOUR }), fc.constant(Infinity)),
});

const step = fc.oneof(
  fc.record({
    kind: fc.constant('upsert' as const),
    shipments: fc.array(anyShipment, { maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), n: fc.nat(30) }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 20 * MINUTE }) }),
  fc.record({
    kind: fc.constant('jump' as const),
    toMs: fc.integer({ min: -HOUR, max: 9 * HOUR }),
  }),
);

/** A slot of the wheel is 2 s: a leg may be left up to that late, 50 m at 90 km/h. */
const LATE_KM = 0.06;

describe('the fleet on the map', () => {
  test('shows each shipment once, where its fix, speed and cadence put it, whatever happened before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const fleet = new Fleet(0);
        const known = new Map<string, MovingShipment>();
        let now = 0;
        for (const each of steps) {
          if (each.kind === 'upsert') {
            fleet.upsert(each.shipments);
            for (const one of each.shipments) known.set(one.id, one);
          } else if (each.kind === 'remove') {
            fleet.remove([`SHP-${each.n}`]);
            known.delete(`SHP-${each.n}`);
          } else {
            now = each.kind === 'pass' ? now + each.ms : each.toMs;
            fleet.advance(now);
          }
          expect(fleet.size).toBe(known.size);
          const shown = Object.values(fleet.pools).reduce((sum, pool) => sum + pool.count, 0);
          expect(shown).toBe(known.size);
          for (const one of known.values()) {
            const should = toMercator(positionAtKm(one.path, kmTravelled(one, now)).position);
            const is = fleet.sight(one.id)!.point;
            // 3e-5 of the Mercator square is a km here; between two points of a path a straight line is drawn.
            expect(Math.hypot(is.x - should.x, is.y - should.y) / 3e-5).toBeLessThan(LATE_KM + 1.5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a truck drives its road at ETA speed until its cadence has passed, then stands and looks stale', () => {
    const fleet = new Fleet(0);
    fleet.upsert([shipment({ id: 'SHP-1', coastUntilMs: HOUR })]);
    expect(fleet.sight('SHP-1')!.state).toBe('ok');
    fleet.advance(30 * MINUTE);
    expect(fleet.kmOf('SHP-1')).toBeCloseTo(45);
    for (let ms = 31 * MINUTE; ms <= 2 * HOUR; ms += MINUTE) fleet.advance(ms);
    expect(fleet.kmOf('SHP-1')).toBeCloseTo(90);
    expect(fleet.sight('SHP-1')!.state).toBe('stale');
    expect(fleet.silent().map((each) => each.shipment.id)).toEqual(['SHP-1']);
  });

  test('a late truck that falls silent stays late, with a ring', () => {
    const fleet = new Fleet(0);
    fleet.upsert([shipment({ id: 'SHP-1', state: 'late', coastUntilMs: HOUR })]);
    for (let ms = 0; ms <= 2 * HOUR; ms += MINUTE) fleet.advance(ms);
    expect(fleet.sight('SHP-1')!.state).toBe('late');
    expect(fleet.silent()).toHaveLength(1);
  });

  test('a truck that has been silent for a day loses ring and name together: its data is missing, not the truck', () => {
    const fleet = new Fleet(0);
    fleet.upsert([
      shipment({ id: 'SHP-1', coastUntilMs: HOUR }),
      shipment({ id: 'SHP-2', state: 'late', speedKmh: 0 }),
    ]);
    const camera = cameraOf([-86, 35], 4, 1_600, 1_000);
    const named = () => fleet.abnormalInView(camera, 40).map((each) => each.shipment.id);
    const ringed = () => fleet.silent().map((each) => each.shipment.id);
    for (let ms = 0; ms <= 24 * HOUR; ms += 10 * MINUTE) fleet.advance(ms);
    expect([named(), ringed()]).toEqual([['SHP-2', 'SHP-1'], ['SHP-1']]);
    const before = fleet.silentVersion;
    for (let ms = 24 * HOUR; ms <= 25.1 * HOUR; ms += 10 * MINUTE) fleet.advance(ms);
    expect(fleet.silentVersion).toBeGreaterThan(before);
    expect([named(), ringed()]).toEqual([['SHP-2'], []]);
    fleet.upsert([shipment({ id: 'SHP-1', coastUntilMs: 25 * HOUR })]);
    expect([named(), ringed()]).toEqual([['SHP-2', 'SHP-1'], ['SHP-1']]);
  });

  test('a new fix takes a silent truck back on plan', () => {
    const fleet = new Fleet(0);
    fleet.upsert([shipment({ id: 'SHP-1', coastUntilMs: HOUR })]);
    fleet.advance(25 * MINUTE);
    fleet.advance(50 * MINUTE);
    fleet.advance(70 * MINUTE);
    fleet.upsert([
      shipment({ id: 'SHP-1', fix: { atMs: 70 * MINUTE, km: 100 }, coastUntilMs: 2 * HOUR }),
    ]);
    expect(fleet.sight('SHP-1')!.state).toBe('ok');
    expect(fleet.silent()).toEqual([]);
  });

  test('only what ended its leg is written anew', () => {
    const fleet = new Fleet(0);
    fleet.upsert([
      shipment({ id: 'far', path: LANES[0]! }),
      shipment({ id: 'standing', speedKmh: 0 }),
      shipment({ id: 'near its bend', fix: { atMs: 0, km: 149.5 } }),
    ]);
    expect(fleet.advance(10_000)).toBe(0);
    expect(fleet.advance(30_000)).toBe(1);
  });

  test('a click takes the nearest, and what is off plan before what is on plan', () => {
    const fleet = new Fleet(0);
    fleet.upsert([
      shipment({ id: 'ok', speedKmh: 0 }),
      shipment({ id: 'late', state: 'late', speedKmh: 0, fix: { atMs: 0, km: 3 } }),
      shipment({ id: 'elsewhere', speedKmh: 0, fix: { atMs: 0, km: 250 } }),
    ]);
    const camera = cameraOf([-84.4, 33.7], 6, 800, 600);
    expect(fleet.pick(camera, 400, 300, 11)).toBe('late');
    const { x, y } = toScreen(camera, fleet.sight('elsewhere')!.point);
    expect(fleet.pick(camera, x + 3, y - 3, 11)).toBe('elsewhere');
    expect(fleet.pick(camera, 20, 580, 11)).toBeNull();
  });

  test('what is removed leaves no hole among the others', () => {
    const fleet = new Fleet(0);
    const ids = Array.from({ length: 1_200 }, (_, i) => `SHP-${i}`);
    fleet.upsert(ids.map((id, i) => shipment({ id, fix: { atMs: 0, km: i / 10 } })));
    fleet.remove(ids.filter((_, i) => i % 3 === 0));
    const { count, data } = fleet.pools.ok;
    expect(count).toBe(800);
    const starts = new Set<number>();
    for (let slot = 0; slot < count; slot += 1) starts.add(data[slot * FLOATS_PER_INSTANCE + 4]!);
    expect(starts.size).toBe(800);
  });
});
