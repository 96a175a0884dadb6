import type { X12Segment } from '../read/segment.ts';
import { tradeCarrier } from './carrier.ts';
import type { EdiCarrier } from './carrier.ts';
import { datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import { levelsOf, upwards } from './hierarchy.ts';
import type { HierarchyLevel } from './hierarchy.ts';
import { all, first, summaryOf } from './loops.ts';
import { marksOf } from './mark.ts';
import type { EdiMark } from './mark.ts';
import type { EdiMoment } from './moment.ts';
import { partiesOf, TRADE_PARTY } from './party.ts';
import type { EdiParty } from './party.ts';
import { descriptionOf, needProduct, productIdsOf, productNumber } from './product.ts';
import type { EdiProductId } from './product.ts';
import { purposeOf } from './purpose.ts';
import type { EdiPurpose } from './purpose.ts';
import { MICRO_PLACES } from './quantity.ts';
import type { EdiQuantity } from './quantity.ts';
import { referencesOf, referenceValue } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/** 856 Ship Notice/Manifest: what a supplier says is on the road to us. */
export interface EdiShipNotice {
  kind: 'shipNotice';
  purpose: EdiPurpose;
  /** BSN02. */
  shipmentNumber: string;
  notifiedAt: EdiMoment | undefined;
  carrier: EdiCarrier | undefined;
  /** Of the shipment: `shipped`, `deliveryEstimated` … */
  dates: EdiDate[];
  references: EdiReference[];
  parties: EdiParty[];
  /** TD102, with what is counted (TD101). */
  packageCount: EdiQuantity | undefined;
  /** TD107 with its unit. */
  weight: EdiQuantity | undefined;
  orders: EdiShippedOrder[];
  lines: EdiShippedLine[];
}

/** An order that goods of the shipment belong to (the O level). */
export interface EdiShippedOrder {
  /** PRF01: our purchase order. */
  orderNumber: string;
  releaseNumber: string | undefined;
  orderedAt: EdiMoment | undefined;
  references: EdiReference[];
  parties: EdiParty[];
}

export interface EdiShippedLine {
  /** Counts the items of the document from 1. */
  position: number;
  /** The purchase order of the level above, or what the item itself names. */
  orderNumber: string | undefined;
  /** LIN01 or SN101: the order's line. */
  lineId: string | undefined;
  quantity: EdiQuantity | undefined;
  /** SN105. */
  orderedQuantity: EdiQuantity | undefined;
  /** SN108, element 668. */
  statusCode: string | undefined;
  productIds: EdiProductId[];
  description: string | undefined;
  lot: string | undefined;
  dates: EdiDate[];
  references: EdiReference[];
  /** The handling units it travels in, outermost first where it lies in several; with quantities where it is divided. */
  packages: EdiPackage[];
}

export interface EdiPackage {
  /** T tare, P pack, Q subpack. */
  level: string;
  marks: EdiMark[];
  quantity: EdiQuantity | undefined;
  references: EdiReference[];
}

const PACKAGE_LEVELS: readonly string[] = ['T', 'P', 'Q'];

/** Levels below an item that describe what it is made of, not more goods. */
const COMPONENT_LEVELS: readonly string[] = ['F', 'K'];

/** Maps an 856 of any hierarchy (shipment, order, tare, pack, item; packs above or below items). */
export function mapShipNotice(reading: SetReading): EdiShipNotice {
  const { detail, summary } = summaryOf(reading.body, ['CTT']);
  const bsn = reading.needSegment(detail, 'BSN', 'so no number of the shipment');
  reading.needSegment(detail, 'HL', 'so nothing is shipped');
  const levels = levelsOf(reading, detail);
  const head = detail.slice(
    0,
    detail.findIndex((segment) => segment.id === 'HL'),
  );
  const shipment = levels.filter((level) => level.code === 'S').flatMap((level) => level.segments);
  const { parties, rest } = partiesOf(reading, shipment, TRADE_PARTY);
  const items = levels.filter(isItem);
  const above = toldAbove(reading);
  checkLevelCount(reading, summary, levels.length, items.length);
  const td1 = first(rest, 'TD1');
  const weight = reading.decimal(td1, 7, MICRO_PLACES, 'the weight', 'doubtful');
  const count = reading.decimal(td1, 2, MICRO_PLACES, 'the number of packages', 'doubtful');
  return {
    kind: 'shipNotice',
    purpose: purposeOf(reading.text(bsn, 1)),
    shipmentNumber: reading.need(bsn, 2, 'the shipment number'),
    notifiedAt: reading.moment(bsn, { date: 3, time: 4 }),
    carrier: tradeCarrier(reading, rest),
    dates: datesOf(reading, [...head, ...rest]),
    references: referencesOf(reading, [...head, ...rest]),
    parties,
    packageCount:
      count === undefined ? undefined : { micro: count, unit: reading.text(td1, 1) ?? '' },
    weight: weight === undefined ? undefined : { micro: weight, unit: reading.text(td1, 8) ?? '' },
    orders: levels
      .filter((level) => level.code === 'O')
      .map((level) => shippedOrder(reading, level)),
    lines: items.map((item, index) => shippedLine(reading, above, item, index + 1)),
  };
}

function isItem(level: HierarchyLevel): boolean {
  if (level.code === 'I') return true;
  return !COMPONENT_LEVELS.includes(level.code) && first(level.segments, 'LIN') !== undefined;
}

function shippedOrder(reading: SetReading, level: HierarchyLevel): EdiShippedOrder {
  const { parties, rest } = partiesOf(reading, level.segments, TRADE_PARTY);
  const prf = first(rest, 'PRF');
  if (prf === undefined) {
    const message = 'the order level names no purchase order (PRF)';
    reading.note(level.hl, 0, 'segment.missing', 'doubtful', message);
  }
  return {
    orderNumber: reading.need(prf, 1, 'the purchase order number'),
    releaseNumber: reading.text(prf, 2),
    orderedAt: reading.moment(prf, { date: 4 }),
    references: referencesOf(reading, rest),
    parties,
  };
}

/** What levels tell of the items below them. */
interface ToldAbove {
  orderNumber: (level: HierarchyLevel) => string | undefined;
  package: (level: HierarchyLevel) => EdiPackage;
}

/** Read once a level, not once an item: a pallet may tell as much as lies on it. */
function toldAbove(reading: SetReading): ToldAbove {
  return {
    orderNumber: onceALevel((level) => reading.text(first(level.segments, 'PRF'), 1)),
    package: onceALevel((level) => ({
      level: level.code,
      marks: marksOf(reading, level.segments),
      quantity: reading.quantity(first(level.segments, 'SN1'), 2, 3),
      references: referencesOf(reading, level.segments),
    })),
  };
}

function onceALevel<Told>(read: (level: HierarchyLevel) => Told): (level: HierarchyLevel) => Told {
  const known = new Map<HierarchyLevel, { told: Told }>();
  return (level) => {
    const { told } = known.get(level) ?? { told: read(level) };
    known.set(level, { told });
    return told;
  };
}

function shippedLine(
  reading: SetReading,
  above: ToldAbove,
  item: HierarchyLevel,
  position: number,
): EdiShippedLine {
  const { rest } = partiesOf(reading, item.segments, TRADE_PARTY);
  const lin = first(rest, 'LIN');
  const sn1 = first(rest, 'SN1');
  const productIds = lin === undefined ? [] : productIdsOf(reading, lin, 2);
  const references = referencesOf(reading, rest);
  if (lin === undefined) {
    reading.note(item.hl, 0, 'segment.missing', 'blocking', 'the item has no LIN, so no product');
  } else needProduct(reading, lin, 3, productIds);
  if (sn1 === undefined) {
    reading.note(item.hl, 0, 'segment.missing', 'blocking', 'the item has no SN1, so no quantity');
  } else if (reading.text(sn1, 2) === undefined) reading.missing(sn1, 2, 'the quantity shipped');
  return {
    position,
    orderNumber: orderNumberOf(above, item, productIds, references),
    lineId: reading.text(lin, 1) ?? reading.text(sn1, 1),
    quantity: reading.quantity(sn1, 2, 3),
    orderedQuantity: reading.quantity(sn1, 5, 6),
    statusCode: reading.text(sn1, 8),
    productIds,
    description: descriptionOf(reading, rest),
    lot: referenceValue(references, 'LT') ?? productNumber(productIds, 'LT'),
    dates: datesOf(reading, rest),
    references,
    packages: packagesOf(above, item),
  };
}

/** From the level above, or from the item's own numbers (PO, ON): some hierarchies have no order level. */
function orderNumberOf(
  above: ToldAbove,
  item: HierarchyLevel,
  productIds: readonly EdiProductId[],
  references: readonly EdiReference[],
): string | undefined {
  for (const level of upwards(item)) {
    const number = above.orderNumber(level);
    if (number !== undefined) return number;
  }
  return (
    productNumber(productIds, 'PO') ??
    referenceValue(references, 'PO') ??
    productNumber(productIds, 'ON')
  );
}

function packagesOf(above: ToldAbove, item: HierarchyLevel): EdiPackage[] {
  const inside = item.children.filter((level) => PACKAGE_LEVELS.includes(level.code));
  const around = upwards(item).filter((level) => PACKAGE_LEVELS.includes(level.code));
  return [...around.toReversed(), ...inside].map((level) =>
    level === item ? { ...above.package(level), quantity: undefined } : above.package(level),
  );
}

/** The standard counts HL in CTT01; many count the items, and either is taken for right. */
function checkLevelCount(
  reading: SetReading,
  summary: readonly X12Segment[],
  levels: number,
  items: number,
): void {
  for (const ctt of all(summary, 'CTT')) {
    const text = reading.text(ctt, 1);
    if (text === undefined || Number(text) === levels || Number(text) === items) continue;
    const message = `CTT01 says ${text}, there are ${levels} levels with ${items} items`;
    reading.note(ctt, 1, 'count.differs', 'doubtful', message);
  }
}
