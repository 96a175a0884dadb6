import type { Decided, DecisionContext, TimerRequest, WorldView } from '#engine/kernel';
import { nextNight, wakeAtNight } from '#engine/runs';
import { DAY_MS, toMs } from '#shared/vocabulary';
import { orders, type Order } from './order.collection.ts';
import { ORDERS_FILED, type OrdersFiled } from './own-events.ts';

/** The timer by which ended orders leave the live list. */
export const FILE_ORDERS = 'orders.file';

/** Yesterday's deliveries are still asked for; those of the day before are history. */
const SHOWN_FOR_MS = 2 * DAY_MS;
/** Orders in one event: ten thousand numbers are 200 kB. */
const AT_ONCE = 10_000;

/** After an order ended. */
export const armFiling = wakeAtNight(FILE_ORDERS);

/** Files all orders that ended long enough ago, in one event. */
export function fileEnded(
  world: WorldView,
  _timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const ended = world.by(orders, 'unfiled', 'ended');
  const due = ended
    .filter((order) => context.nowMs - endedMs(order) > SHOWN_FOR_MS)
    .slice(0, AT_ONCE);
  const next = ended.length > due.length ? [nextNight(FILE_ORDERS, context.nowMs)] : [];
  if (due.length === 0) return { events: [], timers: next };
  const data: OrdersFiled = { orders: due.map((order) => order.orderNumber) };
  return { events: [{ type: ORDERS_FILED, subject: 'orders', data }], timers: next };
}

function endedMs(order: Order): number {
  return toMs(order.deliveredAt ?? order.cancelledAt ?? order.occurredAt);
}
