import type { WorldView } from '#engine/kernel';
import { commands, isOpen } from '#engine/outbox';
import { orders, type Order, type OrderLine } from '#operations/orders';
import { moveReservation, type DataOf } from '#shared/contracts';
import { accept, refuse, type Result } from '#shared/vocabulary';

/**
 * The line whose pieces somebody wants served from elsewhere. Refused for what is unknown or has left, for more than is
 * open, and while another move of it is under way. Whether pickers have begun on it only its warehouse knows.
 */
export function lineToMove(
  world: WorldView,
  wish: { order: string; line: number; quantity: number },
): Result<{ order: Order; line: OrderLine }> {
  const order = world.get(orders, wish.order);
  if (!order || order.status === 'announced')
    return refuse('order.unknown', { order: wish.order }, 'order');
  if (order.status !== 'open')
    return refuse('order.notOpen', { order: wish.order, status: order.status });
  const line = order.lines.find((one) => one.line === wish.line);
  if (!line) return refuse('order.lineUnknown', { order: wish.order, line: wish.line }, 'line');
  const open = line.quantity - line.shipped;
  if (wish.quantity > open)
    return refuse('reservation.tooMuch', { wanted: wish.quantity, open }, 'quantity');
  const asked = world
    .by(commands, 'byCorrelation', wish.order)
    .find(
      (command) =>
        command.type === moveReservation.type &&
        isOpen(command) &&
        (command.data as DataOf<typeof moveReservation>).line === wish.line,
    );
  return asked
    ? refuse('reservation.moveUnderWay', { order: wish.order, line: wish.line, command: asked.id })
    : accept({ order, line });
}
