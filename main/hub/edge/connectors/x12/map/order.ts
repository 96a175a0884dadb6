import type { X12Segment } from '../read/segment.ts';
import { tradeCarrier } from './carrier.ts';
import type { EdiCarrier } from './carrier.ts';
import { datesOf, qualifiedDate } from './date.ts';
import type { EdiDate } from './date.ts';
import { checkLineCount, readCurrency } from './line-count.ts';
import { all, loopsOf, summaryOf } from './loops.ts';
import type { EdiMoment } from './moment.ts';
import { partiesOf, TRADE_PARTY } from './party.ts';
import type { EdiParty } from './party.ts';
import { descriptionOf, needProduct, productIdsOf } from './product.ts';
import type { EdiProductId } from './product.ts';
import { purposeOf } from './purpose.ts';
import type { EdiPurpose } from './purpose.ts';
import type { EdiQuantity } from './quantity.ts';
import { notesOf, referencesOf } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/** 850 Purchase Order: what a customer orders, by the customer's numbers. */
export interface EdiOrder {
  kind: 'order';
  purpose: EdiPurpose;
  /** BEG02, element 92: `SA` stand-alone, `NE` new, `BK` blanket, `RL` release … */
  orderType: string | undefined;
  /** BEG03: the number that the ERP's own event must bring. */
  orderNumber: string;
  releaseNumber: string | undefined;
  contractNumber: string | undefined;
  orderedAt: EdiMoment | undefined;
  currency: string | undefined;
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  carrier: EdiCarrier | undefined;
  lines: EdiOrderLine[];
  /** AMT of the summary in minor units, by element 522: `TT` total of the order. */
  totals: { qualifier: string; minor: number }[];
}

export interface EdiOrderLine {
  /** Counts the lines of the document from 1. */
  position: number;
  /** PO101, the partner's own line number. */
  lineId: string | undefined;
  /** PO102; of a line with schedules or destinations alone, undefined. */
  quantity: EdiQuantity | undefined;
  /** PO104 in millionths of the major unit, for the basis beside it (element 639: `PE` each, `HP` hundred …). */
  unitPriceMicro: number | undefined;
  priceBasis: string | undefined;
  productIds: EdiProductId[];
  description: string | undefined;
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  /** Places of this line alone; else those of the document are meant. */
  parties: EdiParty[];
  /** SCH: parts of the quantity, each with its dates. */
  schedule: { quantity: EdiQuantity | undefined; dates: EdiDate[] }[];
  /** SDQ: how the quantity divides over stores or sites of the customer. */
  destinations: EdiDestination[];
  /** SLN: what a kit or pack is made of. */
  components: EdiComponent[];
}

/** A part of a line's quantity for one place, by the qualifier of the place's number (element 66). */
export interface EdiDestination {
  qualifier: string;
  id: string;
  quantity: EdiQuantity;
}

export interface EdiComponent {
  lineId: string | undefined;
  /** SLN03, element 662: `I` included, `A` add, `S` substituted. */
  relation: string | undefined;
  quantity: EdiQuantity | undefined;
  unitPriceMicro: number | undefined;
  productIds: EdiProductId[];
}

/** Maps an 850. */
export function mapOrder(reading: SetReading): EdiOrder {
  const { detail, summary } = summaryOf(reading.body, ['CTT']);
  const { head, loops } = loopsOf(detail, 'PO1');
  const beg = reading.needSegment(head, 'BEG', 'so neither a number nor a date of the order');
  const currency = readCurrency(reading, [...head, ...detail]);
  const { parties, rest } = partiesOf(reading, head, TRADE_PARTY);
  reading.needSegment(detail, 'PO1', 'so the order has no line');
  checkLineCount(reading, summary, loops.length, 'PO1 lines');
  return {
    kind: 'order',
    purpose: purposeOf(reading.text(beg, 1)),
    orderType: reading.text(beg, 2),
    orderNumber: reading.need(beg, 3, 'the purchase order number'),
    releaseNumber: reading.text(beg, 4),
    contractNumber: reading.text(beg, 6),
    orderedAt: reading.moment(beg, { date: 5 }),
    currency,
    parties,
    dates: datesOf(reading, rest),
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    carrier: tradeCarrier(reading, rest),
    lines: loops.map((loop, index) => checkedLine(reading, loop, index + 1)),
    totals: all(summary, 'AMT').flatMap((amt) => {
      const minor = reading.amountMinor(amt, 2);
      return minor === undefined ? [] : [{ qualifier: reading.text(amt, 1) ?? '', minor }];
    }),
  };
}

/** An order's line says what and how many; a confirmation may refer to the line by its number alone. */
function checkedLine(
  reading: SetReading,
  loop: readonly X12Segment[],
  position: number,
): EdiOrderLine {
  const line = orderLine(reading, loop, position);
  const [po1] = loop;
  if (po1 === undefined) return line;
  needProduct(reading, po1, 7, line.productIds);
  if (line.schedule.length + line.destinations.length === 0 && reading.text(po1, 2) === undefined) {
    reading.missing(po1, 2, 'the quantity');
  }
  return line;
}

/** A PO1 loop; the 855 repeats it. */
export function orderLine(
  reading: SetReading,
  loop: readonly X12Segment[],
  position: number,
): EdiOrderLine {
  const { head, loops: sublines } = loopsOf(loop, 'SLN');
  const { parties, rest } = partiesOf(reading, head, TRADE_PARTY);
  const [po1] = head;
  const productIds = po1 === undefined ? [] : productIdsOf(reading, po1, 6);
  return {
    position,
    lineId: reading.text(po1, 1),
    quantity: reading.quantity(po1, 2, 3),
    unitPriceMicro: reading.priceMicro(po1, 4),
    priceBasis: reading.text(po1, 5),
    productIds,
    description: descriptionOf(reading, rest),
    dates: datesOf(reading, rest),
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    parties,
    schedule: all(rest, 'SCH').map((sch) => ({
      quantity: reading.quantity(sch, 1, 2),
      dates: [
        ...qualifiedDate(reading, sch, 5, { date: 6, time: 7 }),
        ...qualifiedDate(reading, sch, 8, { date: 9, time: 10 }),
      ],
    })),
    destinations: all(rest, 'SDQ').flatMap((sdq) => destinationsOf(reading, sdq)),
    components: sublines.map((subline) => component(reading, subline)),
  };
}

/** SDQ: one unit and one kind of place number, then pairs of place and quantity. */
export function destinationsOf(reading: SetReading, sdq: X12Segment): EdiDestination[] {
  const found: EdiDestination[] = [];
  for (let n = 3; n + 1 < sdq.elements.length && n <= 21; n += 2) {
    const id = reading.text(sdq, n);
    const quantity = reading.quantity(sdq, n + 1, 1);
    if (id !== undefined && quantity !== undefined) {
      found.push({ qualifier: reading.text(sdq, 2) ?? '', id, quantity });
    }
  }
  return found;
}

function component(reading: SetReading, loop: readonly X12Segment[]): EdiComponent {
  const [sln] = loop;
  return {
    lineId: reading.text(sln, 1),
    relation: reading.text(sln, 3),
    quantity: reading.quantity(sln, 4, 5),
    unitPriceMicro: reading.priceMicro(sln, 6),
    productIds: sln === undefined ? [] : productIdsOf(reading, sln, 9),
  };
}
