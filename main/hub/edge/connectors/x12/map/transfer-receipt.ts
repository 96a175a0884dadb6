import type { X12Segment } from '../read/segment.ts';
import { warehouseCarrier } from './carrier.ts';
import type { EdiCarrier } from './carrier.ts';
import { datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import { all, loopsOf, summaryOf } from './loops.ts';
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

/** 944 Warehouse Stock Transfer Receipt Advice: what arrived of a transfer, and in which condition. */
export interface EdiTransferReceipt {
  kind: 'transferReceipt';
  /** W1701, element 514: `N` no exceptions, `F` full detail, `X` exceptions only … */
  reportingCode: string | undefined;
  /** W1703: the receiving warehouse's number. */
  receiptNumber: string;
  /** W1704: the transfer order's number. */
  orderNumber: string | undefined;
  /** W1705. */
  shipmentNumber: string | undefined;
  /** W1702, with the time of W1707. */
  receivedAt: EdiMoment | undefined;
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  carrier: EdiCarrier | undefined;
  lines: EdiReceivedLine[];
}

export interface EdiReceivedLine {
  /** Counts the lines of the document from 1. */
  position: number;
  /** W0701: shipping units received. */
  receivedQuantity: EdiQuantity | undefined;
  productIds: EdiProductId[];
  description: string | undefined;
  lot: string | undefined;
  references: EdiReference[];
  /** W13: parts of the quantity that were not as advised. */
  exceptions: EdiReceiptException[];
}

export interface EdiReceiptException {
  condition: EdiReceivingCondition;
  /** W1303, element 412. */
  code: string;
  quantity: EdiQuantity | undefined;
  lot: string | undefined;
  /** W1305, element 853: why goods are damaged. */
  reasonCode: string | undefined;
}

export type EdiReceivingCondition =
  | 'damaged'
  | 'short'
  | 'over'
  | 'quality'
  | 'wrongProduct'
  | 'good'
  | 'rejected'
  | 'onHold'
  | 'scrapped'
  | 'other';

/** Element 412. */
const CONDITION: Readonly<Record<string, EdiReceivingCondition>> = {
  '01': 'damaged',
  '02': 'short',
  '03': 'over',
  '04': 'quality',
  '05': 'wrongProduct',
  '06': 'other',
  '07': 'good',
  '08': 'rejected',
  '09': 'onHold',
  '10': 'scrapped',
  '11': 'other',
  '12': 'over',
  '13': 'other',
  '14': 'other',
  '16': 'other',
};

/** Maps a 944. */
export function mapTransferReceipt(reading: SetReading): EdiTransferReceipt {
  const { detail, summary } = summaryOf(reading.body, ['W14']);
  const { head, loops } = loopsOf(detail, 'W07');
  const w17 = reading.needSegment(head, 'W17', 'so no transfer that was received');
  const { parties, rest } = partiesOf(reading, head, WAREHOUSE_PARTY);
  const receivedAt = reading.moment(w17, { date: 2, time: 7 });
  if (w17 !== undefined && receivedAt === undefined) reading.missing(w17, 2, 'the date of receipt');
  const orderNumber = reading.text(w17, 4);
  const shipmentNumber = reading.text(w17, 5);
  if (w17 !== undefined && orderNumber === undefined && shipmentNumber === undefined) {
    reading.missing(w17, 4, 'a number of the order or the shipment');
  }
  const lines = loops.map((loop, index) => receivedLine(reading, loop, index + 1));
  checkUnitTotal(
    reading,
    summary,
    'W14',
    lines.map((line) => line.receivedQuantity),
  );
  return {
    kind: 'transferReceipt',
    reportingCode: reading.text(w17, 1),
    receiptNumber: reading.need(w17, 3, 'the receipt number'),
    orderNumber,
    shipmentNumber,
    receivedAt,
    parties,
    dates: datesOf(reading, rest),
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    carrier: warehouseCarrier(reading, rest),
    lines,
  };
}

function receivedLine(
  reading: SetReading,
  loop: readonly X12Segment[],
  position: number,
): EdiReceivedLine {
  // References after a W13 are of the exception; those of the line come before it.
  const { head } = loopsOf(loop, 'W13');
  const [w07] = head;
  const references = referencesOf(reading, head);
  const productIds = warehouseProductIds(reading, w07, 3, [4, 6, 10]);
  if (w07 !== undefined) needProduct(reading, w07, 5, productIds);
  return {
    position,
    receivedQuantity:
      w07 === undefined ? undefined : reading.needQuantity(w07, 1, 2, 'the quantity received'),
    productIds,
    description: descriptionOf(reading, head),
    lot: reading.text(w07, 8) ?? lotOf(references, productIds),
    references,
    exceptions: all(loop, 'W13').map((w13) => ({
      condition: reading.known(w13, 3, CONDITION, 'the receiving condition') ?? 'other',
      code: reading.need(w13, 3, 'the receiving condition'),
      quantity: reading.needQuantity(w13, 1, 2, 'the quantity of the exception'),
      lot: reading.text(w13, 4),
      reasonCode: reading.text(w13, 5),
    })),
  };
}
