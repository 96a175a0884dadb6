import { defineCollection } from '#engine/kernel';
import { inboundKey, type Inbound } from '#operations/orders';
import type { Instant } from '#shared/vocabulary';

/** Pieces of an order line that are promised from what is on its way, with when it was first and last said to come. */
export interface InboundPromise {
  /** `<order>/<line>`. */
  key: string;
  orderNumber: string;
  line: number;
  quantity: number;
  inboundKind: Inbound['kind'];
  inboundNumber: string;
  shipment: string | null;
  firstAt: Instant;
  at: Instant;
  lateAt: Instant;
  /** How often it moved. */
  moves: number;
  occurredAt: Instant;
}

/** Promises that are not kept yet. */
export const promises = defineCollection<InboundPromise>({
  name: 'reservations.promise',
  key: (promise) => promise.key,
  columns: {
    key: { type: 'text' },
    orderNumber: { type: 'text' },
    line: { type: 'int4' },
    quantity: { type: 'int8' },
    inboundKind: { type: 'text' },
    inboundNumber: { type: 'text' },
    shipment: { type: 'text', nullable: true },
    firstAt: { type: 'instant' },
    at: { type: 'instant' },
    lateAt: { type: 'instant' },
    moves: { type: 'int4' },
    occurredAt: { type: 'instant' },
  },
  indexes: { byOrder: (promise) => promise.orderNumber },
});

export function promiseKey(orderNumber: string, line: number): string {
  return `${orderNumber}/${line}`;
}

/** The key of what a promise rests on. */
export function inboundOf({ inboundKind, inboundNumber }: InboundPromise): string {
  return inboundKey({ kind: inboundKind, number: inboundNumber });
}
