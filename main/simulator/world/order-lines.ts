import type { Order, OrderLine } from './state.ts';

/** The site that serves a line: the order's own, unless its reservation was moved. */
export function siteOfLine(order: Order, line: OrderLine): number {
  return line.site ?? order.site;
}

/** The line of an order that pieces of an item at a site are for; of several the one that still lacks some. */
export function lineServedFrom(order: Order, site: number, item: number): OrderLine | undefined {
  const lines = order.lines.filter(
    (line) => line.item === item && siteOfLine(order, line) === site && line.allocated > 0,
  );
  return lines.find((line) => line.shipped < line.allocated) ?? lines[0];
}

/**
 * What of some pieces that left, or are missing, belongs to which line: an item may stand in two lines at a site once a
 * reservation was moved, and neither leaves or loses more than it was given.
 */
export function sharedByLine(
  order: Order,
  pieces: { line: number; quantity: number },
): { line: number; quantity: number }[] {
  const first = order.lines[pieces.line - 1]!;
  const shared: { line: number; quantity: number }[] = [];
  let open = pieces.quantity;
  const others = order.lines.filter(
    (line) =>
      line !== first &&
      line.item === first.item &&
      siteOfLine(order, line) === siteOfLine(order, first),
  );
  for (const line of [first, ...others]) {
    const quantity = Math.min(open, Math.max(0, line.allocated - line.shipped));
    if (quantity > 0) shared.push({ line: line.line, quantity });
    open -= quantity;
  }
  if (open > 0) shared.push({ line: first.line, quantity: open });
  return shared;
}
