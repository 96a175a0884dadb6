import { describe, expect, test } from 'vitest';
import {
  entityPublished,
  orderAllocated,
  receiptExpected,
  reservationMoved,
  shipmentDeparted,
  sitePublished,
} from '#shared/contracts';
import type { LogEvent } from '#engine/kernel';
import { commands } from '#engine/outbox';
import { networkInvariants } from '#operations/invariants';
import { impactRoom } from '#operations/impact';
import { policyDecisions, POLICY_PUBLISHED, wholeInForce } from '#operations/policy';
import { rulesRoom } from '#operations/rules';
import { exceptions } from '#operations/exceptions';
import {
  withSetting,
  type MoveOptions,
  type OrderDetail,
  type StockDetail,
} from '#shared/protocol';
import { fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import {
  ATL,
  BREAKER,
  breakersAt,
  breakersOrdered,
  CMH,
  PLAY_ROOMS,
  Rehearsal,
  SMALL_TRANSFER,
  smallNetwork,
  SOUTHERN,
  told,
  truckLoaded,
  truckPlanned,
} from '#kit';
import { PROMISE_ENDED, PROMISE_MADE, PROMISE_MOVED, promises, reservationsRoom } from './index.ts';

const ERP = 'erp/southern';
const DAL = '9521000000025';
const INBOUND = { kind: 'transfer', number: SMALL_TRANSFER.number } as const;

/** Atlanta and Dallas belong to one company, Columbus to another; nothing is anywhere until a test says so. */
class Desk {
  readonly hub = new Rehearsal(
    [...PLAY_ROOMS, reservationsRoom, impactRoom, rulesRoom],
    '2026-06-30T15:42:00.000Z',
  );

  constructor() {
    const ledger = { currency: 'USD', transferMarkupBasisPoints: 600 };
    const network = smallNetwork();
    const atlanta = network.find(({ type }) => type === sitePublished.type)!.data as object;
    const dallas = { ...atlanta, gln: DAL, code: 'DAL', name: 'Dallas' };
    this.hub.hearTold(
      told(ERP, entityPublished, { gln: SOUTHERN, code: 'SSI', name: 'Southern', ...ledger }),
      ...network,
      told(ERP, sitePublished, { ...dallas, warehouseSource: 'wms/dallas' } as never),
    );
  }

  stock(site: string, onHand: number): void {
    const source = site === DAL ? 'wms/dallas' : undefined;
    this.hub.hearTold(breakersAt(site, onHand, 0, 0, source ? { source } : {}));
  }

  order(number: string, quantity: number, inHours: number, site = ATL): void {
    this.hub.hearTold(breakersOrdered(number, quantity, this.in(inHours), { site }));
  }

  /** Policy lets a line take what others were promised before it. */
  letPassEarlier(): void {
    const { version, content } = wholeInForce(this.hub.world, 'allocation');
    const next = withSetting(content, 'mayPassEarlier', true);
    this.hub.say({
      type: POLICY_PUBLISHED,
      subject: 'allocation',
      data: { name: 'allocation', version: version + 1, content: next },
    });
  }

  /** A transfer to Atlanta is loaded in Columbus and leaves now by plan; it takes twelve hours. */
  onTheRoad(quantity: number): void {
    const lines = [{ gtin: BREAKER, unit: 'EA' as const, quantity }];
    const leavesAt = this.hub.now;
    this.hub.hearTold(
      told('wms/atlanta', receiptExpected, {
        site: ATL,
        purpose: SMALL_TRANSFER,
        lines,
        expectedAt: this.in(12),
      }),
      truckPlanned('SHP-1', quantity, leavesAt),
      truckLoaded('SHP-1', quantity),
    );
  }

  /** The truck leaves. */
  departs(): LogEvent[] {
    return this.hub.hearTold(
      told('tms', shipmentDeparted, { shipmentId: 'SHP-1', stop: 1, departedAt: this.hub.now }),
    );
  }

  in(hours: number): string {
    return fromMs(toMs(this.hub.now) + hours * HOUR_MS);
  }

  async options(order: string, quantity: number): Promise<MoveOptions> {
    return (await this.hub.ask('reservation.options', { order, line: 1, quantity })) as MoveOptions;
  }

  /** Asks for the move as the person saw it. */
  async move(order: string, quantity: number, to: string, inbound: typeof INBOUND | null = null) {
    const { options } = await this.options(order, quantity);
    const seen = options.find(
      (one) => one.site === to && one.number === (inbound?.number ?? null),
    )?.hash;
    return this.hub.act('order.moveReservation', {
      order,
      line: 1,
      quantity,
      to,
      inbound,
      seen: seen ?? '0'.repeat(64),
      reason: 'The customer cannot wait',
    });
  }

  /** The ERP's word that it was done, for the command that asked for it where there was one. */
  moved(orderNumber: string, quantity: number, to: string, inbound?: typeof INBOUND): LogEvent[] {
    const [command] = this.hub.world.by(commands, 'byCorrelation', orderNumber);
    const data = {
      orderNumber,
      line: 1,
      toLine: 2,
      quantity,
      from: ATL,
      to,
      releasedQuantity: 0,
      gtin: BREAKER,
      unit: 'EA',
      ...(inbound ? { inbound } : {}),
    };
    return this.hub.hear(ERP, reservationMoved.type, data, orderNumber, {
      correlationId: orderNumber,
      ...(command ? { causationId: command.id } : {}),
    });
  }

  async detail(key: string): Promise<OrderDetail> {
    return (await this.hub.ask('order.detail', { key })) as OrderDetail;
  }
}

describe('moving a reservation to another site', () => {
  test('shows what is free there, as of when, and asks the ERP for it', async () => {
    const desk = new Desk();
    desk.stock(DAL, 100);
    desk.order('SO-1', 60, 40);
    const { options, waiting } = await desk.options('SO-1', 60);
    expect(waiting).toBe(60);
    expect(options).toMatchObject([
      {
        site: DAL,
        kind: 'stock',
        free: 100,
        losers: { first: [], more: 0 },
        refusal: null,
        asOf: { source: 'wms/dallas' },
      },
    ]);
    expect((await desk.move('SO-1', 60, DAL)).ok).toBe(true);
    const [command] = desk.hub.world.by(commands, 'byCorrelation', 'SO-1');
    expect(command).toMatchObject({
      target: ERP,
      label: 'Serve 60 ea of SO-1 from Dallas',
      data: { orderNumber: 'SO-1', line: 1, quantity: 60, to: DAL },
    });
  });

  test('is confirmed by the ERP alone: then the line waits no more where it was', async () => {
    const desk = new Desk();
    desk.stock(DAL, 100);
    desk.order('SO-1', 60, 40);
    desk.moved('SO-1', 60, DAL);
    desk.hub.hearTold(
      told(ERP, orderAllocated, {
        orderNumber: 'SO-1',
        site: DAL,
        lines: [{ line: 2, quantity: 60 }],
      }),
    );
    expect((await desk.detail('SO-1')).lines).toMatchObject([
      { line: 2, quantity: 60, allocated: 60, servedFrom: 'Dallas' },
    ]);
  });

  test('takes the last pieces once: who comes second is told that they are gone', async () => {
    const desk = new Desk();
    desk.stock(DAL, 10);
    desk.order('SO-1', 10, 40);
    desk.order('SO-2', 10, 40);
    const seen = (await desk.options('SO-2', 10)).options[0]!.hash;
    expect((await desk.move('SO-1', 10, DAL)).ok).toBe(true);
    const second = { order: 'SO-2', line: 1, quantity: 10, to: DAL, inbound: null };
    expect(
      desk.hub.act('order.moveReservation', { ...second, seen, reason: 'It waits too' }),
    ).toMatchObject({ ok: false, refusal: { code: 'stock.insufficient', facts: { free: 0 } } });
  });

  test('says who loses with the money, and is asked anew when that has changed', async () => {
    const desk = new Desk();
    desk.stock(DAL, 50);
    desk.order('SO-1', 30, 20);
    const before = (await desk.options('SO-1', 30)).options[0]!;
    expect(before.losers).toEqual({ first: [], more: 0 });
    desk.order('SO-2', 40, 60, DAL);
    const [now] = (await desk.options('SO-1', 30)).options;
    expect(now?.losers.first).toMatchObject([
      { order: 'SO-2', pieces: 20, marginMinor: 20 * 4_160, isEarlier: false },
    ]);
    const act = { order: 'SO-1', line: 1, quantity: 30, to: DAL, inbound: null, reason: 'urgent' };
    expect(desk.hub.act('order.moveReservation', { ...act, seen: before.hash })).toMatchObject({
      ok: false,
      refusal: { code: 'reservation.changed' },
    });
    expect(desk.hub.act('order.moveReservation', { ...act, seen: now!.hash }).ok).toBe(true);
  });

  test('passes nobody who was promised first', async () => {
    const desk = new Desk();
    desk.stock(DAL, 50);
    desk.order('SO-1', 30, 60);
    desk.order('SO-2', 40, 20, DAL);
    expect(await desk.move('SO-1', 30, DAL)).toMatchObject({
      ok: false,
      refusal: { code: 'reservation.outOfOrder', facts: { order: 'SO-2', pieces: 20 } },
    });
    expect((await desk.move('SO-1', 10, DAL)).ok).toBe(true);
  });

  test('passes them where policy lets it, and it stands in the log by which version', async () => {
    const desk = new Desk();
    desk.stock(DAL, 50);
    desk.order('SO-1', 30, 60);
    desk.order('SO-2', 40, 20, DAL);
    desk.letPassEarlier();
    const [option] = (await desk.options('SO-1', 30)).options;
    expect(option).toMatchObject({
      refusal: null,
      losers: { first: [{ order: 'SO-2', isEarlier: true }], more: 0 },
    });
    expect((await desk.move('SO-1', 30, DAL)).ok).toBe(true);
    expect(desk.hub.world.get(policyDecisions, 'SO-1')).toMatchObject({
      trace: { policy: 'ALO-1 v2', rows: ['L2'] },
      outcome: 'lets SO-1 pass SO-2',
    });
  });

  test('names the first dozen who lose, counts the money of all, and the log names each that was passed', async () => {
    const desk = new Desk();
    desk.stock(DAL, 31);
    desk.order('SO-0', 31, 60);
    const passed = Array.from({ length: 30 }, (_, nth) => `SO-${nth + 1}`);
    for (const number of passed) desk.order(number, 1, 20, DAL);
    desk.letPassEarlier();
    const [option] = (await desk.options('SO-0', 31)).options;
    expect(option).toMatchObject({ losesMinor: 30 * 4_160, losers: { more: 18 } });
    expect(option!.losers.first).toHaveLength(12);
    // Whoever is not named is in what the person agreed to all the same.
    desk.order('SO-31', 1, 10, DAL);
    const [changed] = (await desk.options('SO-0', 31)).options;
    expect(changed!.hash).not.toBe(option!.hash);
    expect((await desk.move('SO-0', 31, DAL)).ok).toBe(true);
    const { outcome } = desk.hub.world.get(policyDecisions, 'SO-0')!;
    for (const number of [...passed, 'SO-31']) expect(outcome.split(/[ ,]+/)).toContain(number);
  });

  test('who waits behind a dozen others is counted and not told', async () => {
    const desk = new Desk();
    desk.stock(DAL, 30);
    for (let nth = 1; nth <= 40; nth++) desk.order(`SO-${nth}`, 1, nth, DAL);
    const position = (await desk.hub.ask('stock.detail', {
      key: `${DAL}/${BREAKER}`,
    })) as StockDetail;
    expect(position.turns.more).toBe(28);
    expect(position.turns.first.map(({ order, balance }) => [order, balance])).toEqual(
      Array.from({ length: 12 }, (_, nth) => [`SO-${nth + 1}`, 29 - nth]),
    );
  });

  test.each([
    ['another company’s stock', CMH, 10, 'site.otherEntity'],
    ['where the line is already', ATL, 10, 'reservation.samePlace'],
    ['more than the line has', DAL, 90, 'reservation.tooMuch'],
  ])('is refused for %s', async (_, to, quantity, code) => {
    const desk = new Desk();
    for (const site of [ATL, DAL, CMH]) desk.stock(site, 100);
    desk.order('SO-1', 60, 40);
    expect(await desk.move('SO-1', quantity, to)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('is asked for once at a time', async () => {
    const desk = new Desk();
    desk.stock(DAL, 100);
    desk.order('SO-1', 60, 40);
    await desk.move('SO-1', 20, DAL);
    expect(await desk.move('SO-1', 20, DAL)).toMatchObject({
      ok: false,
      refusal: { code: 'reservation.moveUnderWay' },
    });
  });
});

describe('promising pieces from what is on the road', () => {
  test('keeps them for the line, whoever would be served before, and nobody is promised them twice', async () => {
    const desk = new Desk();
    desk.stock(ATL, 0);
    desk.order('SO-1', 40, 60);
    desk.onTheRoad(60);
    expect(await desk.move('SO-1', 40, ATL, INBOUND)).toMatchObject({ ok: true });
    desk.moved('SO-1', 40, ATL, INBOUND);
    desk.order('SO-2', 60, 30);
    const { options } = await desk.options('SO-2', 60);
    expect(options).toMatchObject([
      { number: INBOUND.number, free: 20, refusal: { code: 'inbound.insufficient' } },
    ]);
    const [late] = (await desk.detail('SO-2')).trace.filter(({ label }) => /waits for/.test(label));
    expect(late?.label).toMatch('Line 1 waits for 40 of 60');
    expect((await desk.detail('SO-1')).trace).toEqual([]);
  });

  test('follows its ETA: the truck is late, so is the promise, and the order says why', async () => {
    const desk = new Desk();
    desk.stock(ATL, 0);
    desk.order('SO-1', 40, 16);
    desk.onTheRoad(60);
    const made = desk.moved('SO-1', 40, ATL, INBOUND);
    expect(made.map(({ type }) => type)).toContain(PROMISE_MADE);
    const before = desk.hub.world.get(promises, 'SO-1/2')!;
    desk.hub.wait(5 * HOUR_MS);
    const late = desk.departs();
    expect(late.map(({ type }) => type)).toContain(PROMISE_MOVED);
    const after = desk.hub.world.get(promises, 'SO-1/2')!;
    expect(after).toMatchObject({ firstAt: before.at, moves: 1 });
    expect(toMs(after.at)).toBeGreaterThan(toMs(before.at) + HOUR_MS);
    const { lines, history, trace } = await desk.detail('SO-1');
    expect(lines[0]?.promise).toMatchObject({ shipment: 'SHP-1', at: after.at, moves: 1 });
    expect(history.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^The promise follows TRF-2026-0631 on SHP-1: likely there /),
    );
    expect(trace.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Line 2 is promised from TRF-2026-0631', 'SHP-1 brings 40 too late']),
    );
    const [risk] = [...desk.hub.world.all(exceptions)].filter(({ type }) => type === 'orderAtRisk');
    expect(risk).toMatchObject({ subjectKey: 'SO-1', atRiskMinor: 40 * 4_160 });
  });

  test('says nothing of a truck that leaves twenty minutes late', () => {
    const desk = new Desk();
    desk.order('SO-1', 40, 60);
    desk.onTheRoad(60);
    desk.moved('SO-1', 40, ATL, INBOUND);
    desk.hub.wait(20 * MINUTE_MS);
    const said = desk.departs();
    expect(said.map(({ type }) => type)).not.toContain(PROMISE_MOVED);
  });

  test('is kept when the line has its pieces', () => {
    const desk = new Desk();
    desk.order('SO-1', 40, 60);
    desk.onTheRoad(60);
    desk.moved('SO-1', 40, ATL, INBOUND);
    const said = desk.hub.hearTold(
      told(ERP, orderAllocated, {
        orderNumber: 'SO-1',
        site: ATL,
        lines: [{ line: 2, quantity: 40 }],
      }),
    );
    expect(said.find(({ type }) => type === PROMISE_ENDED)?.data).toMatchObject({ kept: true });
    expect(desk.hub.world.size(promises)).toBe(0);
  });

  test('twice of the same pieces is found by verify', () => {
    const desk = new Desk();
    desk.order('SO-1', 40, 60);
    desk.order('SO-2', 40, 60);
    desk.onTheRoad(60);
    desk.moved('SO-1', 40, ATL, INBOUND);
    expect(findings(desk)).toEqual([]);
    desk.moved('SO-2', 40, ATL, INBOUND);
    expect(findings(desk)).toEqual([`${INBOUND.number}: brings 60, and 80 are promised from it`]);
  });
});

function findings(desk: Desk): string[] {
  const check = networkInvariants();
  for (const event of desk.hub.log) check.take(event);
  const found: string[] = [];
  check.end(desk.hub.world, ({ kind, ...finding }) => {
    if (kind === 'invariant' && 'subject' in finding && finding.invariant === 'promise')
      found.push(`${finding.subject}: ${finding.what}`);
  });
  return found;
}
