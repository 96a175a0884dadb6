import type { WorldView } from '#engine/kernel';
import {
  CLEAR,
  exceptions,
  isNewCause,
  joinParts,
  openAbout,
  orderPart,
  placeOf,
  severityOf,
  type ExceptionState,
  type Finding,
  type Place,
  type Rule,
} from '#operations/exceptions';
import { items, positionKey, positionOf, sites } from '#operations/network';
import { waitingAt } from '#operations/orders';
import {
  choose,
  decideBy,
  optionsOf,
  shortageArithmetic,
  waitingCost,
  type Choice,
} from '#operations/sourcing';
import { purchaseOrders } from '#operations/purchasing';
import {
  consignments,
  incomingSupply,
  positionAt,
  positionsOf,
  uncoveredNeed,
  type UncoveredNeed,
} from '#operations/stock';
import { fromMs, toMs, type Instant } from '#shared/vocabulary';
import { cited, plainLine } from './cited.ts';
import { nextTime } from './next-time.ts';
import { positionScope } from './scopes.ts';
import { stockoutsIn } from './stockouts-in.ts';
import { stockoutCauses } from './stockout-causes.ts';
import { positionsOfShipment, touchedPositions, watch } from './touched.ts';

const NAME = 'STK-04';

/**
 * Open lines of a position have no stock by their need date. At risk is their margin; decide by is the last call of the
 * cheapest transfer that still makes it. Opens from the policy's amount on, and stays until it is below a smaller one.
 */
export const stockoutRisk: Rule = {
  name: NAME,
  type: 'stockoutRisk',
  watches: [
    ...touchedPositions(),
    watch<ExceptionState>({ collection: exceptions, subjects: explainedStockouts }),
  ],
  scope: positionScope,
  assess(world, key, context) {
    const { site: gln, gtin } = positionOf(key);
    if (waitingAt(world, gln, gtin) === 0) return CLEAR;
    const site = world.get(sites, gln);
    const item = world.get(items, gtin);
    if (!site || !item) return CLEAR;
    const { policy, nowMs, now } = context;
    const { openAtRiskMinor, keepAtRiskMinor } = policy.content.stockoutRisk;
    const uncovered = uncoveredNeed(world, gln, gtin, nowMs);
    const atRiskMinor = uncovered.marginMinor;
    const times = [
      ...uncovered.lines.map((line) => line.needAt),
      ...incomingSupply(world, gln, gtin, nowMs).map((one) => one.lateAt),
    ];
    // Most positions where something waits are covered: options are weighed for the others alone.
    if (atRiskMinor < keepAtRiskMinor || (atRiskMinor < openAtRiskMinor && !context.standing))
      return { finding: null, recheckAt: nextTime(times, now) };
    const choice = choose(world, gln, item, nowMs, now);
    const lastCalls = choice.steps.flatMap(({ until }) => (until ? [after(until)] : []));
    const recheckAt = nextTime([...times, ...lastCalls], now);
    const decideByAt = decideBy(choice) ?? future(uncovered.firstNeedAt, now);
    const severity = severityOf(policy.content, decideByAt, atRiskMinor, nowMs);
    const position = positionAt(world, gln, gtin);
    const why = shortageArithmetic(world, site, item, choice.need.shortage);
    const finding: Finding = {
      subjectKind: 'stock',
      subject: item.description,
      site: gln,
      // A need date that nothing makes any more has been missed, whatever the clock says.
      state: severity === 'watch' && decideBy(choice) === null ? 'late' : severity,
      atRiskMinor,
      atRiskIsBound: false,
      currency: uncovered.currency,
      orders: uncovered.orders,
      decideByAt,
      cause: stockoutCauses(world, key, site, uncovered, context),
      places: customersOf(uncovered),
      parts: joinParts(
        uncovered.lines.map((line) => [
          orderPart(gln, line.orderNumber, gtin),
          line.marginMinor,
          line.customer,
        ]),
      ),
      provenBy: site.warehouseSource,
      evidence: {
        why: {
          ...why,
          formula: `${cited(NAME, context)}, class ${item.abcClass}: ${why.formula}`,
          lines: [
            ...why.lines,
            plainLine(
              `Without stock by their need date, ${uncovered.orders} orders`,
              uncovered.quantity,
              item.unit,
            ),
            plainLine('At risk: their margin', atRiskMinor, 'minor', true),
          ],
        },
        options: optionsOf(site, item, choice),
        waitingCostMinor: waitingCost(choice),
        links: linksOf(choice, key),
      },
      source: position?.source ?? site.warehouseSource,
      occurredAt: position?.occurredAt ?? now,
      receivedAt: position?.receivedAt ?? now,
    };
    return { finding, recheckAt };
  },
};

/** Stockouts that a cause which has just come could explain. */
function explainedStockouts(cause: ExceptionState, world: WorldView): string[] {
  if (!isNewCause(cause)) return [];
  return candidates(cause, world).filter((position) => {
    const stockout = openAbout(world, 'stockoutRisk', position);
    return stockout?.parent === null;
  });
}

function candidates({ type, subjectKey }: ExceptionState, world: WorldView): string[] {
  switch (type) {
    case 'lateShipment':
      return positionsOfShipment(world, subjectKey);
    case 'shortReceipt': {
      const consignment = world.get(consignments, subjectKey);
      return consignment ? positionsOf(consignment) : [];
    }
    case 'supplierChanged': {
      const order = world.get(purchaseOrders, subjectKey);
      return order ? order.lines.map((line) => positionKey(order.site, line.gtin)) : [];
    }
    case 'demandSpike':
      return stockoutsIn(world, subjectKey).map((stockout) => stockout.subjectKey);
    default:
      return [];
  }
}

function customersOf({ lines }: UncoveredNeed): Place[] {
  return [...new Set(lines.map(({ customer }) => placeOf('customer', customer)))];
}

function linksOf({ need }: Choice, key: string) {
  const orders = [...new Set(need.uncovered.lines.map((line) => line.orderNumber))].slice(0, 5);
  const trucks = need.shortage.incoming.flatMap(({ shipment }) => shipment ?? []);
  return [
    { kind: 'stock', key, label: 'Position' },
    ...[...new Set(trucks)].map((truck) => ({ kind: 'shipment', key: truck, label: truck })),
    ...orders.map((order) => ({ kind: 'order', key: order, label: order })),
  ];
}

function after(at: Instant): Instant {
  return fromMs(toMs(at) + 1);
}

function future(at: Instant | null, now: Instant): Instant | null {
  return at !== null && at > now ? at : null;
}
