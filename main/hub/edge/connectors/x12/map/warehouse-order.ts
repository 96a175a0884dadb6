import type { X12Segment } from '../read/segment.ts';
import { warehouseCarrier } from './carrier.ts';
import type { EdiCarrier } from './carrier.ts';
import { datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import { loopsOf, summaryOf } from './loops.ts';
import { partiesOf, WAREHOUSE_PARTY } from './party.ts';
import type { EdiParty } from './party.ts';
import { descriptionOf, needProduct } from './product.ts';
import type { EdiProductId } from './product.ts';
import type { EdiPurpose } from './purpose.ts';
import type { EdiQuantity } from './quantity.ts';
import { notesOf, referencesOf } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';
import { lotOf, warehouseProductIds } from './warehouse-line.ts';

/** 940 Warehouse Shipping Order: a depositor asks a warehouse to ship. */
export interface EdiWarehouseOrder {
  kind: 'warehouseOrder';
  purpose: EdiPurpose | undefined;
  /** W0501, element 473. */
  statusCode: string | undefined;
  /** W0502: the depositor's order number. */
  orderNumber: string;
  /** W0503: the customer's purchase order. */
  purchaseOrderNumber: string | undefined;
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  carrier: EdiCarrier | undefined;
  lines: EdiWarehouseOrderLine[];
}

export interface EdiWarehouseOrderLine {
  /** Counts the lines of the document from 1. */
  position: number;
  /** LX01. */
  lineId: string | undefined;
  /** W0101. */
  quantity: EdiQuantity | undefined;
  productIds: EdiProductId[];
  description: string | undefined;
  /** W0113, or a lot among the references. */
  lot: string | undefined;
  references: EdiReference[];
  notes: string[];
}

/** Element 473. A back order and a future-dated order are orders; deleting one is to cancel it. */
const PURPOSE: Readonly<Record<string, EdiPurpose>> = {
  A: 'other',
  B: 'original',
  C: 'confirmation',
  D: 'cancellation',
  E: 'confirmation',
  F: 'cancellation',
  G: 'change',
  L: 'change',
  N: 'original',
  R: 'change',
  S: 'original',
  T: 'repeat',
  X: 'other',
  Z: 'other',
};

/** Maps a 940. */
export function mapWarehouseOrder(reading: SetReading): EdiWarehouseOrder {
  const { detail } = summaryOf(reading.body, ['W76']);
  const { head, loops } = loopsOf(detail, 'LX');
  const w05 = reading.needSegment(head, 'W05', 'so no order number');
  const { parties, rest } = partiesOf(reading, head, WAREHOUSE_PARTY);
  reading.needSegment(detail, 'W01', 'so nothing is ordered');
  const lines = loops.flatMap((loop) => {
    const { head: before, loops: items } = loopsOf(loop, 'W01');
    return items.map((item) => ({ lx: before[0], item }));
  });
  return {
    kind: 'warehouseOrder',
    purpose: reading.known(w05, 1, PURPOSE, 'the order status'),
    statusCode: reading.text(w05, 1),
    orderNumber: reading.need(w05, 2, 'the depositor order number'),
    purchaseOrderNumber: reading.text(w05, 3),
    parties,
    dates: datesOf(reading, rest),
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    carrier: warehouseCarrier(reading, rest),
    lines: lines.map(({ lx, item }, index) => orderedLine(reading, lx, item, index + 1)),
  };
}

function orderedLine(
  reading: SetReading,
  lx: X12Segment | undefined,
  item: readonly X12Segment[],
  position: number,
): EdiWarehouseOrderLine {
  const [w01] = item;
  const { rest } = partiesOf(reading, item, WAREHOUSE_PARTY);
  const references = referencesOf(reading, rest);
  const productIds = warehouseProductIds(reading, w01, 3, [4, 6, 15]);
  if (w01 !== undefined) needProduct(reading, w01, 5, productIds);
  return {
    position,
    lineId: reading.text(lx, 1),
    quantity: w01 === undefined ? undefined : reading.needQuantity(w01, 1, 2, 'the quantity'),
    productIds,
    description: descriptionOf(reading, rest),
    lot: reading.text(w01, 13) ?? lotOf(references, productIds),
    references,
    notes: notesOf(reading, rest),
  };
}
