import { describe, expect, test } from 'vitest';
import { POLICY_PUBLISHED, wholeInForce } from '#operations/policy';
import {
  ATL,
  BREAKER,
  breakerForecast,
  breakersAt,
  breakersOrdered,
  CMH,
  Rehearsal,
  smallNetwork,
} from '#kit';
import { withSetting, type PolicyContent } from '#shared/protocol';
import { DAY_MS, fromMs, HOUR_MS, toMs } from '#shared/vocabulary';
import type { Balance } from './balance.ts';
import { atOnce, takeInputs, type PlanInputs } from './take-inputs.ts';
import { inputsOf, poseInstance } from './pose-instance.ts';
import { PLAN_ROOMS } from './planning.fixture.ts';

const OKAFOR = { id: 'm.okafor', role: 'operations' };
const LINDQVIST = { id: 'j.lindqvist', role: 'finance' };

/** Columbus has breakers, Atlanta needs them, and policy says what a plan makes of it. */
class Desk {
  readonly hub = new Rehearsal(PLAN_ROOMS);

  constructor() {
    const nowMs = toMs(this.hub.now);
    this.hub.hearTold(
      ...smallNetwork(),
      breakerForecast(ATL, 20, 30, 8),
      breakerForecast(CMH, 20, 30),
      breakersAt(CMH, 1_200),
      breakersAt(ATL, 0),
      breakersOrdered('SO-1', 100, fromMs(nowMs + 60 * HOUR_MS)),
    );
  }

  publish(...settings: [path: string, value: unknown][]): void {
    const { version, content } = wholeInForce(this.hub.world, 'planning');
    const next = settings.reduce<PolicyContent>(
      (all, [path, value]) =>
        path === 'rows' ? { ...all, rows: value } : withSetting(all, path, value),
      content,
    );
    const data = { name: 'planning', version: version + 1, content: next };
    this.hub.say({ type: POLICY_PUBLISHED, subject: 'planning', data });
  }

  get inputs(): PlanInputs {
    const nowMs = toMs(this.hub.now);
    const wish = { items: [BREAKER], edits: [] };
    return atOnce(takeInputs(this.hub.world, wish, () => nowMs));
  }

  at(site: string): Balance {
    return this.inputs.balances.find((one) => one.site === site)!;
  }

  get instance() {
    const { inputs } = this;
    return poseInstance({ ...inputsOf(inputs, 'PLN-1'), lanes: inputs.lanes.cheapest });
  }
}

describe('the planning policy', () => {
  test('says how much of demand is protected, and every position names the version', () => {
    const desk = new Desk();
    const before = desk.at(ATL);
    desk.publish(['serviceLevelBasisPoints.A', 9_000]);
    const after = desk.at(ATL);
    expect(after.protectedNeed).toBeLessThan(before.protectedNeed);
    expect(before.judgedBy.map(({ policy }) => policy)).toEqual(['PLN-1 v1', 'EXC-1 v1']);
    expect(after.judgedBy.map(({ policy }) => policy)).toEqual(['PLN-1 v2', 'EXC-1 v1']);
    expect(desk.inputs.policyName).toBe('PLN-1 v2');
  });

  test('can be another for a site and class by a row, which the position there names', () => {
    const desk = new Desk();
    const when = 'site == "ATL" && itemClass == "A"';
    const set = { 'serviceLevelBasisPoints.A': 9_900 };
    desk.publish(['rows', [{ row: 'X1', when, set, why: '' }]]);
    expect(desk.at(ATL)).toMatchObject({ serviceLevelBasisPoints: 9_900 });
    expect(desk.at(ATL).judgedBy[0]).toMatchObject({ policy: 'PLN-1 v2', rows: ['X1'] });
    expect(desk.at(CMH)).toMatchObject({ serviceLevelBasisPoints: 9_800 });
    expect(desk.at(CMH).judgedBy[0]).toMatchObject({ rows: [], overrides: [] });
  });

  test('can be overridden at a site for a time, once a second person has confirmed it', () => {
    const desk = new Desk();
    const act = (name: string, input: object, by: typeof OKAFOR) =>
      desk.hub.act(`policy.${name}`, input, by, 'dock is rebuilt');
    const wish = {
      policy: 'planning',
      path: 'palletsADoor',
      site: 'CMH',
      value: 13,
      owner: OKAFOR.id,
      expiresAt: fromMs(toMs(desk.hub.now) + 10 * DAY_MS),
    };
    const dock = () => desk.instance.sites.find(({ id }) => id === CMH)!.dockOutPallets;
    const before = dock();
    expect(act('override', wish, OKAFOR).ok).toBe(true);
    expect(dock()).toBe(before);
    expect(act('confirmOverride', { override: 'OVR-1' }, LINDQVIST).ok).toBe(true);
    expect(dock()).toBe(before / 2);
    const ofAll = { ...wish, path: 'leastMoveValueMinor', value: 1 };
    expect(act('override', ofAll, OKAFOR)).toMatchObject({
      refusal: { code: 'policy.settingInvalid' },
    });
    desk.hub.wait(10 * DAY_MS);
    expect(dock()).toBe(before);
  });

  test('says what of a margin counts as lost, apart for orders and for customers to come', () => {
    const desk = new Desk();
    const tiers = () => desk.at(ATL).tiers.map(({ marginMinor }) => marginMinor);
    const [orders, ahead] = tiers() as [number, number];
    desk.publish(['lossBasisPoints.waitingOrders', 15_000]);
    expect(tiers()).toEqual([orders * 1.5, ahead]);
    desk.publish(['lossBasisPoints.customersToCome', 5_000]);
    const [sameOrders, halfAhead] = tiers() as [number, number];
    expect(sameOrders).toBe(orders * 1.5);
    expect(Math.abs(halfAhead - ahead / 2)).toBeLessThanOrEqual(1);
  });

  test('says which of a lane’s times a plan counts on', () => {
    const desk = new Desk();
    const hours = () => desk.inputs.lanes.cheapest.find(({ laneId }) => laneId === 'CMH-ATL-G')!;
    const careful = hours();
    desk.publish(['laneTransit', 'P50']);
    expect(hours().hours).toBeLessThan(careful.hours);
    expect([careful.transit, hours().transit]).toEqual(['P90', 'P50']);
  });

  test('says from which value on a move is worth its handling', () => {
    const desk = new Desk();
    const least = () => desk.instance.items[0]!.minMoveQty;
    const before = least();
    desk.publish(['leastMoveValueMinor', 5_000_000]);
    expect(least()).toBeGreaterThan(before);
  });

  test('of an item that costs part of a cent counts that part', () => {
    const { inputs } = new Desk();
    const [item] = inputs.items.values();
    const cheap = { ...item!, unitCostMicro: 6_000 };
    const items = new Map([[cheap.gtin, cheap]]);
    const leastMoveMinor = new Map([[cheap.gtin, 1_000]]);
    const made = poseInstance({
      ...inputsOf({ ...inputs, items, leastMoveMinor }, 'x'),
      lanes: [],
    });
    // 10.00 at 0.006 each
    expect(made.items[0]!.minMoveQty).toBe(1_667);
  });

  test.each([
    ['serviceLevelBasisPoints.A', 10_000],
    ['vehicle.air.capacityKg', 0],
    ['laneTransit', 'P95'],
    ['repromiseLostBasisPoints', 20_000],
  ])('is not published with %s at %s', async (path, value) => {
    const desk = new Desk();
    const act = (name: string, input: object) =>
      desk.hub.act(`policy.${name}`, { policy: 'planning', ...input }, OKAFOR, 'try');
    act('draft', { restores: null });
    const { content } = wholeInForce(desk.hub.world, 'planning');
    act('edit', { seen: 1, content: withSetting(content, path, value) });
    expect(act('propose', { seen: 2, withoutBacktest: 'plans are of now' })).toMatchObject({
      refusal: { code: 'policy.invalid', facts: { path } },
    });
  });
});
