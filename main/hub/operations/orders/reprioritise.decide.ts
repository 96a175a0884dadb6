import { reprioritiseOrder } from '#shared/contracts';
import type { Act } from '#shared/protocol';
import { accept, fromMs, HOUR_MS, refuse } from '#shared/vocabulary';
import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { commands, isOpen, queueCommand } from '#engine/outbox';
import { orders } from './order.collection.ts';

/** An ERP that has not changed a priority within a working day is asked again by a person, not by us. */
const EXPIRES_AFTER_MS = 8 * HOUR_MS;

/**
 * Asks the ERP to serve an order at another priority. Refused for an order that is unknown or left already, that has
 * this priority, or whose change is under way; what comes of it is the ERP's word, `order.reprioritised`.
 */
export function decideReprioritise(
  world: WorldView,
  act: Act<'order.reprioritise'>,
  context: DecisionContext,
): Decision {
  const order = world.get(orders, act.order);
  if (!order || order.status === 'announced')
    return refuse('order.unknown', { order: act.order }, 'order');
  if (order.status !== 'open')
    return refuse('order.notOpen', { order: act.order, status: order.status });
  if (order.priority === act.priority)
    return refuse('order.samePriority', { order: act.order, priority: act.priority }, 'priority');
  const asked = world
    .by(commands, 'byCorrelation', act.order)
    .find((command) => command.type === reprioritiseOrder.type && isOpen(command));
  if (asked) return refuse('order.reprioritiseUnderWay', { order: act.order, command: asked.id });
  const queued = queueCommand(context, {
    definition: reprioritiseOrder,
    target: order.source,
    data: { orderNumber: order.orderNumber, priority: act.priority },
    correlationId: order.orderNumber,
    label: `Serve ${order.orderNumber} at priority ${act.priority}`,
    expiresAt: fromMs(context.nowMs + EXPIRES_AFTER_MS),
  });
  return accept({ events: [queued] });
}
