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
import { descriptionOf, needProduct, productIdsOf } from './product.ts';
import type { EdiProductId } from './product.ts';
import type { EdiQuantity } from './quantity.ts';
import { notesOf, referencesOf } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';
import { checkUnitTotal, lotOf, warehouseProductIds } from './warehouse-line.ts';

/** 945 Warehouse Shipping Advice: a warehouse says what it shipped of an order. */
export interface EdiWarehouseAdvice {
  kind: 'warehouseAdvice';
  /** W0601, element 514: `F` full detail, `X` exceptions only … */
  reportingCode: string | undefined;
  /** W0602: the depositor's order number, of the 940. */
  orderNumber: string;
  /** W0606. */
  purchaseOrderNumber: string | undefined;
  /** W0604. */
  shipmentNumber: string | undefined;
  /** W0603, or G62 with qualifier 11. */
  shippedAt: EdiMoment | undefined;
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  carrier: EdiCarrier | undefined;
  lines: EdiAdvisedLine[];
}

export interface EdiAdvisedLine {
  /** Counts the lines of the document from 1. */
  position: number;
  /** LX01: lines of one number lie in one handling unit where marks are given. */
  part: string | undefined;
  /** W1201, element 368: `CC` complete, `BP` part with back order, `BO` back ordered, `IS` substituted … */
  statusCode: string | undefined;
  orderedQuantity: EdiQuantity | undefined;
  shippedQuantity: EdiQuantity | undefined;
  /** W1204, ordered less shipped. */
  differenceQuantity: EdiQuantity | undefined;
  /** W1219, element 892: `01` out of stock, `07` inventory discrepancy … */
  reasonCode: string | undefined;
  productIds: EdiProductId[];
  /** What was ordered, where something else was shipped (status `IS`). */
  orderedProductIds: EdiProductId[];
  description: string | undefined;
  lot: string | undefined;
  references: EdiReference[];
  /** Its own, else those of the handling unit that it lies in. */
  marks: EdiMark[];
}

/** Maps a 945. */
export function mapWarehouseAdvice(reading: SetReading): EdiWarehouseAdvice {
  const { detail, summary } = summaryOf(reading.body, ['W03']);
  const { head, loops } = loopsOf(detail, 'LX');
  const w06 = reading.needSegment(head, 'W06', 'so no order that was shipped');
  const { parties, rest } = partiesOf(reading, head, WAREHOUSE_PARTY);
  reading.needSegment(detail, 'W12', 'so nothing was shipped');
  const dates = datesOf(reading, rest);
  const shippedAt = reading.moment(w06, { date: 3 }) ?? dateOf(dates, 'shipped');
  if (w06 !== undefined && shippedAt === undefined) reading.missing(w06, 3, 'the date of shipping');
  const items = loops.flatMap((loop) => {
    const { head: before, loops: inside } = loopsOf(loop, 'W12');
    // Read once for all its items: what is told of a handling unit may be as long as what lies in it.
    const unit = { part: reading.text(before[0], 1), marks: marksOf(reading, before) };
    return inside.map((item) => ({ unit, item }));
  });
  const lines = items.map(({ unit, item }, index) => advisedLine(reading, unit, item, index + 1));
  checkUnitTotal(
    reading,
    summary,
    'W03',
    lines.map((line) => line.shippedQuantity),
  );
  return {
    kind: 'warehouseAdvice',
    reportingCode: reading.text(w06, 1),
    orderNumber: reading.need(w06, 2, 'the depositor order number'),
    purchaseOrderNumber: reading.text(w06, 6),
    shipmentNumber: reading.text(w06, 4),
    shippedAt,
    parties,
    dates,
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    carrier: warehouseCarrier(reading, rest),
    lines,
  };
}

function advisedLine(
  reading: SetReading,
  unit: Pick<EdiAdvisedLine, 'part' | 'marks'>,
  item: readonly X12Segment[],
  position: number,
): EdiAdvisedLine {
  const [w12] = item;
  const ownMarks = marksOf(reading, item);
  const references = referencesOf(reading, item);
  const statusCode = reading.text(w12, 1);
  const substituted = statusCode === 'IS';
  const productIds = warehouseProductIds(reading, w12, 6, substituted ? [7, 21] : [7, 17, 21]);
  if (w12 !== undefined) needProduct(reading, w12, 8, productIds);
  return {
    position,
    part: unit.part,
    statusCode,
    orderedQuantity: reading.quantity(w12, 2, 5),
    shippedQuantity:
      w12 === undefined ? undefined : reading.needQuantity(w12, 3, 5, 'the quantity shipped'),
    differenceQuantity: reading.quantity(w12, 4, 5),
    reasonCode: reading.text(w12, 19),
    productIds,
    orderedProductIds: substituted && w12 !== undefined ? productIdsOf(reading, w12, 17, 19) : [],
    description: descriptionOf(reading, item),
    lot: reading.text(w12, 9) ?? lotOf(references, productIds),
    references,
    marks: ownMarks.length === 0 ? unit.marks : ownMarks,
  };
}
