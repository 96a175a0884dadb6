import { assertNever } from '#shared/vocabulary';
import type { EdiDocument } from './map/map-set.ts';
import { invoiceEvents, freightInvoiceEvents } from './events/invoice.ts';
import { orderConfirmationEvents } from './events/order-confirmation.ts';
import { orderEvents } from './events/order.ts';
import { shipNoticeEvents } from './events/ship-notice.ts';
import { shipmentStatusEvents } from './events/shipment-status.ts';
import { stockSnapshotEvents } from './events/stock-snapshot.ts';
import { loadTenderEvents, tenderAnswerEvents } from './events/tender.ts';
import { transferReceiptEvents, transferShipmentEvents } from './events/transfer.ts';
import { warehouseAdviceEvents, warehouseOrderEvents } from './events/warehouse.ts';
import type { EventDraft } from '../inbox/event-draft.ts';
import type { X12Translation } from './x12-translation.ts';

/** The events of a document, as good as they are: what is unknown or refused stands in the translation. */
export function toEvents(document: EdiDocument, to: X12Translation): EventDraft[] {
  switch (document.kind) {
    case 'order':
      return orderEvents(document, to);
    case 'orderConfirmation':
      return orderConfirmationEvents(document, to);
    case 'shipNotice':
      return shipNoticeEvents(document, to);
    case 'shipmentStatus':
      return shipmentStatusEvents(document, to);
    case 'stockSnapshot':
      return stockSnapshotEvents(document, to);
    case 'warehouseOrder':
      return warehouseOrderEvents(document, to);
    case 'warehouseAdvice':
      return warehouseAdviceEvents(document, to);
    case 'transferShipment':
      return transferShipmentEvents(document, to);
    case 'transferReceipt':
      return transferReceiptEvents(document, to);
    case 'invoice':
      return invoiceEvents(document, to);
    case 'freightInvoice':
      return freightInvoiceEvents(document, to);
    case 'loadTender':
      return loadTenderEvents(document, to);
    case 'tenderAnswer':
      return tenderAnswerEvents(document, to);
    default:
      return assertNever(document);
  }
}

/** The number that people call a document by. */
export function numberOf(document: EdiDocument): string {
  switch (document.kind) {
    case 'order':
    case 'orderConfirmation':
    case 'warehouseOrder':
    case 'warehouseAdvice':
    case 'transferShipment':
      return document.orderNumber;
    case 'transferReceipt':
      return document.receiptNumber;
    case 'invoice':
    case 'freightInvoice':
      return document.invoiceNumber;
    case 'stockSnapshot':
      return document.reportNumber;
    case 'shipmentStatus':
      return document.shipmentNumber ?? document.carrierReference ?? '';
    default:
      return document.shipmentNumber;
  }
}
