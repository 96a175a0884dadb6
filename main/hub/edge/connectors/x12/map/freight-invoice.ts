import type { X12Segment } from '../read/segment.ts';
import { datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import { all, first, loopsOf, summaryOf } from './loops.ts';
import type { EdiMoment } from './moment.ts';
import { FREIGHT_PARTY, partiesOf } from './party.ts';
import type { EdiParty } from './party.ts';
import { notesOf, referencesOf } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/** 210 Motor Carrier Freight Details and Invoice. All amounts are minor units of the document's currency. */
export interface EdiFreightInvoice {
  kind: 'freightInvoice';
  /** B302. */
  invoiceNumber: string;
  /** B303: the number that the shipper gave the shipment. */
  shipmentNumber: string | undefined;
  /** B304, element 146: `PP` prepaid, `CC` collect, `TP` third party … */
  paymentMethod: string | undefined;
  /** B308, element 202: the invoice corrects one sent before. */
  correctionCode: string | undefined;
  invoicedAt: EdiMoment | undefined;
  /** B309 where B310 says `035`, delivered; else see `dates`. */
  deliveredAt: EdiMoment | undefined;
  /** B311: SCAC. */
  carrier: string | undefined;
  currency: string | undefined;
  /** B307: what is to be paid. */
  totalMinor: number | undefined;
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  lines: EdiFreightLine[];
}

export interface EdiFreightLine {
  /** LX01. */
  lineId: string | undefined;
  description: string | undefined;
  references: EdiReference[];
  charges: EdiFreightCharge[];
}

/** One charge of a line (L1); discounts are negative. */
export interface EdiFreightCharge {
  /** L108, element 150: `FUE` fuel, `DSC` discount … Undefined for the freight itself. */
  code: string | undefined;
  /** L102 and L103: the rate in millionths of the major unit and what it is for (element 122). */
  rateMicro: number | undefined;
  rateBasis: string | undefined;
  /** L104. */
  amountMinor: number | undefined;
  description: string | undefined;
}

/** Maps a 210. */
export function mapFreightInvoice(reading: SetReading): EdiFreightInvoice {
  const { detail, summary } = summaryOf(reading.body, ['L3']);
  const { head, loops } = loopsOf(detail, 'LX');
  const b3 = reading.needSegment(head, 'B3', 'so neither a number nor an amount of the invoice');
  const currency = reading.text(first(head, 'C3'), 1);
  if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) reading.currency = currency;
  const { parties, rest } = partiesOf(reading, head, [...FREIGHT_PARTY, 'N9']);
  const invoicedAt = reading.moment(b3, { date: 6 });
  if (b3 !== undefined && invoicedAt === undefined) reading.missing(b3, 6, 'the invoice date');
  if (b3 !== undefined && reading.text(b3, 7) === undefined)
    reading.missing(b3, 7, 'the amount due');
  const delivered = reading.moment(b3, { date: 9 });
  const totalMinor = reading.impliedMinor(b3, 7);
  const lines = loops.map((loop) => freightLine(reading, loop));
  checkTotal(reading, b3, summary, totalMinor, lines);
  return {
    kind: 'freightInvoice',
    invoiceNumber: reading.need(b3, 2, 'the invoice number'),
    shipmentNumber: reading.text(b3, 3),
    paymentMethod: reading.text(b3, 4),
    correctionCode: reading.text(b3, 8),
    invoicedAt,
    deliveredAt: reading.text(b3, 10) === '035' ? delivered : undefined,
    carrier: reading.text(b3, 11),
    currency: reading.currency,
    totalMinor,
    parties,
    dates: datesOf(reading, rest),
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    lines,
  };
}

function freightLine(reading: SetReading, loop: readonly X12Segment[]): EdiFreightLine {
  // Within a line an N1 (another shipper or consignee) and what follows it describe the parcel, not the charge.
  const { rest } = partiesOf(reading, loop, [...FREIGHT_PARTY, 'N9']);
  const words = all(rest, 'L5')
    .map((l5) => reading.text(l5, 2))
    .filter((text) => text !== undefined);
  return {
    lineId: reading.text(first(loop, 'LX'), 1),
    description: words.length === 0 ? undefined : words.join(' '),
    references: referencesOf(reading, rest),
    charges: all(rest, 'L1').map((l1) => ({
      code: reading.text(l1, 8),
      rateMicro: reading.priceMicro(l1, 2),
      rateBasis: reading.text(l1, 3),
      amountMinor: reading.impliedMinor(l1, 4),
      description: reading.text(l1, 12),
    })),
  };
}

/** Notes where the charges do not add up to the amount due. Charges without an amount leave it open. */
function checkTotal(
  reading: SetReading,
  b3: X12Segment | undefined,
  summary: readonly X12Segment[],
  totalMinor: number | undefined,
  lines: readonly EdiFreightLine[],
): void {
  const ofSummary = reading.impliedMinor(first(summary, 'L3'), 5);
  if (b3 === undefined || totalMinor === undefined) return;
  const amounts = lines.flatMap((line) => line.charges.map((charge) => charge.amountMinor));
  const known = amounts.filter((amount) => amount !== undefined);
  const sum = known.reduce((before, amount) => before + amount, 0);
  const complete = known.length > 0 && known.length === amounts.length;
  if (ofSummary !== undefined && ofSummary !== totalMinor) {
    const message = `B307 is ${totalMinor}, L305 is ${ofSummary}`;
    reading.note(b3, 7, 'count.differs', 'doubtful', message);
  } else if (complete && sum !== totalMinor) {
    const message = `the amount due is ${totalMinor}, the charges are ${sum}`;
    reading.note(b3, 7, 'count.differs', 'doubtful', message);
  }
}
