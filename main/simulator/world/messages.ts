/**
 * What the systems of the outside world tell each other, and themselves for later: each is an entry of the agenda and
 * so plain data. A system handles the messages that begin with its name.
 */
export interface Messages {
  /** A customer of the site orders now. */
  'erp.orderArrives': { site: number };
  /** Looks for stock for an order's open lines. */
  'erp.allocate': { order: string };
  /** Goods of an order have left the dock. */
  'erp.orderShipped': {
    order: string;
    shipment: string | null;
    lines: { line: number; quantity: number }[];
  };
  'erp.orderDelivered': { order: string };
  /** A customer changes or cancels what is still open. */
  'erp.orderChanges': { order: string };
  /** Stock of a position became free: open orders that wait for it are served. */
  'erp.stockArrived': { site: number; items: number[] };
  /** What a document brought is there, or will not come: lines that are promised from it get theirs first. */
  'erp.inboundEnded': { site: number; items: number[]; inbound: string };
  /** The weekly look of a site at what it buys from a supplier. */
  'erp.review': { site: number; supplier: number };
  'erp.supplierConfirms': { po: string };
  'erp.supplierChanges': { po: string };
  /** What nobody collects comes when it was promised last. */
  'erp.supplierDelivers': { po: string };
  'erp.invoice': { po: string };
  'erp.freightInvoice': { shipment: string; entity: number; carrier: number; freightMinor: number };
  /** The daily look at what one site lacks and another has too much of. */
  'erp.balance': Record<string, never>;
  'erp.transferShipped': { transfer: string };
  'erp.transferReceived': { transfer: string; received: { item: number; quantity: number }[] };
  'erp.forecast': { site: number };
  'erp.month': Record<string, never>;
  'erp.spike': { spike: number };
  'erp.spikeOrder': { spike: number; nth: number };
  'erp.spikeEnds': { spike: number };
  'erp.stage': { step: 'purchase' | 'truck' | 'count' };
  'erp.alive': { entity: number };

  'wms.release': {
    site: number;
    purpose: string;
    lines: Quantity[];
    dueMs: number;
    cause: Cause | null;
  };
  /** Pieces of an order are no longer to be picked here: they are served from elsewhere. */
  'wms.withdraw': {
    site: number;
    purpose: string;
    item: number;
    tasks: { id: string; quantity: number }[];
    releasedQuantity: number;
    cause: Cause;
  };
  'wms.pickStarts': { task: string };
  'wms.pickEnds': { task: string };
  'wms.packed': { task: string };
  /** The day's parcel vehicle takes what stands packed. */
  'wms.parcelLeaves': { site: number };
  'wms.truckAtDock': { site: number; purpose: string; shipment: string };
  /** A truck or a parcel car with goods for the site is at the dock. */
  'wms.goodsArrive': { site: number; purpose: string; lines: Quantity[]; cause: Cause | null };
  'wms.receiptEnds': { site: number; purpose: string };
  'wms.snapshot': { site: number };
  'wms.workload': { site: number };
  'wms.count': {
    site: number;
    item: number;
    countId: string | null;
    foundDelta: number;
    cause: Cause | null;
  };
  'wms.dailyCounts': { site: number };
  'wms.hold': { site: number; item: number; quantity: number };
  'wms.qualityDone': { site: number; item: number; quantity: number; isGood: boolean };

  'tms.planOrder': { order: string; readyMs: number };
  'tms.planPurchase': { po: string; dueMs: number };
  'tms.planTransfer': { transfer: string; readyMs: number };
  'tms.tender': { shipment: string };
  'tms.answer': { shipment: string };
  'tms.pickup': { shipment: string };
  /** The truck has waited for goods that do not come. */
  'tms.giveUp': { shipment: string };
  'tms.depart': { shipment: string };
  'tms.position': { shipment: string };
  'tms.pass': { shipment: string; step: 'arrive' | 'depart' };
  'tms.news': { shipment: string };
  'tms.missed': { shipment: string };
  'tms.arrive': { shipment: string };
  'tms.delivered': { shipment: string };
  'tms.alive': Record<string, never>;

  'command.accept': { id: string };
  'command.apply': { id: string };
}

export type MessageKind = keyof Messages;

export interface Quantity {
  item: number;
  quantity: number;
}

/** Whose command or case something follows from: goes into the envelope of what is said about it. */
export interface Cause {
  correlation: string;
  command: string | null;
}
