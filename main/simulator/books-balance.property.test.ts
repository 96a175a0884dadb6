import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { DAY_MS, fromMs, HOUR_MS, toMs } from '#shared/vocabulary';
import {
  emptyState,
  feedList,
  makeNetwork,
  Random,
  receiveCommand,
  sizeOfScale,
  unbalancedItems,
  type World,
} from '#simulator/world';
import { makeWorld } from './make-world.ts';
import { startWorld } from './start-world.ts';

const DAYS = 12;
const START_MS = toMs('2026-06-24T12:00:00.000Z');

/** What people ask for in between: of any site and item, sensible or not. */
const asked = fc.record({
  atHour: fc.integer({ min: 24, max: DAYS * 24 - 1 }),
  what: fc.constantFrom('move', 'move', 'reserve', 'release', 'cancel', 'count', 'expedite'),
  from: fc.integer({ min: 0, max: 5 }),
  to: fc.integer({ min: 0, max: 5 }),
  item: fc.integer({ min: 0, max: 40 }),
  quantity: fc.integer({ min: 1, max: 300 }),
  transfer: fc.integer({ min: 1, max: 6 }),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

function livingWorld(seed: number): World {
  const network = makeNetwork(new Random(seed), sizeOfScale(1));
  const world = makeWorld({
    network,
    seed,
    state: emptyState({
      feeds: feedList(network).length,
      sites: network.sites.length,
      items: network.items.length,
      startMs: START_MS,
      firstNowMs: START_MS + 6 * DAY_MS,
      epoch: 1,
    }),
    publish: () => {},
  });
  startWorld(world);
  return world;
}

function ask(world: World, one: Asked, nth: number): void {
  const { network, feeds } = world;
  const [from, to] = [network.sites[one.from]!, network.sites[one.to]!];
  const item = network.items[one.item]!;
  const purpose = { kind: 'transfer', number: `TRF-${one.transfer}` } as const;
  const line = { gtin: item.gtin, quantity: one.quantity, unit: item.unit };
  let n = 0;
  const send = (source: string, type: string, data: object) =>
    receiveCommand(world, feeds.indexOf(source), {
      id: `${nth}-${n++}`,
      type,
      actor: 'r.alvarez',
      expires: fromMs(world.nowMs + HOUR_MS),
      correlationid: purpose.number,
      data,
    });
  if (one.what === 'reserve' || one.what === 'move')
    send(from.source, contracts.reserveStock.type, { site: from.gln, purpose, ...line });
  if (one.what === 'move') {
    const way = { purpose, lines: [line] };
    send(from.source, contracts.createPickTask.type, { site: from.gln, ...way });
    send('tms', contracts.planShipment.type, {
      ...way,
      from: from.gln,
      to: to.gln,
      laneId: `${from.code}-${to.code}-G`,
      readyAt: fromMs(world.nowMs + HOUR_MS),
      currency: 'USD',
      valueMinor: 100_000,
      weightGrams: 1_000,
    });
    send(to.source, contracts.expectReceipt.type, {
      site: to.gln,
      ...way,
      expectedAt: fromMs(world.nowMs + DAY_MS),
    });
  }
  if (one.what === 'release')
    send(from.source, contracts.releaseStock.type, { site: from.gln, gtin: item.gtin, purpose });
  if (one.what === 'count')
    send(from.source, contracts.requestCount.type, {
      site: from.gln,
      gtin: item.gtin,
      countId: `CC-${nth}`,
    });
  if (one.what === 'cancel') {
    send(from.source, contracts.cancelTask.type, { site: from.gln, purpose, reason: 'changed' });
    send('tms', contracts.cancelShipment.type, { purpose, reason: 'changed' });
  }
  if (one.what === 'expedite')
    send('tms', contracts.expediteShipment.type, {
      shipmentId: [...world.state.shipments.keys()][one.quantity] ?? 'SHP-0',
      reason: 'needed',
    });
}

/** Positions of which more is set aside or held than there is, or less than nothing. */
function impossible(world: World): number[] {
  const { onHand, reserved, blocked } = world.state;
  return [...onHand.keys()].filter(
    (position) =>
      reserved[position]! < 0 ||
      blocked[position]! < 0 ||
      reserved[position]! + blocked[position]! > onHand[position]!,
  );
}

describe('the own books of a world in which anybody asks for anything', () => {
  test(
    `add up on each of ${DAYS} days: pieces, buckets, ledgers, commands`,
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 1_000_000 }),
          fc.array(asked, { minLength: 30, maxLength: 60 }),
          (seed, wishes) => {
            const world = livingWorld(seed);
            const sorted = wishes.toSorted((a, b) => a.atHour - b.atHour);
            let nth = 0;
            for (let day = 1; day <= DAYS; day++) {
              while (nth < sorted.length && sorted[nth]!.atHour < day * 24) {
                world.run(START_MS + sorted[nth]!.atHour * HOUR_MS);
                ask(world, sorted[nth]!, nth);
                nth++;
              }
              world.run(START_MS + day * DAY_MS);
              expect(unbalancedItems(world.network, world.state)).toEqual([]);
              expect(impossible(world)).toEqual([]);
              for (const accounts of world.state.ledger.values()) {
                let balanceMinor = 0;
                for (const { debitMinor, creditMinor } of accounts.values())
                  balanceMinor += debitMinor - creditMinor;
                expect(balanceMinor).toBe(0);
              }
            }
            for (const { status, applied } of world.state.commands.values()) {
              expect(applied).toBe(status === 'applied' ? 1 : 0);
              expect(['applied', 'rejected']).toContain(status);
            }
          },
        ),
        { numRuns: 4 },
      );
    },
  );
});
