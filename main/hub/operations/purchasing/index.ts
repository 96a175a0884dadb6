/**
 * Purchase orders: what was ordered, promised and received, so that stock knows what comes. May import shared and
 * engine rooms and `#operations/network`.
 *
 * Owns the tables of schema `purchasing`. Reads signalbox.erp.purchaseOrder.*, signalbox.wms.receipt.completed.v1
 * and signalbox.edi.shipNotice.received.v1; emits none.
 */
import {
  ediShipNoticeReceived,
  purchaseOrderChanged,
  purchaseOrderConfirmed,
  purchaseOrderPlaced,
  receiptCompleted,
} from '#shared/contracts';
import { defineRoom } from '#engine/kernel';
import { earlyWords } from './early-word.collection.ts';
import { purchaseOrders } from './purchase-order.collection.ts';
import {
  foldChanged,
  foldConfirmed,
  foldPlaced,
  foldReceipt,
  foldShipNotice,
} from './purchase-order.projection.ts';

export * from './purchase-order.collection.ts';

export const purchasingRoom = defineRoom({
  name: 'purchasing',
  collections: [purchaseOrders, earlyWords],
  evolve: {
    [purchaseOrderPlaced.type]: foldPlaced,
    [purchaseOrderConfirmed.type]: foldConfirmed,
    [purchaseOrderChanged.type]: foldChanged,
    [receiptCompleted.type]: foldReceipt,
    [ediShipNoticeReceived.type]: foldShipNotice,
  },
});
