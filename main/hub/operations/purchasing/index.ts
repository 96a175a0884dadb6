/**
 * Purchase orders: what was ordered, promised and received, so that stock knows what comes. May import shared and
 * engine rooms and `#operations/network`.
 *
 * Owns the tables of schema `purchasing`. Reads signalbox.erp.purchaseOrder.*, signalbox.wms.receipt.completed.v1
 * and signalbox.edi.shipNotice.received.v1; commands the ERP to ask a supplier for its word.
 */
import {
  ediShipNoticeReceived,
  purchaseOrderChanged,
  purchaseOrderConfirmed,
  purchaseOrderPlaced,
  receiptCompleted,
  requestConfirmation,
} from '#shared/contracts';
import { defineRoom } from '#engine/kernel';
import { asksAnew, COMMAND_WANTED_ANEW } from '#engine/outbox';
import { earlyWords } from './early-word.collection.ts';
import { purchaseOrders } from './purchase-order.collection.ts';
import {
  foldChanged,
  foldConfirmed,
  foldPlaced,
  foldReceipt,
  foldShipNotice,
} from './purchase-order.projection.ts';

import { decideRequestConfirmation } from './request-confirmation.decide.ts';

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
  react: { [COMMAND_WANTED_ANEW]: asksAnew(requestConfirmation) },
  decide: { 'purchaseOrder.requestConfirmation': decideRequestConfirmation },
});
