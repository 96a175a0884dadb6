import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { DAY_MS, fromMs, HOUR_MS, MINUTE_MS, SECOND_MS, toMs } from '#shared/vocabulary';
import {
  beginFault,
  emptyState,
  feedList,
  makeNetwork,
  Random,
  receiveCommand,
  sizeOfScale,
  unbalancedItems,
  type World,
  type WorldEvent,
} from '#simulator/world';
import { makeWorld } from './make-world.ts';
import { startWorld } from './start-world.ts';

const DAYS = 8;
const START_MS = toMs('2026-06-24T12:00:00.000Z');

/** What people ask for in between: of any site and item, sensible or not, and several things in one breath. */
const asked = fc.record({
  atHour: fc.integer({ min: 24, max: 48 }),
  seconds: fc.integer({ min: 0, max: 5 }),
  what: fc.constantFrom(
    'move',
    'move',
    'reserve',
    'release',
    'cancel',
    'count',
    'expedite',
    'retender',
    'order',
    'serve',
    'serve',
    'promise',
    'writeOff',
    'slow',
    'findOtherwise',
    'sendBack',
  ),
  from: fc.integer({ min: 0, max: 2 }),
  to: fc.integer({ min: 0, max: 5 }),
  item: fc.integer({ min: 0, max: 2 }),
  quantity: fc.integer({ min: 1, max: 300 }),
  transfer: fc.integer({ min: 1, max: 6 }),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

function atMs({ atHour, seconds }: Asked): number {
  return START_MS + atHour * HOUR_MS + seconds * SECOND_MS;
}

/** A world that notes in `bad` what it says of a command and no contract allows. */
function livingWorld(seed: number, bad: WorldEvent[]): World {
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
    publish(_, event) {
      if (event.causationid === undefined) return;
      if (!contracts.EVENTS.get(event.type)?.data.safeParse(event.data).success) bad.push(event);
    },
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
    const way = { purpose, lines: [line, line] };
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
  const shipmentId =
    world.state.shipmentByPurpose.get(`transfer/${purpose.number}`) ??
    [...world.state.shipments.keys()][one.quantity] ??
    'SHP-0';
  if (one.what === 'expedite')
    send('tms', contracts.expediteShipment.type, { shipmentId, reason: 'needed' });
  if (one.what === 'retender')
    send('tms', contracts.retenderShipment.type, {
      shipmentId,
      carrier: 'KYLN',
      reason: 'cheaper',
    });
  if (one.what === 'slow')
    for (const feed of [from.source, 'tms', 'erp/southern'])
      beginFault(world, { feed, kind: 'slow', durationMs: 6 * MINUTE_MS });
  if (one.what === 'findOtherwise')
    for (const { source } of network.sites)
      beginFault(world, {
        feed: source,
        kind: (['refusedReceipt', 'shortReceipt', 'overReceipt', 'damagedReceipt'] as const)[
          one.quantity % 4
        ]!,
        durationMs: 2 * DAY_MS,
      });
  if (one.what === 'sendBack')
    for (const { purpose: refused, site } of world.state.staged.values()) {
      if (!refused.startsWith('return/')) continue;
      const at = network.sites[site]!;
      const number = refused.slice('return/'.length);
      const home = network.sites[world.state.inTransit.get(refused)!.to]!;
      send('tms', contracts.planShipment.type, {
        purpose: { kind: 'return', number },
        lines: [line],
        from: at.gln,
        to: home.gln,
        laneId: `${at.code}-${home.code}-G`,
        readyAt: fromMs(world.nowMs),
        currency: 'USD',
        valueMinor: 100_000,
        weightGrams: 1_000,
      });
    }
  if (one.what === 'serve' || one.what === 'promise') moveReservation(world, one, send);
  const [southern, northern] = network.entities;
  const transferNumber = purpose.number;
  if (one.what === 'order') {
    send(southern!.source, contracts.createTransferOrder.type, {
      transferNumber,
      from: network.sites[0]!.gln,
      to: to.gln,
      ...line,
      unitPriceMicro: 1_000_000,
      currency: 'USD',
    });
    const data = { transferNumber, reason: 'changed' };
    send(southern!.source, contracts.cancelTransferOrder.type, data);
    send(southern!.source, contracts.cancelTransferOrder.type, data);
  }
  if (one.what === 'writeOff')
    send(southern!.source, contracts.postIntercompany.type, {
      entity: southern!.gln,
      counterparty: northern!.gln,
      transferNumber,
      stage: 'shortClosed',
      postedAt: fromMs(world.nowMs),
      currency: 'USD',
      lines: [
        { account: '5920', name: 'Transfer losses', debitMinor: 100, creditMinor: 0 },
        { account: '1250', name: 'Goods in transit', debitMinor: 0, creditMinor: 100 },
      ],
    });
}

/**
 * Some pieces of some open orders shall be served from another site, or from whatever comes to one. Half of it is
 * sensible: lines that wait or whose pick nobody has begun, sites of their company, documents that bring the item.
 */
function moveReservation(
  world: World,
  one: Asked,
  send: (source: string, type: string, data: object) => unknown,
): void {
  const { network, state } = world;
  const queued = new Set([...state.tasks.values()].map(({ purpose }) => purpose));
  const open = [...state.orders.values()].filter(
    ({ number, lines }) =>
      queued.has(`order/${number}`) || lines.some((line) => line.allocated < line.quantity),
  );
  for (const [i, order] of open.entries()) {
    if (i % 7 !== one.transfer) continue;
    const at = network.sites[order.site]!;
    const isSensible = i % 2 === 0;
    const waits = order.lines.find((line) => line.allocated < line.quantity);
    const line = (isSensible && waits) || order.lines[one.item % order.lines.length]!;
    const sisters = network.sites.filter(({ entity }) => entity === at.entity);
    const to = isSensible ? sisters[one.to % sisters.length]! : network.sites[one.to]!;
    const brings = [...state.transfers.values(), ...state.purchaseOrders.values()].filter(
      (document) =>
        !isSensible ||
        (('to' in document ? document.to : document.site) === order.site &&
          document.lines.some(({ item }) => item === line.item)),
    );
    const number = brings[one.quantity % Math.max(1, brings.length)]?.number ?? 'TRF-0';
    send(network.entities[at.entity]!.source, contracts.moveReservation.type, {
      orderNumber: order.number,
      line: line.line,
      quantity: Math.max(1, Math.min(line.quantity - line.shipped, one.quantity)),
      to: (one.what === 'promise' ? at : to).gln,
      ...(one.what === 'promise'
        ? { inbound: { kind: number.startsWith('PO') ? 'purchaseOrder' : 'transfer', number } }
        : {}),
    });
  }
}

/** Orders with a line that was given more than it wants, or of which more left than was given. */
function impossibleOrders(world: World): string[] {
  return [...world.state.orders.values()]
    .filter(({ lines }) =>
      lines.some(
        ({ quantity, allocated, shipped }) =>
          quantity < 0 || allocated > quantity || shipped > allocated,
      ),
    )
    .map(({ number }) => number);
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
          fc.array(asked, { minLength: 60, maxLength: 120 }),
          (seed, wishes) => {
            const bad: WorldEvent[] = [];
            const world = livingWorld(seed, bad);
            const sorted = wishes.toSorted((a, b) => atMs(a) - atMs(b));
            let nth = 0;
            for (let day = 1; day <= DAYS; day++) {
              while (nth < sorted.length && atMs(sorted[nth]!) < START_MS + day * DAY_MS) {
                world.run(atMs(sorted[nth]!));
                ask(world, sorted[nth]!, nth);
                nth++;
              }
              world.run(START_MS + day * DAY_MS);
              expect(unbalancedItems(world.network, world.state)).toEqual([]);
              expect(impossible(world)).toEqual([]);
              expect(impossibleOrders(world)).toEqual([]);
              for (const accounts of world.state.ledger.values()) {
                let balanceMinor = 0;
                for (const { debitMinor, creditMinor } of accounts.values())
                  balanceMinor += debitMinor - creditMinor;
                expect(balanceMinor).toBe(0);
              }
            }
            expect(bad).toEqual([]);
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
