import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stockAdjusted, stockCounted, stockReserved, stockSnapshot } from '#shared/contracts';
import type { LogEvent } from '#engine/kernel';
import { networkRoom } from '#operations/network';
import { ATL, BREAKER, foldEvents, rowsOf, smallNetwork, told } from '#kit';
import { available, positionAt, stockRoom } from './index.ts';

const WMS = 'wms/atlanta';
const ROOMS = [networkRoom, stockRoom];
const SITE = { site: ATL, gtin: BREAKER, unit: 'EA' as const };

const buckets = fc.record({
  onHand: fc.integer({ min: 0, max: 500 }),
  reserved: fc.integer({ min: 0, max: 500 }),
  blocked: fc.integer({ min: 0, max: 50 }),
});
type Buckets = typeof buckets extends fc.Arbitrary<infer T> ? T : never;

const kinds = [
  (now: Buckets, sequence: number) =>
    told(WMS, stockAdjusted, { ...SITE, ...now, delta: 1, reason: 'received' }, { sequence }),
  (now: Buckets, sequence: number) =>
    told(
      WMS,
      stockCounted,
      { ...SITE, ...now, countedQuantity: now.onHand, expectedQuantity: now.onHand, countId: 'C' },
      { sequence },
    ),
  (now: Buckets, sequence: number) =>
    told(
      WMS,
      stockReserved,
      { ...SITE, ...now, purpose: { kind: 'order', number: 'SO-1' }, quantity: 1 },
      { sequence },
    ),
  (now: Buckets, sequence: number) =>
    told(
      WMS,
      stockSnapshot,
      {
        site: ATL,
        snapshotId: `S-${sequence}`,
        part: 1,
        parts: 1,
        positions: [{ gtin: BREAKER, unit: 'EA', ...now }],
      },
      { sequence },
    ),
];

/** What a warehouse says of one position, in its own order. */
const telling = fc
  .array(fc.tuple(fc.constantFrom(...kinds), buckets), { minLength: 1, maxLength: 12 })
  .map((told_) => told_.map(([say, now], index) => ({ event: say(now, index + 1), now })));

describe('a stock position', () => {
  test('is what its warehouse said last, whatever order its words come in', () => {
    fc.assert(
      fc.property(
        telling.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
        ([all, shuffled]) => {
          const world = foldEvents(ROOMS, [
            ...smallNetwork(),
            ...shuffled.map(({ event }) => event),
          ]);
          const last = all.at(-1)!.now;
          expect(positionAt(world, ATL, BREAKER)).toMatchObject(last);
        },
      ),
    );
  });

  test('does not change when everything is told again', () => {
    fc.assert(
      fc.property(telling, (all) => {
        const events: LogEvent[] = [...smallNetwork(), ...all.map(({ event }) => event)];
        const once = rowsOf(foldEvents(ROOMS, events), ROOMS);
        expect(rowsOf(foldEvents(ROOMS, [...events, ...events]), ROOMS)).toEqual(once);
      }),
    );
  });

  test('is shown negative when its system has given away more than there is', () => {
    const world = foldEvents(ROOMS, [
      told(WMS, stockReserved, {
        ...SITE,
        onHand: 10,
        reserved: 14,
        blocked: 1,
        purpose: { kind: 'order', number: 'SO-1' },
        quantity: 14,
      }),
    ]);
    expect(available(positionAt(world, ATL, BREAKER)!)).toBe(-5);
  });
});
