import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPlan, greedyPlan, type PlanInstance } from '#foresight/solver';
import { lanePublished, sitePublished } from '#shared/contracts';
import { networkRoom } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';
import { stockRoom } from '#operations/stock';
import { transfersRoom } from '#operations/transfers';
import {
  ATL,
  BREAKER,
  breakerForecast,
  breakersAt,
  breakersOrdered,
  CMH,
  foldEvents,
  smallNetwork,
  told,
} from '#kit';
import { fromMs, HOUR_MS, toMs } from '#shared/vocabulary';
import { makeContent } from './make-content.ts';
import { sharedTruck } from './shared-truck.ts';
import { moneyArithmetic, needArithmetic, supplyArithmetic } from './plan-arithmetic.ts';
import { questionAfter } from './after-plan.ts';
import { inputsOf, poseInstance, tooEarlyMinor } from './pose-instance.ts';
import { atOnce, takeInputs } from './take-inputs.ts';

const ROOMS = [
  networkRoom,
  policyRoom,
  purchasingRoom,
  shipmentsRoom,
  ordersRoom,
  stockRoom,
  transfersRoom,
];
const NOW_MS = toMs('2026-06-30T15:42:00.000Z');
const CHI = '9521000000063';

const someCase = fc.record({
  columbus: fc.integer({ min: 0, max: 1_500 }),
  chicago: fc.integer({ min: 0, max: 1_500 }),
  orders: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 400 }),
      inHours: fc.integer({ min: 1, max: 120 }),
    }),
    { maxLength: 6 },
  ),
  perKg: fc.integer({ min: 0, max: 40 }),
  trucks: fc.integer({ min: 0, max: 3 }),
});

type Case = typeof someCase extends fc.Arbitrary<infer One> ? One : never;

function solved(one: Case) {
  const world = foldEvents(ROOMS, [
    ...smallNetwork(),
    told('erp/southern', sitePublished, {
      gln: CHI,
      code: 'CHI',
      name: 'Chicago',
      entity: '9522000000022',
      locode: 'USCHI',
      latitude: 41.9,
      longitude: -87.6,
      zone: 'America/Chicago',
      dockDoors: 8,
      opensAt: '05:00',
      closesAt: '22:00',
      workDays: [1, 2, 3, 4, 5],
      dockCutOffAt: '17:00',
      pickAndStageMinutes: 55,
      warehouseSource: 'wms/chicago',
    }),
    told('erp/southern', lanePublished, {
      laneId: 'CHI-ATL-G',
      from: CHI,
      to: ATL,
      mode: 'ground',
      carrier: 'BRGF',
      distanceKm: 1_150,
      transitMinutesP50: 900,
      transitMinutesP90: 1_100,
      costMinor: 71_000,
      costPerKgMinor: one.perKg,
      currency: 'USD',
      active: true,
    }),
    told('erp/southern', lanePublished, {
      laneId: 'CHI-ATL-T',
      from: CHI,
      to: ATL,
      mode: 'teamDrive',
      carrier: 'TDMX',
      distanceKm: 1_150,
      transitMinutesP50: 480,
      transitMinutesP90: 600,
      costMinor: 190_000,
      costPerKgMinor: one.perKg,
      currency: 'USD',
      active: true,
    }),
    breakerForecast(ATL, 20, 30),
    breakersAt(CMH, one.columbus),
    breakersAt(CHI, one.chicago, 0, 0, { source: 'wms/chicago' }),
    breakersAt(ATL, 0),
    ...one.orders.map(({ quantity, inHours }, i) =>
      breakersOrdered(`SO-${i + 1}`, quantity, fromMs(NOW_MS + inHours * HOUR_MS)),
    ),
  ]);
  const edits = [{ kind: 'trucks' as const, laneId: 'CMH-ATL-G', trucks: one.trucks }];
  const wish = { items: [BREAKER], edits };
  const inputs = atOnce(takeInputs(world, wish, () => NOW_MS));
  const lanes = inputs.lanes.cheapest;
  const instance = poseInstance({ ...inputsOf(inputs, 'PLN-1'), lanes });
  const plan = greedyPlan(instance);
  return { inputs, instance, plan, content: makeContent(inputs, lanes, instance, 'hash', plan) };
}

describe('what is made of a solved plan', () => {
  test('re-adds to the objective to the minor unit, lines and what stays short', () => {
    fc.assert(
      fc.property(someCase, (one) => {
        const { instance, plan, content } = solved(one);
        expect(checkPlan(instance, plan).violations).toEqual([]);
        expect(content.costMinor + content.lossMinor).toBe(plan.objectiveMinor);
        const short = content.short.reduce((sum, { lossMinor }) => sum + lossMinor, 0);
        expect(short).toBe(content.lossMinor);
        const protectedMinor = content.lines.reduce((sum, line) => sum + line.protectsMinor, 0);
        expect(content.lossBeforeMinor - protectedMinor).toBe(content.lossMinor);
      }),
      { numRuns: 60 },
    );
  });

  test('goes over lanes that exist, in whole packs, within what is free and wanted', () => {
    fc.assert(
      fc.property(someCase, (one) => {
        const { inputs, content } = solved(one);
        for (const line of content.lines) {
          expect(['CMH-ATL-G', 'CHI-ATL-G']).toContain(line.laneId);
          expect(line.quantity % 36).toBe(0);
          const source = inputs.balances.find(({ site }) => site === line.from)!;
          expect(line.quantity).toBeLessThanOrEqual(source.supply);
        }
        for (const lane of content.lanes)
          expect(lane.trucks).toBeLessThanOrEqual(lane.laneId === 'CMH-ATL-G' ? one.trucks : 4);
      }),
      { numRuns: 60 },
    );
  });

  test('shows sums whose terms add up, and every source that is not used with a reason', () => {
    fc.assert(
      fc.property(someCase, (one) => {
        const { inputs, content } = solved(one);
        for (const line of content.lines) {
          const item = inputs.items.get(line.gtin)!;
          const at = (gln: string) => ({
            site: inputs.sites.get(gln)!,
            balance: content.balances.find(({ site }) => site === gln)!,
          });
          const [from, to] = [at(line.from), at(line.to)];
          const truck = sharedTruck((gtin) => inputs.items.get(gtin), content, line);
          // Alone on its trucks a line adds all that they cost; with others never more than that.
          const own = line.truckShareMinor + line.freightMinor;
          if (truck.others === 0) expect(truck.addsMinor).toBe(own);
          else expect(truck.addsMinor).toBeLessThanOrEqual(truck.costMinor + line.freightMinor);
          expect(truck.addsMinor).toBeGreaterThanOrEqual(line.freightMinor);
          for (const { lines } of [
            needArithmetic(to.site, item, to.balance),
            supplyArithmetic(from.site, item, from.balance),
            moneyArithmetic(line, to.balance, truck),
          ]) {
            const terms = lines.filter(({ total }) => !total);
            expect(terms.reduce((sum, { value }) => sum + value, 0)).toBe(lines.at(-1)!.value);
          }
          expect(line.rejected).toHaveLength(1);
          expect(line.rejected[0]!.why).not.toBe('');
          expect(line.binding).not.toBe('');
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('a need is aimed at by the date by which most of its margin can come from where the item is free', () => {
  const orders = [
    { quantity: 50, inHours: 14 },
    { quantity: 80, inHours: 100 },
  ];
  const aimed = (chicago: number) => {
    const { inputs } = solved({ columbus: 900, chicago, orders, perKg: 0, trucks: 3 });
    const { fastest: lanes } = inputs.lanes;
    const { positions } = poseInstance({ ...inputsOf(inputs, 'PLN-1'), lanes });
    const hours = positions.flatMap((one) => ('need' in one ? [one.neededWithinHours] : []));
    return { hours, early: tooEarlyMinor({ ...inputs, lanes }) };
  };
  const [withTeam, without, withFew] = [aimed(900), aimed(0), aimed(120)];
  expect(withTeam).toEqual({ hours: [14], early: 0 });
  expect(without.hours).toEqual([72]);
  expect(without.early).toBe(50 * 4_160);
  // All that is free near by is less than what the far site can bring for what is due later.
  expect(withFew).toEqual(without);
});

describe('the question that a plan leaves open', () => {
  /** What is lost where nothing more moves, over some lanes: what they could still bring, and what is due before them. */
  function lossOf(instance: PlanInstance, early: number): number {
    const lost = instance.positions.map((position) =>
      'need' in position ? position.need * position.penaltyPerShortUnitMinor : 0,
    );
    return lost.reduce((sum, one) => sum + one, early);
  }

  test('loses what the plan loses while nothing further moves, what was due before its lanes too', () => {
    let withEarly = 0;
    fc.assert(
      fc.property(someCase, (one) => {
        const { inputs, instance, plan, content } = solved(one);
        const { balances, rest } = questionAfter(inputs, instance, plan);
        const { fastest: lanes } = inputs.lanes;
        const open = lossOf(rest, tooEarlyMinor({ ...inputs, balances, lanes }));
        const units = balances.reduce((sum, { need }) => sum + need, 0);
        // A file has one whole figure a need, so each unit of it is off by half a cent at most.
        const difference = Math.abs(open - (content.lossMinor + content.tooEarlyMinor));
        expect(difference).toBeLessThanOrEqual(units / 2 + balances.length);
        if (content.tooEarlyMinor > 0 && plan.moves.length > 0) withEarly++;
      }),
      { numRuns: 100 },
    );
    expect(withEarly).toBeGreaterThan(0);
  });

  test('has what the plan used no more: supply, docks and trucks of a lane that both ways share', () => {
    fc.assert(
      fc.property(someCase, (one) => {
        const { inputs, instance, plan } = solved(one);
        const { rest } = questionAfter(inputs, instance, plan);
        const moved = (from: string) =>
          plan.moves.reduce((sum, move) => sum + (move.from === from ? move.quantity : 0), 0);
        for (const before of instance.positions) {
          if (!('supply' in before)) continue;
          const after = rest.positions.find(({ site }) => site === before.site);
          expect(after && 'supply' in after ? after.supply : 0).toBe(
            before.supply - moved(before.site),
          );
        }
        const used = plan.trucks.find(({ from }) => from === CMH)?.trucks ?? 0;
        const shared = rest.lanes.find(({ from }) => from === CMH);
        if (shared) expect(shared.maxTrucks).toBe(one.trucks - used);
      }),
      { numRuns: 60 },
    );
  });
});
