import type { LogEvent, WorldView } from '#engine/kernel';
import type { RunKind } from '#engine/runs';
import { caseRuns } from '#operations/casework';
import { items, localWords, partners, sites, zoneOfSite } from '#operations/network';
import { orders } from '#operations/orders';
import {
  orderAllocated,
  orderChanged,
  orderShipped,
  reservationMoved,
  type DataOf,
} from '#shared/contracts';
import { toMs } from '#shared/vocabulary';
import { orderCases, type OrderCase } from './order-case.collection.ts';
import { orderCaseKind } from './order-case.kind.ts';
import { CURRENT_ORDER_CASE } from './order-case.machine.ts';
import {
  ORDER_CASE_HEARD,
  ORDER_CASE_OPENED,
  ORDER_CASE_WISHED,
  type OrderCaseHeard,
  type OrderCaseWished,
  type Wish,
} from './own-events.ts';
import { shortLines } from './short-lines.rule.ts';

/** The runs of order cases, for those who show and steer runs of any workflow. */
export const orderCaseRuns: RunKind = caseRuns(orderCaseKind, {
  title: 'Order-to-cash exception',
  current: CURRENT_ORDER_CASE,
  subject(world, row) {
    const order = world.get(orders, row.number);
    const customer = order && (world.get(partners, order.customer)?.name ?? order.customer);
    const site = world.get(sites, row.site)?.code ?? row.site;
    return `${customer ?? 'Order'}, ${site}: ${row.wished ? wishWords(row.wished.wish, zoneOfSite(world, row.site)) : shortWords(world, row)}`;
  },
  waitsFor(world, row) {
    switch (row.step) {
      case 'triage':
        return `Somebody to decide: ${shortWords(world, row)}`;
      case 'askingCustomer':
        return 'The customer to agree to the later date';
      case 'cancelling':
        return 'The ERP to take it back';
      default:
        return 'The ERP';
    }
  },
  words: {
    wish: 'somebody wants another promise',
    close: 'somebody closes it with a note',
    agrees: 'the customer agrees',
    declines: 'the customer does not agree',
    isGone: 'nothing of it can be promised any more',
    isCovered: 'every piece has stock or is on its way',
    isOutdated: 'the order has changed since the wish',
    needsCustomer: 'its site has the customer asked first',
    isToRepromise: 'the pieces are moved and a date is to be promised',
    isStillShort: 'pieces are still without anything',
    isPromised: 'the order has a promise that holds',
  },
  told: toldOf,
});

/** "252 from Columbus", "promised for Sat 4 Jul 09:00", or both; times in the zone of the order's site. */
export function wishWords({ move, commitAt }: Wish, zone: string): string {
  return [
    move === null ? '' : `${move.quantity} from ${move.inbound?.number ?? move.toName}`,
    commitAt === null ? '' : `promised for ${localWords(zone, toMs(commitAt))}`,
  ]
    .filter((words) => words !== '')
    .join(', ');
}

/** "12 of Breaker 2P 60 A short". */
function shortWords(world: WorldView, { number, movedToLine }: OrderCase): string {
  const order = world.get(orders, number);
  const short = order ? shortLines(order, movedToLine) : [];
  const words = short.map(
    ({ line, quantity }) =>
      `${quantity} of ${world.get(items, line.gtin)?.description ?? line.gtin}`,
  );
  return words.length === 0 ? 'nothing short' : `${words.join(', ')} short`;
}

function toldOf({ type, data }: LogEvent, world: WorldView, run: string): string | null {
  const zone = zoneOfSite(world, world.get(orderCases, run)?.site ?? null);
  switch (type) {
    case ORDER_CASE_OPENED:
      return 'Opened: it cannot be promised as asked';
    case ORDER_CASE_WISHED:
      return `Wanted: ${wishWords((data as OrderCaseWished).wish, zone)}`;
    case ORDER_CASE_HEARD:
      return (data as OrderCaseHeard).says === 'agrees'
        ? 'The customer agrees'
        : 'The customer does not agree';
    case reservationMoved.type: {
      const { quantity } = data as DataOf<typeof reservationMoved>;
      return `${quantity} are served from elsewhere`;
    }
    case orderChanged.type: {
      const { commitAt, reason } = data as DataOf<typeof orderChanged>;
      return commitAt === undefined
        ? `Changed: ${reason}`
        : `Promised for ${localWords(zone, toMs(commitAt))}`;
    }
    case orderAllocated.type:
      return 'Stock is set aside';
    case orderShipped.type:
      return 'Left the dock';
    default:
      return null;
  }
}
