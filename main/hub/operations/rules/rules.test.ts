import { describe, expect, test } from 'vitest';
import { FEED_CONNECTED, feedsRoom } from '#engine/feeds';
import type { LogEvent } from '#engine/kernel';
import {
  commands,
  COMMAND_EXPIRED,
  COMMAND_QUEUED,
  COMMAND_SENT,
  COMMAND_UNANSWERED,
  outboxRoom,
  type CommandRow,
} from '#engine/outbox';
import { exceptions, exceptionsRoom, isOpen, type ExceptionState } from '#operations/exceptions';
import {
  FEED_SILENT,
  FEED_SPOKE,
  lanes,
  meaningOf,
  NAME_UNKNOWN,
  networkRoom,
} from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';
import { sourcingRoom } from '#operations/sourcing';
import { stockRoom } from '#operations/stock';
import {
  ATL,
  BREAKER,
  breakerForecast,
  CMH,
  CUSTOMER,
  NORTHERN,
  Rehearsal,
  smallNetwork,
  SOUTHERN,
} from '#kit';
import * as contracts from '#shared/contracts';
import { assert, HOUR_MS, MINUTE_MS, fromMs, toMs, type Money } from '#shared/vocabulary';
import { approvalsRoom } from '#operations/approvals';
import { intercompanyRoom } from '#operations/intercompany';
import { transfers, transfersRoom } from '#operations/transfers';
import { exceptionDetail } from './exception-detail.ts';
import { rulesRoom } from './index.ts';

const ROOMS = [
  feedsRoom,
  outboxRoom,
  networkRoom,
  policyRoom,
  purchasingRoom,
  shipmentsRoom,
  ordersRoom,
  stockRoom,
  exceptionsRoom,
  sourcingRoom,
  rulesRoom,
  approvalsRoom,
  intercompanyRoom,
  transfersRoom,
];
const POSITION = `${ATL}/${BREAKER}`;
/** Margin of a breaker, minor units. */
const MARGIN = 4_160;

/** A small network on a Tuesday at 11:42 in Atlanta: 400 breakers there, 1,180 in Columbus. */
class Floor {
  readonly hub = new Rehearsal(ROOMS, '2026-06-30T15:42:00.000Z');
  #orders = 0;

  constructor() {
    for (const event of [
      ...smallNetwork(),
      breakerForecast(ATL, 40, 60),
      breakerForecast(CMH, 20, 60),
    ])
      this.hub.hear(event.source, event.type, event.data as object);
    this.stock(ATL, 400);
    this.stock(CMH, 1_180);
  }

  stock(site: string, onHand: number, reserved = 0): string[] {
    const source = site === ATL ? 'wms/atlanta' : 'wms/columbus';
    const told = { site, gtin: BREAKER, unit: 'EA', onHand, reserved, blocked: 0 };
    const data = { ...told, delta: 1, reason: 'counted' };
    return verbs(this.hub.hear(source, contracts.stockAdjusted.type, data));
  }

  order(quantity: number, inHours: number, customer = CUSTOMER): string {
    const orderNumber = `SO-${++this.#orders}`;
    const needBy = fromMs(toMs(this.hub.now) + inHours * HOUR_MS);
    const line = { line: 1, gtin: BREAKER, quantity, unit: 'EA', needBy };
    this.hub.hear('erp/southern', contracts.orderPlaced.type, {
      orderNumber,
      customer,
      site: ATL,
      currency: 'USD',
      priority: 3,
      commitAt: needBy,
      channel: 'web',
      lines: [{ ...line, unitPriceMicro: 160_000_000 }],
    });
    return orderNumber;
  }

  /** A truck from Columbus to Atlanta that leaves in an hour and takes twelve. */
  plan(shipmentId: string, purpose: { kind: string; number: string }, quantity: number): void {
    const leaves = toMs(this.hub.now) + HOUR_MS;
    const place = { latitude: 39.96, longitude: -82.99 };
    this.tms(contracts.shipmentPlanned.type, {
      shipmentId,
      purpose,
      carrier: 'BRGF',
      mode: 'ground',
      equipment: 'van53',
      stops: [
        {
          stop: 1,
          gln: CMH,
          name: 'Columbus',
          ...place,
          kind: 'pickup',
          plannedDepartAt: fromMs(leaves),
        },
        {
          stop: 2,
          gln: ATL,
          name: 'Atlanta',
          latitude: 33.735,
          longitude: -84.39,
          kind: 'delivery',
          plannedArriveAt: fromMs(leaves + 12 * HOUR_MS),
        },
      ],
      distanceKm: 916,
      currency: 'USD',
      valueMinor: 1_000_000,
      freightMinor: 61_200,
      weightGrams: 4_000_000,
      lines: [{ gtin: BREAKER, quantity, unit: 'EA' }],
    });
  }

  tms(type: string, data: object): string[] {
    return verbs(this.hub.hear('tms', type, data));
  }

  /** A command of the shipment S-1 is queued. */
  command(id: string, type: string = contracts.expediteShipment.type): CommandRow {
    this.hub.say({
      type: COMMAND_QUEUED,
      subject: id,
      correlationId: 'S-1',
      data: {
        id,
        type,
        target: 'tms',
        label: 'Expedite S-1',
        expiresAt: '2026-07-01T00:00:00.000Z',
        data: {},
      },
    });
    return this.hub.world.get(commands, id)!;
  }

  /** What the hub itself says of a command. */
  commandIs(
    said: typeof COMMAND_SENT | typeof COMMAND_EXPIRED | typeof COMMAND_UNANSWERED,
    { id, type, target, correlationId }: CommandRow,
  ): void {
    const nextTryAt = this.hub.now;
    const data = { id, type, target, attempts: 5, attempt: 1, nextTryAt };
    this.hub.say({ type: said, subject: id, correlationId, data });
  }

  /** A transfer of a case of breakers from Columbus to Atlanta is asked for. */
  transfer(): string {
    const ledger = { currency: 'USD', transferMarkupBasisPoints: 600 };
    for (const [source, entity] of [
      ['erp/northern', { gln: NORTHERN, code: 'NSL', name: 'Northern Supply LLC' }],
      ['erp/southern', { gln: SOUTHERN, code: 'SSI', name: 'Southern Supply Inc.' }],
    ] as const)
      this.hub.hear(source, contracts.entityPublished.type, { ...entity, ...ledger });
    const lane = [...this.hub.world.all(lanes)].find(({ from, to }) => from === CMH && to === ATL)!;
    const wish = { exception: null, from: CMH, to: ATL, gtin: BREAKER, quantity: 36 };
    const asked = this.hub.act('transfer.create', { ...wish, laneId: lane.laneId });
    assert(asked.ok, `the request is taken: ${JSON.stringify(asked)}`);
    return asked.value.objects[0]!;
  }

  commandsOf(number: string): CommandRow[] {
    return this.hub.world.by(commands, 'byCorrelation', number);
  }

  /** What the panel tells of an exception, in words. */
  async history(key: string): Promise<string[]> {
    const { hub } = this;
    const detail = await exceptionDetail(
      {
        world: hub.world,
        now: hub.now,
        nowMs: toMs(hub.now),
        actor: { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller' },
        history: ({ subject }) =>
          Promise.resolve(hub.log.filter((event) => event.subject === subject)),
      },
      { key },
    );
    assert(detail.ok, `${key} is known`);
    return detail.value.history.map(({ what }) => what);
  }

  about(type: ExceptionState['type']): ExceptionState | undefined {
    return [...this.hub.world.all(exceptions)].filter((one) => one.type === type).at(-1);
  }

  isOpen(type: ExceptionState['type']): boolean {
    const one = this.about(type);
    return one !== undefined && isOpen(one);
  }
}

/** The exceptions' own verbs: "opened", "resolved". */
function verbs(events: readonly LogEvent[]): string[] {
  return events
    .filter(({ type }) => type.includes('.exception.'))
    .map(({ type }) => type.split('.').at(-2)!);
}

describe('a stockout risk', () => {
  test('opens with the margin of lines that have no stock by their need date, and until when to decide', () => {
    const floor = new Floor();
    floor.order(380, 30);
    expect(floor.about('stockoutRisk')).toBeUndefined();
    const order = floor.order(120, 48);
    expect(floor.about('stockoutRisk')).toMatchObject({
      subjectKey: POSITION,
      subject: 'Breaker 2P 60 A bolt-on',
      site: ATL,
      atRiskMinor: 100 * MARGIN,
      orders: 1,
      // Thursday 11:42, less 15 hours by road (P90), less 70 minutes to pick and stage: loaded by Wednesday 18:00.
      decideByAt: '2026-07-01T20:50:00.000Z',
      state: 'watch',
    });
    expect(floor.about('orderAtRisk')).toMatchObject({
      subjectKey: order,
      parent: floor.about('stockoutRisk')!.key,
      atRiskMinor: 100 * MARGIN,
    });
  });

  test('shows arithmetic whose lines add up to what is short', () => {
    const floor = new Floor();
    floor.order(500, 48);
    const { why, options } = floor.about('stockoutRisk')!.evidence;
    const short = why.lines.findIndex(({ total }) => total);
    const sum = why.lines.slice(0, short).reduce((total, { value }) => total + value, 0);
    expect(why.lines[short]).toMatchObject({ label: 'Short', value: sum });
    expect(sum).toBe(400 - 500 - 3 * 40 - 60);
    expect(options.map(({ label, servicePercent }) => [label, servicePercent])).toEqual([
      ['Do nothing', 80],
      ['Transfer from Columbus', 100],
    ]);
  });

  test('does not chatter: it stays until less is at risk than opens one', () => {
    const floor = new Floor();
    floor.order(413, 48);
    expect(floor.isOpen('stockoutRisk')).toBe(true);
    expect(floor.stock(ATL, 405)).not.toContain('resolved');
    expect(floor.isOpen('stockoutRisk')).toBe(true);
    expect(floor.stock(ATL, 410)).toContain('resolved');
    expect(floor.stock(ATL, 405)).toEqual([]);
  });

  test('is over once a transfer is loaded that comes in time', () => {
    const floor = new Floor();
    floor.order(500, 48);
    expect(floor.isOpen('stockoutRisk')).toBe(true);
    const purpose = { kind: 'transfer', number: 'TRF-2026-0001' };
    floor.plan('SHP-1', purpose, 252);
    floor.hub.hear('wms/columbus', contracts.shipmentLoaded.type, {
      site: CMH,
      purpose,
      shipmentId: 'SHP-1',
      sscc: ['095200000000000012'],
      lines: [{ gtin: BREAKER, quantity: 252, unit: 'EA' }],
    });
    expect(floor.isOpen('stockoutRisk')).toBe(false);
    expect(floor.isOpen('orderAtRisk')).toBe(false);
  });

  test('gets worse as its last call comes near, by time alone', () => {
    const floor = new Floor();
    floor.order(500, 48);
    floor.hub.wait(toMs('2026-07-01T16:51:00.000Z') - toMs(floor.hub.now));
    expect(floor.about('stockoutRisk')!.state).toBe('late');
    floor.hub.wait(3 * HOUR_MS);
    expect(floor.about('stockoutRisk')!.state).toBe('critical');
  });
});

describe('excess', () => {
  test('is far more than a site needs, in days and in money, and costs what it costs to carry', () => {
    const floor = new Floor();
    floor.stock(CMH, 1_600);
    // 1,600 less 14 days of 20 and 60 of safety stock: 1,260 pieces of 118.40, 63 days of sales at 20 % a year.
    expect(floor.about('excess')).toMatchObject({
      site: CMH,
      state: 'watch',
      atRiskMinor: Math.round((1_260 * 11_840 * 0.2 * 63) / 365),
    });
    expect(floor.stock(CMH, 340)).toEqual(['resolved']);
  });
});

describe('a late shipment', () => {
  test('follows a missed departure, and what it makes late is at risk until it has arrived', () => {
    const floor = new Floor();
    floor.stock(ATL, 0);
    const purpose = { kind: 'transfer', number: 'T-1' };
    floor.plan('SHP-1', purpose, 252);
    floor.hub.hear('wms/columbus', contracts.shipmentLoaded.type, {
      site: CMH,
      purpose,
      shipmentId: 'SHP-1',
      sscc: ['095200000000000012'],
      lines: [{ gtin: BREAKER, quantity: 252, unit: 'EA' }],
    });
    floor.order(100, 17);
    floor.hub.wait(2 * HOUR_MS + MINUTE_MS);
    expect(floor.about('missedMilestone')).toMatchObject({ subjectKey: 'SHP-1', parent: null });
    const departed = { shipmentId: 'SHP-1', stop: 1, departedAt: floor.hub.now };
    floor.hub.wait(HOUR_MS);
    floor.tms(contracts.shipmentDeparted.type, { ...departed, departedAt: floor.hub.now });
    expect(floor.about('lateShipment')).toMatchObject({
      subject: 'SHP-1 to Atlanta',
      atRiskMinor: 100 * MARGIN,
      orders: 1,
      state: 'late',
    });
    expect(floor.isOpen('missedMilestone')).toBe(false);
    floor.tms(contracts.shipmentArrived.type, {
      shipmentId: 'SHP-1',
      stop: 2,
      arrivedAt: floor.hub.now,
    });
    expect(floor.isOpen('lateShipment')).toBe(false);
  });
});

describe('a short receipt', () => {
  test('stays until what is in transit is closed, and cannot be resolved without', () => {
    const floor = new Floor();
    const purpose = { kind: 'transfer', number: 'TRF-2026-0001' };
    const line = { gtin: BREAKER, unit: 'EA' };
    floor.hub.hear('wms/columbus', contracts.shipmentLoaded.type, {
      site: CMH,
      purpose,
      sscc: ['095200000000000012'],
      lines: [{ ...line, quantity: 252 }],
    });
    floor.hub.hear('wms/atlanta', contracts.receiptCompleted.type, {
      site: ATL,
      purpose,
      receiptId: 'RC-1',
      lines: [{ ...line, expectedQuantity: 252, receivedQuantity: 240, damagedQuantity: 0 }],
    });
    const short = floor.about('shortReceipt')!;
    expect(short).toMatchObject({
      subjectKey: 'TRF-2026-0001',
      subject: 'Breaker 2P 60 A bolt-on, 12 ea short',
      site: ATL,
      atRiskMinor: 12 * 11_840,
    });
    const by = { exception: short.key, seen: short.version, reason: 'lost' };
    expect(floor.hub.act('exception.resolve', by)).toMatchObject({
      ok: false,
      refusal: { code: 'exception.closeOnTransfer' },
    });
    floor.hub.say({
      type: 'signalbox.hub.transfer.shortClosed.v1',
      subject: 'TRF-2026-0001',
      data: { transfer: 'TRF-2026-0001' },
    });
    expect(floor.isOpen('shortReceipt')).toBe(false);
  });
});

describe('a silent feed', () => {
  test('is bounded by the open lines of the next day, and its own word ends it', () => {
    const floor = new Floor();
    floor.order(10, 6);
    floor.order(10, 60);
    const source = 'wms/atlanta';
    const connected = { source, epoch: 1, epochBefore: null, cadenceMs: 60_000, history: 0 };
    floor.hub.say({ type: FEED_CONNECTED, subject: source, data: connected });
    const silent = { source, lastGoodAt: floor.hub.now, cadenceMs: 60_000 };
    floor.hub.say({ type: FEED_SILENT, subject: source, data: silent });
    expect(floor.about('feedSilent')).toMatchObject({
      subjectKey: source,
      state: 'stale',
      atRiskMinor: 10 * MARGIN,
      atRiskIsBound: true,
      site: ATL,
    });
    floor.hub.say({ type: FEED_SPOKE, subject: source, data: { source } });
    expect(floor.isOpen('feedSilent')).toBe(false);
  });
});

describe('a master-data conflict', () => {
  const unknown = (about: string, value: Money | null = null) => ({
    type: NAME_UNKNOWN,
    subject: 'partner:ZZ:ACME',
    data: { kind: 'partner', name: 'ZZ:ACME', about, value },
  });

  test('of a document opens at once, and counts who uses the name', () => {
    const floor = new Floor();
    floor.hub.say(unknown('PO 4711'));
    expect(floor.about('masterDataConflict')).toMatchObject({
      subject: 'Partner ZZ:ACME',
      count: 1,
    });
    floor.hub.say(unknown('PO 4712'));
    expect(floor.about('masterDataConflict')).toMatchObject({ count: 2, version: 1 });
  });

  test('puts at risk what the documents are worth that wait for the name, and nothing where they say no prices', () => {
    const floor = new Floor();
    floor.hub.say(unknown('PO 4711'));
    expect(floor.about('masterDataConflict')!.atRiskMinor).toBeNull();
    floor.hub.say(unknown('PO 4712', { minor: 77_800, currency: 'EUR' }));
    floor.hub.say(unknown('PO 4713', { minor: 22_200, currency: 'EUR' }));
    expect(floor.about('masterDataConflict')).toMatchObject({
      atRiskMinor: 100_000,
      currency: 'EUR',
    });
  });

  test('of a feed waits a while: the name may come by another one', () => {
    const floor = new Floor();
    floor.order(1, 48, '9523000000999');
    expect(floor.about('masterDataConflict')).toBeUndefined();
    floor.hub.wait(15 * MINUTE_MS);
    expect(floor.about('masterDataConflict')?.subject).toBe('Partner 9523000000999');
  });

  test('ends when a person says what the name means, and nothing else is taken for a meaning', () => {
    const floor = new Floor();
    floor.hub.say(unknown('PO 4711'));
    const { key, version } = floor.about('masterDataConflict')!;
    const prakash = { id: 's.prakash', role: 'integrator' };
    const match = (means: string) =>
      floor.hub.act('masterData.match', { exception: key, seen: version, means }, prakash);
    expect(match(BREAKER)).toMatchObject({
      ok: false,
      refusal: { code: 'masterData.notMaster', field: 'means' },
    });
    expect(match(CUSTOMER).ok).toBe(true);
    expect(meaningOf(floor.hub.world, 'partner', 'ZZ:ACME')).toBe(CUSTOMER);
    expect(floor.isOpen('masterDataConflict')).toBe(false);
  });
});

describe('a command without an answer', () => {
  test('is an exception under the silence of its target', () => {
    const floor = new Floor();
    const target = 'wms/columbus';
    const command = { id: 'CMD-1-000001', type: contracts.reserveStock.type, target };
    floor.hub.say({
      type: COMMAND_QUEUED,
      subject: command.id,
      correlationId: 'TRF-2026-0001',
      data: {
        ...command,
        label: 'Reserve 252 ea at Columbus',
        expiresAt: '2026-07-01T00:00:00.000Z',
        data: {},
      },
    });
    floor.hub.say({
      type: COMMAND_UNANSWERED,
      subject: command.id,
      data: { ...command, attempts: 5 },
    });
    expect(floor.about('commandUnanswered')).toMatchObject({
      subject: 'Reserve 252 ea at Columbus',
      site: CMH,
      parent: null,
    });
    floor.hub.say({
      type: FEED_SILENT,
      subject: target,
      data: { source: target, lastGoodAt: floor.hub.now, cadenceMs: 60_000 },
    });
    expect(floor.about('commandUnanswered')!.parent).toBe(floor.about('feedSilent')!.key);
  });

  test('stays while it is tried again, and is over when its target confirms it, as its history says', async () => {
    const floor = new Floor();
    const expedite = floor.command('CMD-1-000001');
    floor.commandIs(COMMAND_UNANSWERED, expedite);
    const { key } = floor.about('commandUnanswered')!;
    expect(floor.hub.act('command.retry', { command: expedite.id }).ok).toBe(true);
    expect(floor.isOpen('commandUnanswered')).toBe(true);
    floor.commandIs(COMMAND_SENT, expedite);
    expect(floor.isOpen('commandUnanswered')).toBe(true);
    floor.hub.hear(
      'tms',
      contracts.shipmentExpedited.type,
      { shipmentId: 'S-1', commandId: expedite.id },
      null,
      { causationId: expedite.id },
    );
    expect(floor.isOpen('commandUnanswered')).toBe(false);
    expect(await floor.history(key)).toEqual([
      'Raised: late, money at risk not known',
      'Over: tms confirmed it',
    ]);
  });

  test('is over when its target refuses it after all, with the words of the target', async () => {
    const floor = new Floor();
    const expedite = floor.command('CMD-1-000001');
    floor.commandIs(COMMAND_UNANSWERED, expedite);
    const { key } = floor.about('commandUnanswered')!;
    floor.hub.hear('tms', contracts.tmsRejected.type, {
      commandId: expedite.id,
      code: 'shipment.delivered',
      reason: 'it is there',
    });
    expect((await floor.history(key)).at(-1)).toBe(
      'Over: tms rejected it, shipment.delivered: it is there',
    );
  });

  test('that ran out of time is over when another one takes its place, and not before', async () => {
    const floor = new Floor();
    const first = floor.command('CMD-1-000001');
    floor.commandIs(COMMAND_EXPIRED, first);
    const { key } = floor.about('commandUnanswered')!;
    floor.hub.act('command.retry', { command: first.id });
    floor.command('CMD-1-000002', contracts.cancelShipment.type);
    expect(floor.isOpen('commandUnanswered')).toBe(true);
    floor.command('CMD-1-000003');
    expect(floor.isOpen('commandUnanswered')).toBe(false);
    expect((await floor.history(key)).at(-1)).toBe('Over: asked anew as CMD-1-000003');
  });

  test('of a transfer is over when it is asked anew, or when the transfer has ended without it', async () => {
    const floor = new Floor();
    const number = floor.transfer();
    const [expired] = floor.commandsOf(number);
    floor.commandIs(COMMAND_EXPIRED, expired!);
    const first = floor.about('commandUnanswered')!;
    expect(first.atRiskMinor).toBe(floor.hub.world.get(transfers, number)!.valueMinor);
    expect(floor.hub.act('command.retry', { command: expired!.id }).ok).toBe(true);
    const [, again] = floor.commandsOf(number);
    expect((await floor.history(first.key)).at(-1)).toBe(`Over: asked anew as ${again!.id}`);

    floor.commandIs(COMMAND_EXPIRED, again!);
    const second = floor.about('commandUnanswered')!;
    expect(second.key).not.toBe(first.key);
    const { version } = floor.hub.world.get(transfers, number)!;
    floor.hub.act('transfer.cancel', { transfer: number, seen: version });
    expect((await floor.history(second.key)).at(-1)).toBe(`Over: ${number} has ended`);
  });
});

describe('the panel of an exception', () => {
  test('shows arithmetic, options, a proposal, what is folded under it, and its history in words', async () => {
    const floor = new Floor();
    floor.order(500, 48);
    const { key } = floor.about('stockoutRisk')!;
    const { hub } = floor;
    const alvarez = { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller' };
    hub.act('exception.escalate', { exception: key, seen: 1, to: 'm.okafor' }, alvarez, 'dear');
    const detail = await exceptionDetail(
      {
        world: hub.world,
        now: hub.now,
        nowMs: toMs(hub.now),
        actor: alvarez,
        history: ({ subject }) =>
          Promise.resolve(hub.log.filter((event) => event.subject === subject)),
      },
      { key },
    );
    expect(detail).toMatchObject({
      ok: true,
      value: {
        title: 'Stockout risk at Atlanta',
        rule: 'STK-04 v1',
        children: [floor.about('orderAtRisk')!.key],
        proposal: { from: CMH, to: ATL, quantity: 288, laneId: 'CMH-ATL-G' },
        history: [
          { what: 'Raised: watch, $4,160 at risk', actor: null },
          { what: 'Escalated to M. Okafor', actor: 'R. Alvarez', reason: 'dear' },
        ],
      },
    });
  });
});
