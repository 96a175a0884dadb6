import type { X12Segment } from '../read/segment.ts';
import { warehouseCarrier } from './carrier.ts';
import type { EdiCarrier } from './carrier.ts';
import { dateOf, datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import { loopsOf, summaryOf } from './loops.ts';
import { marksOf } from './mark.ts';
import type { EdiMark } from './mark.ts';
import type { EdiMoment } from './moment.ts';
import { partiesOf, WAREHOUSE_PARTY } from './party.ts';
import type { EdiParty } from './party.ts';
import { descriptionOf, needProduct } from './product.ts';
import type { EdiProductId } from './product.ts';
import type { EdiQuantity } from './quantity.ts';
import { notesOf, referencesOf } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';
import { checkUnitTotal, lotOf, warehouseProductIds } from './warehouse-line.ts';

/** 943 Warehouse Stock Transfer Shipment Advice: goods left for one of the depositor's other places. */
export interface EdiTransferShipment {
  kind: 'transferShipment';
  /** W0601, element 514. */
  reportingCode: string | undefined;
  /** W0602: the transfer order's number. */
  orderNumber: string;
  /** W0604. */
  shipmentNumber: string | undefined;
  purchaseOrderNumber: string | undefined;
  /** W0603, or G62 with qualifier 11. */
  shippedAt: EdiMoment | undefined;
  /** `SF` ship from, `ST` ship to, `DE` depositor … */
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  carrier: EdiCarrier | undefined;
  lines: EdiTransferredLine[];
}

export interface EdiTransferredLine {
  /** Counts the lines of the document from 1. */
  position: number;
  quantity: EdiQuantity | undefined;
  productIds: EdiProductId[];
  description: string | undefined;
  lot: string | undefined;
  references: EdiReference[];
  marks: EdiMark[];
}

/** Maps a 943. */
export function mapTransferShipment(reading: SetReading): EdiTransferShipment {
  const { detail, summary } = summaryOf(reading.body, ['W03']);
  const { head, loops } = loopsOf(detail, 'W04');
  const w06 = reading.needSegment(head, 'W06', 'so no transfer that was shipped');
  const { parties, rest } = partiesOf(reading, head, WAREHOUSE_PARTY);
  reading.needSegment(detail, 'W04', 'so nothing was shipped');
  const dates = datesOf(reading, rest);
  const shippedAt = reading.moment(w06, { date: 3 }) ?? dateOf(dates, 'shipped');
  if (w06 !== undefined && shippedAt === undefined) reading.missing(w06, 3, 'the date of shipping');
  const lines = loops.map((loop, index) => transferredLine(reading, loop, index + 1));
  checkUnitTotal(
    reading,
    summary,
    'W03',
    lines.map((line) => line.quantity),
  );
  return {
    kind: 'transferShipment',
    reportingCode: reading.text(w06, 1),
    orderNumber: reading.need(w06, 2, 'the transfer order number'),
    shipmentNumber: reading.text(w06, 4),
    purchaseOrderNumber: reading.text(w06, 6),
    shippedAt,
    parties,
    dates,
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    carrier: warehouseCarrier(reading, rest),
    lines,
  };
}

function transferredLine(
  reading: SetReading,
  loop: readonly X12Segment[],
  position: number,
): EdiTransferredLine {
  const [w04] = loop;
  const references = referencesOf(reading, loop);
  const productIds = warehouseProductIds(reading, w04, 3, [4, 6, 14]);
  if (w04 !== undefined) needProduct(reading, w04, 5, productIds);
  return {
    position,
    quantity:
      w04 === undefined ? undefined : reading.needQuantity(w04, 1, 2, 'the quantity shipped'),
    productIds,
    description: descriptionOf(reading, loop),
    lot: lotOf(references, productIds),
    references,
    marks: marksOf(reading, loop),
  };
}
