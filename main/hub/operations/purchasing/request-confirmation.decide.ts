import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { commands, isOpen, queueCommand } from '#engine/outbox';
import { requestConfirmation } from '#shared/contracts';
import type { Act } from '#shared/protocol';
import { accept, DAY_MS, fromMs, refuse } from '#shared/vocabulary';
import { purchaseOrders } from './purchase-order.collection.ts';

/** A supplier that has not answered its customer's question within a working day is called by a person. */
const EXPIRES_AFTER_MS = DAY_MS;

/**
 * Asks the ERP to have the supplier say what it will deliver and when. Refused for an order that is unknown, received or
 * confirmed, and while a question is under way; what comes of it is `purchaseOrder.confirmed`.
 */
export function decideRequestConfirmation(
  world: WorldView,
  act: Act<'purchaseOrder.requestConfirmation'>,
  context: DecisionContext,
): Decision {
  const number = act.purchaseOrder;
  const order = world.get(purchaseOrders, number);
  if (!order) return refuse('purchaseOrder.unknown', { purchaseOrder: number }, 'purchaseOrder');
  if (order.status !== 'open' || order.confirmedAt !== null)
    return refuse('purchaseOrder.notWaiting', { purchaseOrder: number, status: order.status });
  const asked = world
    .by(commands, 'byCorrelation', number)
    .find((command) => command.type === requestConfirmation.type && isOpen(command));
  if (asked)
    return refuse('purchaseOrder.askUnderWay', { purchaseOrder: number, command: asked.id });
  const queued = queueCommand(context, {
    definition: requestConfirmation,
    target: order.source,
    data: { poNumber: number },
    correlationId: number,
    label: `Ask the supplier to confirm ${number}`,
    expiresAt: fromMs(context.nowMs + EXPIRES_AFTER_MS),
  });
  return accept({ events: [queued] });
}
