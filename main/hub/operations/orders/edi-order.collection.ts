import { defineCollection } from '#engine/kernel';
import type { Currency, Gln, Gtin, Instant, Unit } from '#shared/vocabulary';

export interface EdiOrderLine {
  line: number;
  gtin: Gtin;
  unit: Unit;
  quantity: number;
  unitPriceMicro: number | null;
  needAt: Instant | null;
}

/** An order that a partner sent by EDI (X12 850). It is no demand: that begins with the ERP's own order. */
export interface EdiOrder {
  /** `<customer>|<their number>`. */
  key: string;
  customer: Gln;
  partnerReference: string;
  site: Gln | null;
  currency: Currency;
  orderedAt: Instant;
  lines: readonly EdiOrderLine[];
  /** The ERP's order for it; null while it is "not in the ERP yet". */
  orderNumber: string | null;
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** Orders received by EDI, by partner and the partner's number; the same number again is the same order. */
export const ediOrders = defineCollection<EdiOrder>({
  name: 'orders.edi_order',
  key: (order) => order.key,
  columns: {
    key: { type: 'text' },
    customer: { type: 'text' },
    partnerReference: { type: 'text' },
    site: { type: 'text', nullable: true },
    currency: { type: 'text' },
    orderedAt: { type: 'instant' },
    lines: { type: 'json' },
    orderNumber: { type: 'text', nullable: true },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
});
