import type {
  DataOf,
  ediShipNoticeReceived,
  purchaseOrderChanged,
  purchaseOrderConfirmed,
  purchaseOrderPlaced,
  receiptCompleted,
} from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { noteName, rowInstant, rowInstantOrNull } from '#operations/network';
import { later, type Instant } from '#shared/vocabulary';
import { earlyWords, type Receipt, type SupplierPromise } from './early-word.collection.ts';
import {
  purchaseOrders,
  type PurchaseLine,
  type PurchaseOrder,
} from './purchase-order.collection.ts';

/** A site ordered; what was promised or received of it already (those feeds were faster) counts at once. */
export function foldPlaced(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof purchaseOrderPlaced>>,
): void {
  const { data } = event;
  if (draft.get(purchaseOrders, data.poNumber)) return;
  noteName(draft, event, 'partner', data.supplier, data.poNumber);
  noteName(draft, event, 'site', data.site, data.poNumber);
  for (const line of data.lines) noteName(draft, event, 'item', line.gtin, data.poNumber);
  const placed: PurchaseOrder = {
    poNumber: data.poNumber,
    supplier: data.supplier,
    site: data.site,
    currency: data.currency,
    lines: data.lines.map((line) => ({
      line: line.line,
      gtin: line.gtin,
      unit: line.unit,
      quantity: line.quantity,
      unitCostMicro: line.unitCostMicro,
      dueAt: rowInstant(line.dueAt),
      promisedAt: null,
      promisedQuantity: null,
      promisedOn: null,
      received: 0,
      countedAt: null,
    })),
    status: 'open',
    placedAt: event.occurredAt,
    confirmedAt: null,
    promisedOn: null,
    countedAt: null,
    counted: [],
    source: event.source,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  };
  const early = draft.get(earlyWords, data.poNumber);
  const promised = (early?.promises ?? []).reduce(promise, placed);
  draft.put(purchaseOrders, (early?.receipts ?? []).reduce(receive, promised));
  if (early) draft.remove(earlyWords, data.poNumber);
}

export function foldConfirmed(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof purchaseOrderConfirmed>>,
): void {
  foldPromise(draft, event, true);
}

export function foldChanged(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof purchaseOrderChanged>>,
): void {
  foldPromise(draft, event, false);
}

/** It left the supplier: what is aboard comes when the notice says, in the quantity that was promised. */
export function foldShipNotice(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof ediShipNoticeReceived>>,
): void {
  const { poNumber, estimatedArriveAt, lines } = event.data;
  const order = poNumber === undefined ? undefined : draft.get(purchaseOrders, poNumber);
  if (!order || estimatedArriveAt === undefined) return;
  const aboard = order.lines.filter((line) => lines.some(({ gtin }) => gtin === line.gtin));
  putPromised(draft, event, order, {
    at: event.occurredAt,
    isConfirmation: false,
    lines: aboard.map((line) => ({
      line: line.line,
      quantity: line.promisedQuantity ?? line.quantity,
      promisedAt: rowInstant(estimatedArriveAt),
    })),
  });
}

/** The dock counted; the order is received once nothing more is to come. */
export function foldReceipt(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof receiptCompleted>>,
): void {
  const { purpose, receiptId, lines } = event.data;
  if (purpose.kind !== 'purchaseOrder') return;
  const receipt: Receipt = {
    receiptId,
    at: event.occurredAt,
    lines: lines.map((line) => ({ gtin: line.gtin, quantity: line.receivedQuantity })),
  };
  const order = draft.get(purchaseOrders, purpose.number);
  if (order) {
    if (!order.counted.includes(receiptId)) draft.put(purchaseOrders, receive(order, receipt));
    return;
  }
  const early = draft.get(earlyWords, purpose.number);
  if (early?.receipts.some((one) => one.receiptId === receiptId)) return;
  draft.put(earlyWords, {
    poNumber: purpose.number,
    receipts: [...(early?.receipts ?? []), receipt],
    promises: early?.promises ?? [],
  });
}

/** As-of is the word on the order: the ERP's, or the supplier's file; a receipt changes what is open, not whose word it is. */
function foldPromise(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof purchaseOrderConfirmed> | DataOf<typeof purchaseOrderChanged>>,
  isConfirmation: boolean,
): void {
  const { poNumber } = event.data;
  const said: SupplierPromise = {
    at: event.occurredAt,
    isConfirmation,
    lines: event.data.lines.map((line) => ({
      line: line.line,
      quantity: line.quantity,
      promisedAt: rowInstantOrNull(line.promisedAt),
    })),
  };
  const order = draft.get(purchaseOrders, poNumber);
  if (order) {
    putPromised(draft, event, order, said);
    return;
  }
  const early = draft.get(earlyWords, poNumber);
  draft.put(earlyWords, {
    poNumber,
    receipts: early?.receipts ?? [],
    promises: [...(early?.promises ?? []), said],
  });
}

function putPromised(
  draft: WorldDraft,
  event: LogEvent,
  order: PurchaseOrder,
  said: SupplierPromise,
): void {
  const promised = promise(order, said);
  if (promised === order) return;
  draft.put(purchaseOrders, {
    ...promised,
    source: event.source,
    occurredAt: later(order.occurredAt, event.occurredAt),
    receivedAt: later(order.receivedAt, event.receivedAt),
  });
}

/** A promise replaces an earlier one of the same line; one made before what we have of it came late and changes nothing. */
function promise(order: PurchaseOrder, said: SupplierPromise): PurchaseOrder {
  const confirmedAt = said.isConfirmation ? (order.confirmedAt ?? said.at) : order.confirmedAt;
  const lines = order.lines.map((line) => {
    const one = said.lines.find(({ line: number }) => number === line.line);
    if (!one || (line.promisedOn !== null && line.promisedOn >= said.at)) return line;
    return {
      ...line,
      promisedAt: one.promisedAt ?? line.promisedAt,
      promisedQuantity: one.quantity,
      promisedOn: said.at,
    };
  });
  const promisedOn = latest(order.promisedOn, said.at);
  const isNews =
    promisedOn !== order.promisedOn || lines.some((line, index) => line !== order.lines[index]);
  if (!isNews && confirmedAt === order.confirmedAt) return order;
  return settle({ ...order, confirmedAt, promisedOn, lines });
}

/** Fills the lines of an item in their order; what exceeds them stays with the last. */
function receive(order: PurchaseOrder, receipt: Receipt): PurchaseOrder {
  let lines: readonly PurchaseLine[] = order.lines;
  for (const { gtin, quantity } of receipt.lines) {
    let left = quantity;
    const last = lines.findLastIndex((line) => line.gtin === gtin);
    lines = lines.map((line, index) => {
      if (line.gtin !== gtin || left === 0) return line;
      const room = Math.max(0, (line.promisedQuantity ?? line.quantity) - line.received);
      const taken = index === last ? left : Math.min(left, room);
      left -= taken;
      if (taken === 0) return line;
      const countedAt = latest(line.countedAt, receipt.at);
      return { ...line, received: line.received + taken, countedAt };
    });
  }
  return settle({
    ...order,
    lines,
    countedAt: latest(order.countedAt, receipt.at),
    counted: [...order.counted, receipt.receiptId],
  });
}

function settle(order: PurchaseOrder): PurchaseOrder {
  const isReceived = order.lines.every(
    (line) => line.received >= (line.promisedQuantity ?? line.quantity),
  );
  return { ...order, status: isReceived ? 'received' : 'open' };
}

function latest(a: Instant | null, b: Instant): Instant {
  return a === null ? b : later(a, b);
}
