import { describe, expect, test } from 'vitest';
import { ATL, BREAKER_MARGIN_MINOR, CMH, CUSTOMER, Floor, SOUTHERN, told } from '#kit';
import {
  clockDetail,
  exceptions,
  exceptionsRoom,
  isOpen,
  moneyUnder,
  placeOf,
  rollUp,
} from '#operations/exceptions';
import { automationPauseAt, exceptionPolicy, POLICY_PUBLISHED } from '#operations/policy';
import { neededFor, transfers } from '#operations/transfers';
import { withSetting } from '#shared/protocol';
import { FEED_SILENT, FEED_SPOKE } from '#operations/network';
import {
  entityPublished,
  itemPublished,
  orderPlaced,
  shipmentArrived,
  shipmentDeparted,
} from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';

/** A floor on which a truck with what Atlanta lacks left three hours late. */
function lateTruck(): Floor {
  const floor = new Floor();
  floor.stock(ATL, 0);
  floor.load('SHP-1', 252);
  floor.order(100, 17);
  floor.order(40, 17);
  floor.hub.wait(4 * HOUR_MS);
  const departed = { shipmentId: 'SHP-1', stop: 1, departedAt: floor.hub.now };
  floor.hub.hearTold(told('tms', shipmentDeparted, departed));
  return floor;
}

function open(floor: Floor) {
  return [...floor.hub.world.all(exceptions)].filter(isOpen);
}

describe('a late truck', () => {
  test('has under it the stockout that it makes, and the orders of that, and its money is counted once', () => {
    const floor = lateTruck();
    const truck = floor.about('lateShipment')!;
    const stockout = floor.about('stockoutRisk')!;
    expect(stockout).toMatchObject({ parent: truck.key, foldedBy: 'CAU-01' });
    const orders = open(floor).filter(({ type }) => type === 'orderAtRisk');
    expect(orders.map(({ parent, cause, foldedBy }) => [parent, cause, foldedBy])).toEqual([
      [truck.key, stockout.key, 'CAU-03'],
      [truck.key, stockout.key, 'CAU-03'],
    ]);
    expect(moneyUnder(floor.hub.world, truck)).toMatchObject({
      minor: 140 * BREAKER_MARGIN_MINOR,
      unknown: 0,
    });
  });

  test('counts on its lane, for its carrier, its customer and the site, and all fall when it is over', () => {
    const floor = lateTruck();
    const { world } = floor.hub;
    const places = [
      placeOf('lane', `${CMH}>${ATL}`),
      placeOf('carrier', 'BRGF'),
      placeOf('customer', CUSTOMER),
      placeOf('site', ATL),
    ];
    for (const place of places) {
      const { counted, money, state } = rollUp(world, place);
      expect([place, counted.length, money.minor, state]).toEqual([
        place,
        1,
        140 * BREAKER_MARGIN_MINOR,
        'late',
      ]);
    }
    floor.stock(ATL, 500);
    const arrived = { shipmentId: 'SHP-1', stop: 2, arrivedAt: floor.hub.now };
    floor.hub.hearTold(told('tms', shipmentArrived, arrived));
    for (const place of places)
      expect([place, rollUp(world, place).state, rollUp(world, place).counted]).toEqual([
        place,
        'ok',
        [],
      ]);
  });

  test('that stands alone again leaves what it does not explain in the queue', () => {
    const floor = lateTruck();
    // Beyond what the truck brings: it explains less than half of what is missing now.
    floor.order(900, 20);
    expect(floor.about('stockoutRisk')!.parent).not.toBe(floor.about('lateShipment')!.key);
  });
});

describe('a demand spike', () => {
  const FAN = '09526000000020';

  /** A second item that Atlanta sells, without any stock of it. */
  function floorWithFans(): Floor {
    const floor = new Floor();
    const fan = {
      gtin: FAN,
      sku: 'CFM-13B1',
      description: 'Condenser fan 1/3 hp',
      unit: 'EA' as const,
      casePack: 8,
      weightGrams: 5_000,
      volumeCm3: 9_000,
      abcClass: 'A' as const,
      unitCostMicro: 60_000_000,
      unitPriceMicro: 90_000_000,
      currency: 'USD',
    };
    floor.hub.hearTold(told('erp/southern', itemPublished, fan));
    floor.hub.hear('erp/southern', 'signalbox.erp.forecast.published.v1', {
      site: ATL,
      horizonDays: 14,
      items: [
        {
          gtin: FAN,
          unit: 'EA',
          dailyMeanMilli: 4_000,
          dailyDeviationMilli: 2_000,
          safetyStock: 8,
        },
      ],
    });
    return floor;
  }

  function fansOrdered(floor: Floor, orderNumber: string, quantity: number): void {
    const needBy = fromMs(toMs(floor.hub.now) + 48 * HOUR_MS);
    const line = { line: 1, gtin: FAN, quantity, unit: 'EA' as const, needBy };
    floor.hub.hear('erp/southern', orderPlaced.type, {
      orderNumber,
      customer: CUSTOMER,
      site: ATL,
      currency: 'USD',
      priority: 3,
      commitAt: needBy,
      channel: 'web',
      lines: [{ ...line, unitPriceMicro: 90_000_000 }],
    });
  }

  test('is one cause in its region for the items that are short by it, with their money', () => {
    const floor = floorWithFans();
    floor.order(300, 48);
    floor.order(300, 48);
    expect(floor.about('stockoutRisk')).toMatchObject({ parent: null });
    expect(floor.about('demandSpike')).toBeUndefined();
    fansOrdered(floor, 'SO-F1', 60);
    expect(floor.about('demandSpike')).toBeUndefined();
    fansOrdered(floor, 'SO-F2', 20);
    const spike = floor.about('demandSpike')!;
    expect(spike).toMatchObject({
      subjectKey: 'Southeast',
      subject: 'Southeast, 2 items short by it',
      site: ATL,
      orders: 3,
      atRiskMinor: 200 * BREAKER_MARGIN_MINOR + 80 * 3_000,
    });
    const beneath = open(floor).filter(({ parent }) => parent === spike.key);
    expect(beneath.map(({ type, foldedBy }) => `${type} ${foldedBy}`).toSorted()).toEqual([
      'orderAtRisk CAU-03',
      'orderAtRisk CAU-03',
      'orderAtRisk CAU-03',
      'stockoutRisk CAU-02',
      'stockoutRisk CAU-02',
    ]);
    expect(moneyUnder(floor.hub.world, spike).minor).toBe(spike.atRiskMinor);
  });

  test('is none while what is ordered stays within the forecast, or comes in one large order', () => {
    const floor = floorWithFans();
    floor.stock(ATL, 0);
    floor.order(40, 48);
    fansOrdered(floor, 'SO-F1', 9);
    fansOrdered(floor, 'SO-F2', 40);
    expect(floor.isOpen('stockoutRisk')).toBe(true);
    expect(floor.about('demandSpike')).toBeUndefined();
  });

  test('ends with the last of its stockouts', () => {
    const floor = floorWithFans();
    floor.order(300, 48);
    floor.order(300, 48);
    fansOrdered(floor, 'SO-F1', 60);
    fansOrdered(floor, 'SO-F2', 20);
    floor.stock(ATL, 2_000);
    expect(floor.isOpen('demandSpike')).toBe(true);
    floor.hub.hear('wms/atlanta', 'signalbox.wms.stock.adjusted.v1', {
      site: ATL,
      gtin: FAN,
      unit: 'EA',
      onHand: 500,
      reserved: 0,
      blocked: 0,
      delta: 500,
      reason: 'counted',
    });
    expect(floor.isOpen('demandSpike')).toBe(false);
    expect(open(floor)).toEqual([]);
  });
});

describe('a silent feed', () => {
  test('holds back what it would have told of, and leaves in the queue what stood before, unverified', () => {
    const floor = new Floor();
    floor.stock(ATL, 0);
    floor.order(100, 48);
    floor.load('SHP-1', 252);
    const silent = { source: 'tms', lastGoodAt: floor.hub.now, cadenceMs: 60_000 };
    floor.hub.say({ type: FEED_SILENT, subject: 'tms', data: silent });
    const feed = floor.about('feedSilent')!;
    floor.hub.wait(3 * HOUR_MS);
    expect(floor.about('missedMilestone')).toMatchObject({ parent: feed.key, foldedBy: 'HLD-01' });
    expect(floor.about('stockoutRisk')!.parent).toBeNull();
    floor.hub.say({ type: FEED_SPOKE, subject: 'tms', data: { source: 'tms' } });
    expect(floor.about('missedMilestone')).toMatchObject({ parent: null, status: 'open' });
    expect(floor.about('missedMilestone')!.sla).not.toBeNull();
  });

  test('holds back no milestone whose time had passed before it fell silent', () => {
    const floor = new Floor();
    floor.load('SHP-1', 252);
    floor.hub.wait(2 * HOUR_MS + MINUTE_MS);
    const silent = { source: 'tms', lastGoodAt: floor.hub.now, cadenceMs: 60_000 };
    floor.hub.say({ type: FEED_SILENT, subject: 'tms', data: silent });
    expect(floor.about('missedMilestone')).toMatchObject({ status: 'open', parent: null });
  });
});

describe('a planned window', () => {
  const plan = (floor: Floor, hours: number, more: object = {}) =>
    floor.hub.act('window.plan', {
      kind: 'closure',
      scope: 'site',
      key: ATL,
      from: floor.hub.now,
      until: fromMs(toMs(floor.hub.now) + hours * HOUR_MS),
      reason: 'Ice storm, the yard is closed',
      ...more,
    });

  test('holds back what policy names for its kind, and what is still true at its end queues at once', () => {
    const floor = new Floor();
    floor.load('SHP-1', 252);
    expect(plan(floor, 4)).toMatchObject({ ok: true, value: { objects: ['WIN-1'] } });
    const window = floor.about('plannedWindow')!;
    expect(window).toMatchObject({ site: ATL, state: 'ok', subject: expect.any(String) as string });
    floor.hub.wait(3 * HOUR_MS);
    expect(floor.about('missedMilestone')).toMatchObject({
      parent: window.key,
      foldedBy: 'HLD-02',
      sla: null,
    });
    floor.hub.wait(HOUR_MS);
    expect(floor.isOpen('plannedWindow')).toBe(false);
    expect(floor.about('missedMilestone')).toMatchObject({ status: 'open', parent: null });
    expect(floor.about('missedMilestone')!.sla).not.toBeNull();
  });

  test('holds back what it names although another runs there that does not', () => {
    const floor = new Floor();
    floor.load('SHP-1', 252);
    plan(floor, 4, { kind: 'count', reason: 'Quarterly count' });
    plan(floor, 4);
    floor.hub.wait(3 * HOUR_MS);
    const { key } = floor.about('plannedWindow')!;
    expect(floor.about('missedMilestone')).toMatchObject({ parent: key, foldedBy: 'HLD-02' });
  });

  test('lets what policy does not name run, and what stood before it began', () => {
    const floor = new Floor();
    floor.load('SHP-1', 252);
    floor.hub.wait(2 * HOUR_MS + MINUTE_MS);
    plan(floor, 4);
    floor.order(900, 48);
    expect(floor.about('missedMilestone')!.parent).toBeNull();
    expect(floor.about('stockoutRisk')!.parent).toBeNull();
  });

  test('of a stock count pauses automation at its site to its end, and says so where it is held', () => {
    const floor = new Floor();
    plan(floor, 4, { kind: 'count', reason: 'Quarterly count' });
    expect(automationPauseAt(floor.hub.world, ['ATL'])).toMatchObject({
      site: 'ATL',
      window: 'WIN-1',
      reason: 'Stock count: Quarterly count',
    });
    expect(automationPauseAt(floor.hub.world, ['CMH'])).toBeUndefined();
    const { world } = floor.hub;
    const { needed, trace } = neededFor(world, world.get(transfers, floor.transfer())!);
    expect(trace.rows).toContain('PAUSE');
    expect(needed.map(({ why }) => why)).toContain('automation is paused at ATL, WIN-1');
    const { evidence } = floor.about('plannedWindow')!;
    expect(evidence.why.formula).toMatch(/Automation and escalation are paused until its end$/);
    const shown = exceptionsRoom.views!.find(({ name }) => name === 'windows')!;
    expect(shown.project(floor.hub.world, 'WIN-1')).toMatchObject({
      pauses: ['automation', 'escalation'],
    });
    floor.hub.wait(4 * HOUR_MS);
    expect(automationPauseAt(floor.hub.world, ['ATL'])).toBeUndefined();
  });

  test('of maintenance pauses nothing, and policy can have it otherwise', () => {
    const floor = new Floor();
    plan(floor, 4, { kind: 'maintenance' });
    expect(automationPauseAt(floor.hub.world, ['ATL'])).toBeUndefined();
    const { version, content } = exceptionPolicy(floor.hub.world);
    const path = 'plannedWindow.pauses.automation.maintenance';
    const changed = withSetting(content, path, true);
    const data = { name: 'exceptions', version: version + 1, content: changed };
    floor.hub.say({ type: POLICY_PUBLISHED, subject: 'exceptions', data });
    expect(automationPauseAt(floor.hub.world, ['ATL'])?.window).toBe('WIN-1');
  });

  test('lets the ladder of what is open there call nobody, and at its end the highest step that came due', () => {
    const floor = new Floor();
    floor.order(900, 48);
    plan(floor, 12, { kind: 'count' });
    const stockout = () => floor.about('stockoutRisk')!;
    expect(stockout()).toMatchObject({ status: 'open', parent: null });
    floor.hub.wait(11 * HOUR_MS);
    expect(stockout().breached).toBe(true);
    expect(stockout().ladder.done).toEqual([]);
    expect(clockDetail(floor.hub.world, stockout(), toMs(floor.hub.now))?.ladderStands).toBe(
      'stock count WIN-1 pauses it to its end',
    );
    floor.hub.wait(HOUR_MS);
    expect(stockout().ladder.done.map(({ step, to }) => [step, to])).toEqual([[3, 'manager']]);
  });

  test('that a person ends lets ladders go on at once', () => {
    const floor = new Floor();
    floor.order(900, 48);
    plan(floor, 48, { kind: 'count' });
    floor.hub.wait(4 * HOUR_MS);
    const steps = () => floor.about('stockoutRisk')!.ladder.done.length;
    expect(steps()).toBe(0);
    floor.hub.act('window.end', { window: 'WIN-1', reason: 'Counted' });
    floor.hub.wait(MINUTE_MS);
    expect(steps()).toBe(1);
  });

  test('that a person ends or that has not begun holds nothing', () => {
    const floor = new Floor();
    floor.load('SHP-1', 252);
    plan(floor, 4);
    expect(floor.hub.act('window.end', { window: 'WIN-1', reason: 'The roads are clear' }).ok).toBe(
      true,
    );
    plan(floor, 9, { from: fromMs(toMs(floor.hub.now) + 8 * HOUR_MS) });
    floor.hub.wait(3 * HOUR_MS);
    expect(floor.about('missedMilestone')).toMatchObject({ status: 'open', parent: null });
    expect(floor.isOpen('plannedWindow')).toBe(false);
    floor.hub.wait(5 * HOUR_MS);
    expect(floor.isOpen('plannedWindow')).toBe(true);
  });

  test('is refused when it is over before it begins, in the past, too long, or of what nobody knows', () => {
    const floor = new Floor();
    const code = (hours: number, more: object = {}) => {
      const done = plan(floor, hours, more);
      return done.ok ? 'done' : done.refusal.code;
    };
    expect(code(-1)).toBe('window.reversed');
    expect(code(-1, { from: fromMs(toMs(floor.hub.now) - 2 * HOUR_MS) })).toBe('window.past');
    expect(code(29 * 24)).toBe('window.tooLong');
    expect(code(1, { scope: 'lane', key: `${ATL}>${ATL}` })).toBe('window.unknownScope');
    expect(code(1, { scope: 'lane', key: `${CMH}>${ATL}` })).toBe('done');
    expect(floor.hub.act('window.end', { window: 'WIN-9', reason: 'x' })).toMatchObject({
      refusal: { code: 'window.unknown' },
    });
  });
});

describe('an entity', () => {
  test('carries what is open at its sites', () => {
    const floor = new Floor();
    const ledger = { currency: 'USD', transferMarkupBasisPoints: 600 };
    const entity = { gln: SOUTHERN, code: 'SSI', name: 'Southern Supply Inc.' };
    floor.hub.hear('erp/southern', entityPublished.type, { ...entity, ...ledger });
    floor.order(500, 48);
    const { counted, money } = rollUp(floor.hub.world, placeOf('entity', SOUTHERN));
    expect(counted.map(({ type }) => type)).toEqual(['stockoutRisk']);
    expect(money.minor).toBe(100 * BREAKER_MARGIN_MINOR);
  });
});
