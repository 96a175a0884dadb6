import type { Decided, DecisionContext, LogEvent, TimerRequest, WorldView } from '#engine/kernel';
import { timers } from '#engine/runs';
import { DAY_MS, fromMs, toMs } from '#shared/vocabulary';
import { orders, type Order } from './order.collection.ts';
import { ORDERS_FILED, type OrdersFiled } from './own-events.ts';

/** The timer by which ended orders leave the live list. */
export const FILE_ORDERS = 'orders.file';

/** Yesterday's deliveries are still asked for; those of the day before are history. */
const SHOWN_FOR_MS = 2 * DAY_MS;
/** Orders in one event: ten thousand numbers are 200 kB. */
const AT_ONCE = 10_000;

/**
 * After an order ended: the next midnight (UTC) looks at what may be filed. One that is set already stays: history moves
 * through many midnights, and what it leaves behind is filed when it ends.
 */
export function armFiling(
  world: WorldView,
  _event: LogEvent,
  context: DecisionContext,
): Decided | null {
  if (world.get(timers, FILE_ORDERS)) return null;
  return { events: [], timers: [timerAfter(context.nowMs)] };
}

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
  const next = ended.length > due.length ? [timerAfter(context.nowMs)] : [];
  if (due.length === 0) return { events: [], timers: next };
  const data: OrdersFiled = { orders: due.map((order) => order.orderNumber) };
  return { events: [{ type: ORDERS_FILED, subject: 'orders', data }], timers: next };
}

function timerAfter(nowMs: number): TimerRequest {
  const midnightMs = (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;
  return { key: FILE_ORDERS, kind: FILE_ORDERS, subject: 'orders', dueAt: fromMs(midnightMs) };
}

function endedMs(order: Order): number {
  return toMs(order.deliveredAt ?? order.cancelledAt ?? order.occurredAt);
}
