import type { X12Segment } from '../read/segment.ts';
import { datesOf, qualifiedDate } from './date.ts';
import type { EdiDate } from './date.ts';
import { checkLineCount, readCurrency } from './line-count.ts';
import { all, loopsOf, summaryOf } from './loops.ts';
import type { EdiMoment } from './moment.ts';
import { orderLine } from './order.ts';
import type { EdiOrderLine } from './order.ts';
import { partiesOf, TRADE_PARTY } from './party.ts';
import type { EdiParty } from './party.ts';
import { productIdsOf } from './product.ts';
import type { EdiProductId } from './product.ts';
import { purposeOf } from './purpose.ts';
import type { EdiPurpose } from './purpose.ts';
import type { EdiQuantity } from './quantity.ts';
import { notesOf, referencesOf } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/** 855 Purchase Order Acknowledgment: what a supplier says to an order of ours. */
export interface EdiOrderConfirmation {
  kind: 'orderConfirmation';
  purpose: EdiPurpose;
  /** Of the order as a whole (BAK02); a `changed` order says what changed in its lines. */
  answer: EdiAnswer | undefined;
  answerCode: string | undefined;
  /** BAK03: our purchase order. */
  orderNumber: string;
  orderedAt: EdiMoment | undefined;
  /** BAK08: the supplier's number for it. */
  supplierReference: string | undefined;
  confirmedAt: EdiMoment | undefined;
  currency: string | undefined;
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  lines: EdiConfirmationLine[];
}

export type EdiAnswer = 'accepted' | 'changed' | 'backordered' | 'held' | 'rejected';

export interface EdiConfirmationLine extends EdiOrderLine {
  /** ACK, in their order; empty where the supplier only repeats the line. Several speak of parts of the quantity. */
  answers: EdiLineAnswer[];
}

export interface EdiLineAnswer {
  answer: EdiAnswer | undefined;
  /** ACK01, element 668. */
  code: string;
  quantity: EdiQuantity | undefined;
  dates: EdiDate[];
  /** What is sent instead, or other numbers of the same thing. */
  productIds: EdiProductId[];
  /** ACK29, a code of the industry's own. */
  reason: string | undefined;
}

/** Element 587. */
const ORDER_ANSWER: Readonly<Record<string, EdiAnswer>> = {
  AC: 'changed',
  AD: 'accepted',
  AE: 'changed',
  AH: 'held',
  AK: 'accepted',
  AT: 'accepted',
  RD: 'rejected',
  RF: 'rejected',
  RJ: 'rejected',
  RO: 'rejected',
};

/** Element 668. A partial shipment with the balance on back order (BP) is a back order: part of it will be late. */
const LINE_ANSWER: Readonly<Record<string, EdiAnswer>> = {
  AA: 'accepted',
  AC: 'accepted',
  AR: 'accepted',
  BP: 'backordered',
  DR: 'changed',
  IA: 'accepted',
  IB: 'backordered',
  IC: 'changed',
  ID: 'rejected',
  IE: 'accepted',
  IF: 'held',
  IH: 'held',
  IP: 'changed',
  IQ: 'changed',
  IR: 'rejected',
  IS: 'changed',
  IW: 'held',
  R1: 'rejected',
  R2: 'rejected',
  R3: 'rejected',
  R4: 'rejected',
  R5: 'rejected',
  R6: 'rejected',
  R7: 'rejected',
  R8: 'rejected',
  R9: 'rejected',
  SP: 'accepted',
};

/** Maps an 855. */
export function mapOrderConfirmation(reading: SetReading): EdiOrderConfirmation {
  const { detail, summary } = summaryOf(reading.body, ['CTT']);
  const { head, loops } = loopsOf(detail, 'PO1');
  const bak = reading.needSegment(head, 'BAK', 'so no order that this answers');
  const currency = readCurrency(reading, [...head, ...detail]);
  const { parties, rest } = partiesOf(reading, head, TRADE_PARTY);
  checkLineCount(reading, summary, loops.length, 'PO1 lines');
  return {
    kind: 'orderConfirmation',
    purpose: purposeOf(reading.text(bak, 1)),
    answer: reading.known(bak, 2, ORDER_ANSWER, 'the acknowledgment type'),
    answerCode: reading.text(bak, 2),
    orderNumber: reading.need(bak, 3, 'the purchase order number'),
    orderedAt: reading.moment(bak, { date: 4 }),
    supplierReference: reading.text(bak, 8),
    confirmedAt: reading.moment(bak, { date: 9 }),
    currency,
    parties,
    dates: datesOf(reading, rest),
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    lines: loops.map((loop, index) => ({
      ...orderLine(reading, loop, index + 1),
      answers: all(loop, 'ACK').map((ack) => lineAnswer(reading, ack)),
    })),
  };
}

function lineAnswer(reading: SetReading, ack: X12Segment): EdiLineAnswer {
  return {
    answer: reading.known(ack, 1, LINE_ANSWER, 'the line status'),
    code: reading.need(ack, 1, 'the line status'),
    quantity: reading.quantity(ack, 2, 3),
    dates: qualifiedDate(reading, ack, 4, { date: 5 }),
    // ACK07 to ACK26; ACK27 to ACK29 are the industry code with its agency and source.
    productIds: productIdsOf(reading, ack, 7, 27),
    reason: reading.text(ack, 29),
  };
}
