import { linesOf, waitingQuantity, type Order, type OrderLine } from '#operations/orders';

/** A line of an order that nobody can promise: pieces without stock given to them and without anything that brings them. */
export interface ShortLine {
  line: OrderLine;
  quantity: number;
}

/** The short lines of an order; a line that the ERP has just moved is given its pieces with the next word. */
export function shortLines(order: Order, movedToLine: number | null = null): ShortLine[] {
  if (order.status !== 'open') return [];
  return linesOf(order)
    .filter((line) => line.inbound === undefined && line.line !== movedToLine)
    .map((line) => ({ line, quantity: waitingQuantity(order, line) }))
    .filter(({ quantity }) => quantity > 0);
}
