import type {
  DataOf,
  orderAllocated,
  orderCancelled,
  orderChanged,
  orderDelivered,
  orderPlaced,
  orderReprioritised,
  orderShipped,
  reservationMoved,
  taskShort,
} from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { noteName, positionKey, rowInstant } from '#operations/network';
import { later, type Gln, type Instant } from '#shared/vocabulary';
import { ediOrders } from './edi-order.collection.ts';
import {
  orders,
  partnerKey,
  type Inbound,
  type Order,
  type OrderLine,
} from './order.collection.ts';
import type { OrdersFiled } from './own-events.ts';

type Told<Data> = LogEvent<Data & { orderNumber: string }>;
type ToldLine = DataOf<typeof orderPlaced>['lines'][number];

/** From here on it is demand; an order that came by EDI under the partner's number is this one. */
export function foldPlaced(draft: WorldDraft, event: LogEvent<DataOf<typeof orderPlaced>>): void {
  const { data } = event;
  noteName(draft, event, 'partner', data.customer, data.orderNumber);
  noteName(draft, event, 'site', data.site, data.orderNumber);
  for (const line of data.lines) noteName(draft, event, 'item', line.gtin, data.orderNumber);
  change(draft, event, (known) => ({
    ...known,
    customer: data.customer,
    site: data.site,
    currency: data.currency,
    priority: known.prioritisedAt === null ? data.priority : known.priority,
    commitAt: known.commitAt ?? rowInstant(data.commitAt),
    channel: data.channel,
    partnerReference: data.partnerReference ?? null,
    // Told again it says nothing new; what was moved meanwhile stays where it is.
    lines:
      known.changedAt === null && known.placedAt === null
        ? placedLines(known, data.lines)
        : known.lines,
    placedAt: event.occurredAt,
  }));
  if (data.partnerReference === undefined) return;
  const edi = draft.get(ediOrders, partnerKey(data.customer, data.partnerReference));
  if (edi && edi.orderNumber === null)
    draft.put(ediOrders, { ...edi, orderNumber: data.orderNumber });
}

/** What is given replaces what was; quantities already served stay with their lines. */
export function foldChanged(draft: WorldDraft, event: LogEvent<DataOf<typeof orderChanged>>): void {
  const { commitAt, lines } = event.data;
  const at = event.occurredAt;
  const isLate = (known: Instant | null) => known !== null && known > at;
  change(draft, event, (known) => ({
    ...known,
    ...(commitAt !== undefined &&
      !isLate(known.recommittedAt) && { commitAt: rowInstant(commitAt), recommittedAt: at }),
    ...(lines && !isLate(known.changedAt) && { lines: joined(known, lines), changedAt: at }),
  }));
}

export function foldAllocated(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof orderAllocated>>,
): void {
  count(draft, event, (known) =>
    served(known, event.data.lines, (line, quantity) =>
      withoutKeptPromise({ ...line, allocated: line.allocated + quantity }),
    ),
  );
}

/** All of it has stock now: what it was promised from has brought it. */
function withoutKeptPromise(line: OrderLine): OrderLine {
  const { inbound, ...rest } = line;
  return inbound === undefined || line.allocated < line.quantity ? line : rest;
}

/**
 * Pieces of a line are served from elsewhere from here on. Told after a later change of the lines, their quantities have
 * it already, and only where they are served from is new.
 */
export function foldReservationMoved(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof reservationMoved>>,
): void {
  count(draft, event, (known) => {
    const isCounted = known.changedAt !== null && known.changedAt > event.occurredAt;
    const quantity = isCounted ? 0 : event.data.quantity;
    const lines = moved(known, event.data, quantity, event.occurredAt);
    return { ...known, lines };
  });
}

function moved(
  known: Order,
  told: DataOf<typeof reservationMoved>,
  quantity: number,
  at: Instant,
): OrderLine[] {
  const { line: number, toLine, gtin, unit, to, inbound, releasedQuantity } = told;
  const named = (line: number) => ({
    ...(known.lines.find((one) => one.line === line) ?? blankLine(line, known.occurredAt)),
    gtin,
    unit,
  });
  const source = named(number);
  const from = {
    ...source,
    quantity: source.quantity - quantity,
    allocated: source.allocated - releasedQuantity,
  };
  if (toLine === number)
    return withLines(known.lines, [
      servedFrom({ ...from, quantity: source.quantity }, to, inbound, at),
    ]);
  const target = named(toLine);
  const isNew = target.unitPriceMicro === 0;
  const into = {
    ...target,
    ...(isNew ? { unitPriceMicro: source.unitPriceMicro, needAt: source.needAt } : {}),
    quantity: target.quantity + quantity,
  };
  return withLines(known.lines, [from, servedFrom(into, to, inbound, at)]);
}

/** A line with where it is served from, unless something later was told of that. */
function servedFrom(
  line: OrderLine,
  to: Gln,
  inbound: Inbound | undefined,
  at: Instant,
): OrderLine {
  if (line.movedAt !== undefined && line.movedAt > at) return line;
  const { site: _site, inbound: _inbound, ...rest } = line;
  return withoutKeptPromise({
    ...rest,
    site: to,
    ...(inbound === undefined ? {} : { inbound }),
    movedAt: at,
  });
}

function withLines(lines: readonly OrderLine[], changed: readonly OrderLine[]): OrderLine[] {
  const numbers = new Set(changed.map(({ line }) => line));
  return [...lines.filter(({ line }) => !numbers.has(line)), ...changed].toSorted(
    (a, b) => a.line - b.line,
  );
}

export function foldShipped(draft: WorldDraft, event: LogEvent<DataOf<typeof orderShipped>>): void {
  const { lines, shipmentId } = event.data;
  count(draft, event, (known) => ({
    ...served(known, lines, (line, quantity) => ({ ...line, shipped: line.shipped + quantity })),
    shipments:
      shipmentId === undefined || known.shipments.includes(shipmentId)
        ? known.shipments
        : [...known.shipments, shipmentId],
    shippedAt: latest(known.shippedAt, event.occurredAt),
  }));
}

export function foldDelivered(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof orderDelivered>>,
): void {
  const deliveredAt = rowInstant(event.data.deliveredAt);
  change(draft, event, (known) => ({ ...known, deliveredAt }));
}

export function foldCancelled(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof orderCancelled>>,
): void {
  change(draft, event, (known) => ({ ...known, cancelledAt: event.occurredAt }));
}

export function foldReprioritised(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof orderReprioritised>>,
): void {
  change(draft, event, (known) => {
    if (known.prioritisedAt !== null && known.prioritisedAt > event.occurredAt) return known;
    return { ...known, priority: event.data.priority, prioritisedAt: event.occurredAt };
  });
}

/** The picker found less than was allocated: the line waits for other pieces. The order's own as-of is the ERP's. */
export function foldPickedShort(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof taskShort>>,
): void {
  const { purpose, lines } = event.data;
  if (purpose.kind !== 'order') return;
  const known = draft.get(orders, purpose.number) ?? announced(purpose.number, event);
  if (known.counted.includes(event.id)) return;
  const missed = { ...known.missed };
  for (const { gtin, quantity, foundQuantity } of lines) {
    const key = positionKey(event.data.site, gtin);
    missed[key] = (missed[key] ?? 0) + Math.max(0, quantity - foundQuantity);
  }
  draft.put(orders, { ...known, missed, counted: [...known.counted, event.id] });
}

/** Ended days ago: out of the live list, and nothing more is counted into it. */
export function foldFiled(draft: WorldDraft, event: LogEvent<OrdersFiled>): void {
  for (const key of event.data.orders) {
    const order = draft.get(orders, key);
    if (order && !order.filed) draft.put(orders, { ...order, filed: true, counted: [] });
  }
}

function change<Data>(draft: WorldDraft, event: Told<Data>, apply: (known: Order) => Order): void {
  const { orderNumber } = event.data;
  const known = draft.get(orders, orderNumber) ?? announced(orderNumber, event);
  const changed = apply(known);
  draft.put(orders, {
    ...changed,
    status: statusOf(changed),
    source: event.source,
    occurredAt: later(known.occurredAt, event.occurredAt),
    receivedAt: later(known.receivedAt, event.receivedAt),
  });
}

/** Like {@link change}, for what adds to quantities: an event that is in already changes nothing. */
function count<Data>(draft: WorldDraft, event: Told<Data>, apply: (known: Order) => Order): void {
  if (draft.get(orders, event.data.orderNumber)?.counted.includes(event.id)) return;
  change(draft, event, (known) => ({
    ...apply(known),
    counted: [...known.counted, event.id],
  }));
}

/** The status that the facts say, whatever order they were told in. */
function statusOf(order: Order): Order['status'] {
  if (order.cancelledAt !== null) return 'cancelled';
  if (order.placedAt === null) return 'announced';
  if (order.deliveredAt !== null) return 'delivered';
  return order.lines.every((line) => line.shipped >= line.quantity) ? 'shipped' : 'open';
}

/** The lines as ordered, with what was told of them before: given, left, moved from one to another. */
function placedLines(known: Order, told: readonly ToldLine[]): OrderLine[] {
  const numbers = new Set(told.map(({ line }) => line));
  const before = new Map(known.lines.map((line) => [line.line, line.quantity]));
  const added = known.lines
    .filter(({ line }) => !numbers.has(line))
    .map((line): OrderLine => {
      const like = told.find(({ gtin }) => gtin === line.gtin);
      if (!like) return line;
      return { ...line, unitPriceMicro: like.unitPriceMicro, needAt: rowInstant(like.needBy) };
    });
  const ordered = joined(known, told).map((line) => ({
    ...line,
    quantity: line.quantity + (before.get(line.line) ?? 0),
  }));
  return withLines(added, ordered);
}

/** The lines as told, with what has been served of each before. */
function joined(known: Order, told: readonly ToldLine[]): OrderLine[] {
  return told.map((line) => {
    const before = known.lines.find((one) => one.line === line.line);
    return {
      line: line.line,
      gtin: line.gtin,
      unit: line.unit,
      quantity: line.quantity,
      unitPriceMicro: line.unitPriceMicro,
      needAt: rowInstant(line.needBy),
      allocated: before?.allocated ?? 0,
      shipped: before?.shipped ?? 0,
      ...(before?.site === undefined ? {} : { site: before.site }),
      ...(before?.inbound === undefined ? {} : { inbound: before.inbound }),
      ...(before?.movedAt === undefined ? {} : { movedAt: before.movedAt }),
    };
  });
}

/** Applies quantities to lines by number; one of a line that is not known yet waits for it. */
function served(
  known: Order,
  quantities: readonly { line: number; quantity: number }[],
  apply: (line: OrderLine, quantity: number) => OrderLine,
): Order {
  const lines = [...known.lines];
  for (const { line, quantity } of quantities) {
    const index = lines.findIndex((one) => one.line === line);
    if (index < 0) lines.push(apply(blankLine(line, known.occurredAt), quantity));
    else lines[index] = apply(lines[index]!, quantity);
  }
  return { ...known, lines };
}

function latest(a: Instant | null, b: Instant): Instant {
  return a === null ? b : later(a, b);
}

function blankLine(line: number, needAt: Instant): OrderLine {
  return {
    line,
    gtin: '',
    unit: 'EA',
    quantity: 0,
    unitPriceMicro: 0,
    needAt,
    allocated: 0,
    shipped: 0,
  };
}

function announced(orderNumber: string, event: LogEvent): Order {
  return {
    orderNumber,
    customer: '',
    site: '',
    currency: 'USD',
    priority: 5,
    commitAt: null,
    channel: 'desk',
    partnerReference: null,
    lines: [],
    missed: {},
    shipments: [],
    status: 'announced',
    placedAt: null,
    changedAt: null,
    recommittedAt: null,
    prioritisedAt: null,
    shippedAt: null,
    deliveredAt: null,
    cancelledAt: null,
    filed: false,
    counted: [],
    source: event.source,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  };
}
