import type { X12Segment } from '../read/segment.ts';
import { datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import { checkLineCount, readCurrency } from './line-count.ts';
import { all, first, loopsOf, summaryOf } from './loops.ts';
import type { EdiMoment } from './moment.ts';
import { partiesOf, TRADE_PARTY } from './party.ts';
import type { EdiParty } from './party.ts';
import { descriptionOf, productIdsOf, productNumber } from './product.ts';
import type { EdiProductId } from './product.ts';
import { purposeOf } from './purpose.ts';
import type { EdiPurpose } from './purpose.ts';
import type { EdiQuantity } from './quantity.ts';
import { notesOf, referencesOf, referenceValue } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/** 810 Invoice: what a supplier asks to be paid. All amounts are minor units of the document's currency. */
export interface EdiInvoice {
  kind: 'invoice';
  purpose: EdiPurpose;
  /** BIG07 is `CR` or `CN`: the amounts are owed to us. */
  isCredit: boolean;
  /** BIG07, element 640. */
  typeCode: string | undefined;
  /** BIG02. */
  invoiceNumber: string;
  invoicedAt: EdiMoment | undefined;
  /** BIG04; of an invoice for several orders the lines name theirs. */
  orderNumber: string | undefined;
  orderedAt: EdiMoment | undefined;
  releaseNumber: string | undefined;
  /** CUR02; undefined where the document leaves it to the agreement. Then minor units are hundredths. */
  currency: string | undefined;
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  terms: EdiTerms[];
  lines: EdiInvoiceLine[];
  /** TDS01: the invoice's total before terms discount. */
  totalMinor: number | undefined;
  /** TDS02 to TDS04: what a discount is counted on, the total less discount, the discount. */
  discountBaseMinor: number | undefined;
  discountedTotalMinor: number | undefined;
  discountMinor: number | undefined;
  /** Of the whole invoice. Some senders repeat the lines' charges here: the total decides whether they count twice. */
  charges: EdiCharge[];
  taxes: EdiTax[];
}

export interface EdiInvoiceLine {
  /** Counts the lines of the document from 1. */
  position: number;
  /** IT101: the order's line number, where the sender keeps it. */
  lineId: string | undefined;
  /** Of an invoice for several orders; else the invoice's own is meant. */
  orderNumber: string | undefined;
  quantity: EdiQuantity | undefined;
  /** IT104 in millionths of the major unit, for the basis beside it (element 639). */
  unitPriceMicro: number | undefined;
  priceBasis: string | undefined;
  productIds: EdiProductId[];
  description: string | undefined;
  dates: EdiDate[];
  references: EdiReference[];
  parties: EdiParty[];
  charges: EdiCharge[];
  taxes: EdiTax[];
}

/** An allowance or charge (SAC). */
export interface EdiCharge {
  /** SAC01: an allowance lowers, a charge raises; the others are information. */
  effect: 'allowance' | 'charge' | 'none';
  /** SAC02, element 1300: `D240` freight, `H850` tax … or the agency's own code of SAC04. */
  code: string | undefined;
  /** SAC05, not negative but where the sender writes it so. */
  amountMinor: number | undefined;
  description: string | undefined;
}

/** A tax (TXI). */
export interface EdiTax {
  /** Element 963: `ST` state sales, `GS` goods and services … */
  typeCode: string | undefined;
  amountMinor: number | undefined;
}

/** Terms of payment (ITD). */
export interface EdiTerms {
  typeCode: string | undefined;
  /** ITD03 in hundredths of a percent. */
  discountBasisPoints: number | undefined;
  discountDays: number | undefined;
  netDays: number | undefined;
  netDueAt: EdiMoment | undefined;
  description: string | undefined;
}

/** Element 640: credit memo, credit invoice. */
const CREDIT_TYPES: readonly string[] = ['CR', 'CN'];

/** Maps an 810. */
export function mapInvoice(reading: SetReading): EdiInvoice {
  const { detail, summary } = summaryOf(reading.body, ['TDS']);
  const { head, loops } = loopsOf(detail, 'IT1');
  const big = reading.needSegment(head, 'BIG', 'so no number and no date of the invoice');
  const currency = readCurrency(reading, [...head, ...detail]);
  const { parties, rest } = partiesOf(reading, head, TRADE_PARTY);
  const tds = reading.needSegment(summary, 'TDS', 'so no total of the invoice');
  checkLineCount(reading, summary, loops.length, 'IT1 lines');
  const invoicedAt = reading.moment(big, { date: 1 });
  if (big !== undefined && invoicedAt === undefined) reading.missing(big, 1, 'the invoice date');
  const typeCode = reading.text(big, 7);
  if (tds !== undefined && reading.text(tds, 1) === undefined) reading.missing(tds, 1, 'the total');
  return {
    kind: 'invoice',
    purpose: purposeOf(reading.text(big, 8)),
    isCredit: typeCode !== undefined && CREDIT_TYPES.includes(typeCode),
    typeCode,
    invoiceNumber: reading.need(big, 2, 'the invoice number'),
    invoicedAt,
    orderNumber: reading.text(big, 4),
    orderedAt: reading.moment(big, { date: 3 }),
    releaseNumber: reading.text(big, 5),
    currency,
    parties,
    dates: datesOf(reading, rest),
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    terms: all(rest, 'ITD').map((itd) => termsOf(reading, itd)),
    lines: loops.map((loop, index) => invoiceLine(reading, loop, index + 1)),
    totalMinor: reading.impliedMinor(tds, 1),
    discountBaseMinor: reading.impliedMinor(tds, 2),
    discountedTotalMinor: reading.impliedMinor(tds, 3),
    discountMinor: reading.impliedMinor(tds, 4),
    charges: chargesOf(reading, [...rest, ...summary]),
    taxes: taxesOf(reading, [...rest, ...summary]),
  };
}

function invoiceLine(
  reading: SetReading,
  loop: readonly X12Segment[],
  position: number,
): EdiInvoiceLine {
  const { head } = loopsOf(loop, 'SLN');
  const { parties, rest } = partiesOf(reading, head, TRADE_PARTY);
  const it1 = first(rest, 'IT1');
  const productIds = it1 === undefined ? [] : productIdsOf(reading, it1, 6);
  const references = referencesOf(reading, rest);
  return {
    position,
    lineId: reading.text(it1, 1),
    orderNumber: productNumber(productIds, 'PO') ?? referenceValue(references, 'PO'),
    quantity: reading.quantity(it1, 2, 3),
    unitPriceMicro: reading.priceMicro(it1, 4),
    priceBasis: reading.text(it1, 5),
    productIds,
    description: descriptionOf(reading, rest),
    dates: datesOf(reading, rest),
    references,
    parties,
    charges: chargesOf(reading, rest),
    taxes: taxesOf(reading, rest),
  };
}

function chargesOf(reading: SetReading, segments: readonly X12Segment[]): EdiCharge[] {
  return all(segments, 'SAC').map((sac) => {
    const indicator = reading.text(sac, 1);
    return {
      effect: indicator === 'A' ? 'allowance' : indicator === 'C' ? 'charge' : 'none',
      code: reading.text(sac, 2) ?? reading.text(sac, 4),
      amountMinor: reading.impliedMinor(sac, 5),
      description: reading.text(sac, 15),
    };
  });
}

function taxesOf(reading: SetReading, segments: readonly X12Segment[]): EdiTax[] {
  return all(segments, 'TXI').map((txi) => ({
    typeCode: reading.text(txi, 1),
    amountMinor: reading.amountMinor(txi, 2),
  }));
}

function termsOf(reading: SetReading, itd: X12Segment): EdiTerms {
  const whole = (n: number) => reading.decimal(itd, n, 0, 'the number of days', 'doubtful');
  return {
    typeCode: reading.text(itd, 1),
    discountBasisPoints: reading.decimal(itd, 3, 2, 'the discount', 'doubtful'),
    discountDays: whole(5),
    netDays: whole(7),
    netDueAt: reading.moment(itd, { date: 6 }),
    description: reading.text(itd, 12),
  };
}
