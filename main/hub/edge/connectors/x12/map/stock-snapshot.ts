import type { X12Segment } from '../read/segment.ts';
import { datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import { checkLineCount } from './line-count.ts';
import { all, first, loopsOf, summaryOf } from './loops.ts';
import { meaningIn } from './meaning.ts';
import type { EdiMoment } from './moment.ts';
import { destinationsOf } from './order.ts';
import type { EdiDestination } from './order.ts';
import { partiesOf, TRADE_PARTY } from './party.ts';
import type { EdiParty } from './party.ts';
import { descriptionOf, needProduct, productIdsOf, productNumber } from './product.ts';
import type { EdiProductId } from './product.ts';
import { purposeOf } from './purpose.ts';
import type { EdiPurpose } from './purpose.ts';
import type { EdiQuantity } from './quantity.ts';
import { referencesOf, referenceValue } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/** 846 Inventory Inquiry/Advice: what lies where, by whoever keeps it. */
export interface EdiStockSnapshot {
  kind: 'stockSnapshot';
  purpose: EdiPurpose;
  /** BIA02, element 755: `SI` seller's inventory, `DD` distributor's … An inquiry asks, and reports nothing. */
  reportType: string | undefined;
  /** BIA03. */
  reportNumber: string;
  /** BIA04 and BIA05: what the counts are true for. */
  asOf: EdiMoment | undefined;
  /** Places of the whole report (`WH`, `SF`, `SE` …). */
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  lines: EdiStockLine[];
}

export interface EdiStockLine {
  /** Counts the lines of the document from 1. */
  position: number;
  lineId: string | undefined;
  productIds: EdiProductId[];
  description: string | undefined;
  lot: string | undefined;
  dates: EdiDate[];
  references: EdiReference[];
  /** Places of this line; without any, those of the report are meant. */
  parties: EdiParty[];
  quantities: EdiStockQuantity[];
  /** SDQ: quantities by place, of a kind that the document does not name. */
  byPlace: EdiDestination[];
}

export interface EdiStockQuantity {
  /** QTY01, element 673. */
  qualifier: string;
  state: EdiStockState;
  quantity: EdiQuantity;
  /** Where these lie, if the document says so of this quantity alone. */
  place: EdiParty | undefined;
  /** Of this quantity: when an incoming one is expected, since when one is held. */
  dates: EdiDate[];
}

export type EdiStockState =
  | 'onHand'
  | 'available'
  | 'onOrder'
  | 'backordered'
  | 'onHold'
  | 'unusable'
  | 'other';

/** Element 673: the qualifiers whose meaning for a stock position is beyond doubt. */
const STOCK_STATE: Readonly<Record<string, EdiStockState>> = {
  '17': 'onHand',
  '20': 'unusable',
  '33': 'available',
  '63': 'onOrder',
  BQ: 'backordered',
  QH: 'onHold',
};

/** Maps an 846. */
export function mapStockSnapshot(reading: SetReading): EdiStockSnapshot {
  const { detail, summary } = summaryOf(reading.body, ['CTT']);
  const { head, loops } = loopsOf(detail, 'LIN');
  const bia = reading.needSegment(head, 'BIA', 'so no number and no time of the report');
  const { parties, rest } = partiesOf(reading, head, TRADE_PARTY);
  reading.needSegment(detail, 'LIN', 'so the report has no line');
  checkLineCount(reading, summary, loops.length, 'LIN lines');
  const asOf = reading.moment(bia, { date: 4, time: 5 });
  if (bia !== undefined && asOf === undefined) reading.missing(bia, 4, 'the date of the report');
  return {
    kind: 'stockSnapshot',
    purpose: purposeOf(reading.text(bia, 1)),
    reportType: reading.text(bia, 2),
    reportNumber: reading.need(bia, 3, 'the report number'),
    asOf,
    parties,
    dates: datesOf(reading, rest),
    references: referencesOf(reading, rest),
    lines: loops.map((loop, index) => stockLine(reading, loop, index + 1)),
  };
}

function stockLine(
  reading: SetReading,
  loop: readonly X12Segment[],
  position: number,
): EdiStockLine {
  const [lin] = loop;
  const { head } = loopsOf(loop, 'QTY');
  const { rest } = partiesOf(reading, head, TRADE_PARTY);
  const productIds = lin === undefined ? [] : productIdsOf(reading, lin, 2);
  const references = referencesOf(reading, rest);
  const { parties, quantities } = quantitiesOf(reading, loop);
  const byPlace = all(rest, 'SDQ').flatMap((sdq) => destinationsOf(reading, sdq));
  if (lin !== undefined) {
    needProduct(reading, lin, 3, productIds);
    if (quantities.length + byPlace.length === 0) {
      reading.note(lin, 0, 'segment.missing', 'blocking', 'the line has no quantity (QTY)');
    }
  }
  return {
    position,
    lineId: reading.text(lin, 1),
    productIds,
    description: descriptionOf(reading, rest),
    lot: referenceValue(references, 'LT') ?? productNumber(productIds, 'LT'),
    dates: datesOf(reading, rest),
    references,
    parties,
    quantities,
    byPlace,
  };
}

/** Element 98: the roles in which a party is where stock lies, and not who owns or makes it. */
const PLACE_ROLES: readonly string[] = ['WH', 'SF', 'ST', 'SN'];

/**
 * The quantities of a line with their places. By the standard the N1 of one quantity stands in an LS loop of that QTY, and
 * the line's N1 after its quantities; some senders write N1 and then the quantities that lie there. So an N1 inside LS
 * wins, and else the order says: where a place comes first, quantities belong to the place before them, else to the one
 * after them.
 */
function quantitiesOf(
  reading: SetReading,
  loop: readonly X12Segment[],
): Pick<EdiStockLine, 'parties' | 'quantities'> {
  const { head, loops } = loopsOf(loop, 'QTY');
  const before = partiesOf(reading, head, TRADE_PARTY).parties;
  const parts = loops.map((part) => quantityPart(reading, part));
  const isPlace = (party: EdiParty) => PLACE_ROLES.includes(party.role);
  let here = before.findLast(isPlace);
  if (here !== undefined) {
    for (const part of parts) {
      part.place ??= here;
      here = part.after.findLast(isPlace) ?? here;
    }
  } else {
    for (const part of parts.toReversed()) {
      here = part.after.find(isPlace) ?? here;
      part.place ??= here;
    }
  }
  return {
    parties: [...before, ...parts.flatMap((part) => part.after)],
    quantities: parts.flatMap(({ stated, place }) =>
      stated === undefined ? [] : [{ ...stated, place }],
    ),
  };
}

interface QuantityPart {
  stated: Omit<EdiStockQuantity, 'place'> | undefined;
  place: EdiParty | undefined;
  /** Parties between this quantity and the next. */
  after: EdiParty[];
}

function quantityPart(reading: SetReading, part: readonly X12Segment[]): QuantityPart {
  const start = part.findIndex((segment) => segment.id === 'LS');
  const end = part.findIndex((segment) => segment.id === 'LE');
  const from = start === -1 ? part.length : start;
  const to = end === -1 ? part.length : end;
  const { parties: after, rest } = partiesOf(
    reading,
    [...part.slice(0, from), ...part.slice(to)],
    TRADE_PARTY,
  );
  const place = partiesOf(reading, part.slice(from, to), TRADE_PARTY).parties.at(0);
  return { stated: stockQuantity(reading, rest), place, after };
}

function stockQuantity(reading: SetReading, rest: readonly X12Segment[]): QuantityPart['stated'] {
  const qty = first(rest, 'QTY');
  if (qty === undefined) return undefined;
  const quantity = reading.needQuantity(qty, 2, 3, 'the quantity');
  if (quantity === undefined) return undefined;
  const qualifier = reading.need(qty, 1, 'what the quantity is of');
  return {
    qualifier,
    state: meaningIn(STOCK_STATE, qualifier) ?? 'other',
    quantity,
    dates: datesOf(reading, rest),
  };
}
