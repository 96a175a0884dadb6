import {
  CLEAR,
  exceptions,
  isNewCause,
  joinParts,
  openAbout,
  orderPart,
  placeOf,
  severityOf,
  type Cause,
  type ExceptionState,
  type Finding,
  type Rule,
} from '#operations/exceptions';
import type { WorldView } from '#engine/kernel';
import { items, partners, sites } from '#operations/network';
import {
  orders,
  positionOfLine,
  siteOfLine,
  waitingQuantity,
  type Order,
} from '#operations/orders';
import { uncoveredNeed, type UncoveredLine } from '#operations/stock';
import { cited, plainLine, told } from './cited.ts';
import { leastOf } from './least-of.ts';
import { nextTime } from './next-time.ts';
import { orderScope } from './scopes.ts';
import { lateTrucks } from './stockout-causes.ts';
import { positionsOfShipment, touchedPositions, watch } from './touched.ts';

const NAME = 'ORD-01';

interface AtRisk extends UncoveredLine {
  gtin: string;
  position: string;
}

/**
 * Lines of an order have no stock by their need date. At risk is their margin. It folds under the stockout of the item
 * that most of it waits for, and is to be decided when that is.
 */
export const orderAtRisk: Rule = {
  name: NAME,
  type: 'orderAtRisk',
  watches: [
    watch<Order>({ collection: orders, subjects: ({ orderNumber }) => [orderNumber] }),
    ...touchedPositions(ordersWaitingAt),
    watch<ExceptionState>({
      collection: exceptions,
      subjects(exception, world) {
        const { type, subjectKey } = exception;
        if (type === 'stockoutRisk') return ordersWaitingAt(subjectKey, world);
        if (type !== 'lateShipment' || !isNewCause(exception)) return [];
        return positionsOfShipment(world, subjectKey).flatMap((position) =>
          ordersWaitingAt(position, world),
        );
      },
    }),
  ],
  scope: orderScope,
  assess(world, number, context) {
    const order = world.get(orders, number);
    if (order?.status !== 'open') return CLEAR;
    const lines = linesAtRisk(world, order, context.nowMs);
    const atRiskMinor = lines.reduce((sum, line) => sum + line.marginMinor, 0);
    const { openAtRiskMinor, keepAtRiskMinor } = context.policy.content.orderAtRisk;
    const recheckAt = nextTime(
      lines.map((line) => line.needAt),
      context.now,
    );
    const [first] = lines;
    if (!first || atRiskMinor < leastOf(context.standing, openAtRiskMinor, keepAtRiskMinor))
      return { finding: null, recheckAt };
    const quantity = lines.reduce((sum, line) => sum + line.uncovered, 0);
    const cause = [
      ...lines.map(({ position }): Cause => ({
        rule: 'CAU-03',
        type: 'stockoutRisk',
        subjectKey: position,
      })),
      ...lateTrucks(world, { lines, quantity }),
    ];
    const stockout = openAbout(world, 'stockoutRisk', first.position);
    const decideByAt = stockout?.decideByAt ?? recheckAt;
    const customer = world.get(partners, order.customer)?.name ?? order.customer;
    const finding: Finding = {
      subjectKind: 'order',
      subject: `${number} ${customer}`,
      site: order.site,
      state: severityOf(context.policy.content, decideByAt, atRiskMinor, context.nowMs),
      atRiskMinor,
      atRiskIsBound: false,
      currency: order.currency,
      orders: 1,
      decideByAt,
      cause,
      places: [placeOf('customer', order.customer)],
      parts: joinParts(
        lines.map((line) => [
          orderPart(order.site, number, line.gtin),
          line.marginMinor,
          order.customer,
        ]),
      ),
      provenBy: world.get(sites, order.site)?.warehouseSource ?? order.source,
      evidence: {
        why: told(
          `Order ${number} at risk`,
          `${cited(NAME, context)}: margin of lines without stock by their need date`,
          [
            ...lines.map((line) =>
              plainLine(
                `${line.uncovered} of ${world.get(items, line.gtin)?.description ?? line.gtin}`,
                line.marginMinor,
                'minor',
              ),
            ),
            plainLine('At risk: their margin', atRiskMinor, 'minor', true),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: [
          { kind: 'order', key: number, label: number },
          ...lines.map((line) => ({ kind: 'stock', key: line.position, label: 'Position' })),
        ].slice(0, 6),
      },
      source: order.source,
      occurredAt: order.occurredAt,
      receivedAt: order.receivedAt,
    };
    return { finding, recheckAt };
  },
};

/** The order's lines that stock does not cover in time, the dearest first. */
function linesAtRisk(world: WorldView, order: Order, nowMs: number): AtRisk[] {
  const found: AtRisk[] = [];
  const seen = new Set<string>();
  for (const line of order.lines) {
    const position = positionOfLine(order, line);
    if (seen.has(position) || waitingQuantity(order, line) === 0) continue;
    seen.add(position);
    for (const one of uncoveredNeed(world, siteOfLine(order, line), line.gtin, nowMs).lines)
      if (one.orderNumber === order.orderNumber) found.push({ ...one, gtin: line.gtin, position });
  }
  return found.toSorted((a, b) => b.marginMinor - a.marginMinor || a.line - b.line);
}

function ordersWaitingAt(position: string, world: WorldView): string[] {
  return world.by(orders, 'waitingByPosition', position).map((order) => order.orderNumber);
}
