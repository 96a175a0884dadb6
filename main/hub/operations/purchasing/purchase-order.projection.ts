import type {
  DataOf,
  purchaseOrderChanged,
  purchaseOrderConfirmed,
  purchaseOrderPlaced,
  receiptCompleted,
} from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { noteName, rowInstant, rowInstantOrNull } from '#operations/network';
import {
  purchaseOrders,
  type PurchaseLine,
  type PurchaseOrder,
} from './purchase-order.collection.ts';
import { earlyReceipts } from './early-receipt.collection.ts';

/** A site ordered; what the dock has received already (its feed was faster) counts at once. */
export function foldPlaced(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof purchaseOrderPlaced>>,
): void {
  const { data } = event;
  if (draft.get(purchaseOrders, data.poNumber)) return;
  noteName(draft, event, 'partner', data.supplier, data.poNumber);
  noteName(draft, event, 'site', data.site, data.poNumber);
  for (const line of data.lines) noteName(draft, event, 'item', line.gtin, data.poNumber);
  const early = draft.get(earlyReceipts, data.poNumber);
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
      received: 0,
    })),
    status: 'open',
    placedAt: event.occurredAt,
    confirmedAt: null,
    ...knownBy(event),
  };
  const receipts = early?.receipts ?? [];
  draft.put(purchaseOrders, receipts.reduce(receive, placed));
  if (early) draft.remove(earlyReceipts, data.poNumber);
}

export function foldConfirmed(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof purchaseOrderConfirmed>>,
): void {
  promise(draft, event, { confirmedAt: event.occurredAt });
}

export function foldChanged(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof purchaseOrderChanged>>,
): void {
  promise(draft, event, {});
}

/** The dock counted; the order is received once nothing more is to come. */
export function foldReceipt(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof receiptCompleted>>,
): void {
  const { purpose, lines } = event.data;
  if (purpose.kind !== 'purchaseOrder') return;
  const receipt = lines.map((line) => ({ gtin: line.gtin, quantity: line.receivedQuantity }));
  const order = draft.get(purchaseOrders, purpose.number);
  if (order) {
    draft.put(purchaseOrders, receive(order, receipt));
    return;
  }
  const early = draft.get(earlyReceipts, purpose.number);
  draft.put(earlyReceipts, {
    poNumber: purpose.number,
    receipts: [...(early?.receipts ?? []), receipt],
  });
}

type Promised = DataOf<typeof purchaseOrderChanged>['lines'][number];

function promise(
  draft: WorldDraft,
  event: LogEvent<{ poNumber: string; lines: readonly Promised[] }>,
  more: Partial<PurchaseOrder>,
): void {
  const order = draft.get(purchaseOrders, event.data.poNumber);
  if (!order || order.occurredAt > event.occurredAt) return;
  const lines = order.lines.map((line) => {
    const said = event.data.lines.find((one) => one.line === line.line);
    if (!said) return line;
    const promisedAt = rowInstantOrNull(said.promisedAt) ?? line.promisedAt;
    return { ...line, promisedAt, promisedQuantity: said.quantity };
  });
  draft.put(purchaseOrders, settle({ ...order, ...more, lines, ...knownBy(event) }));
}

/** Fills the lines of an item in their order; what exceeds them stays with the last. */
function receive(
  order: PurchaseOrder,
  receipt: readonly { gtin: string; quantity: number }[],
): PurchaseOrder {
  let lines: readonly PurchaseLine[] = order.lines;
  for (const { gtin, quantity } of receipt) {
    let left = quantity;
    const last = lines.findLastIndex((line) => line.gtin === gtin);
    lines = lines.map((line, index) => {
      if (line.gtin !== gtin || left === 0) return line;
      const room = Math.max(0, (line.promisedQuantity ?? line.quantity) - line.received);
      const taken = index === last ? left : Math.min(left, room);
      left -= taken;
      return { ...line, received: line.received + taken };
    });
  }
  return settle({ ...order, lines });
}

function settle(order: PurchaseOrder): PurchaseOrder {
  const isReceived = order.lines.every(
    (line) => line.received >= (line.promisedQuantity ?? line.quantity),
  );
  return { ...order, status: isReceived ? 'received' : 'open' };
}

/** As-of is the ERP's word alone; a receipt changes what is open, not whose word the order is. */
function knownBy(event: LogEvent) {
  return { source: event.source, occurredAt: event.occurredAt, receivedAt: event.receivedAt };
}
