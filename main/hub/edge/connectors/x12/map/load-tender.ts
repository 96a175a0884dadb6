import type { X12Segment } from '../read/segment.ts';
import { equipment } from './carrier.ts';
import { dateOf, datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import { all, first, loopsOf, summaryOf } from './loops.ts';
import { meaningIn } from './meaning.ts';
import type { EdiMoment } from './moment.ts';
import { FREIGHT_PARTY, partiesOf } from './party.ts';
import type { EdiParty } from './party.ts';
import { purposeOf } from './purpose.ts';
import type { EdiPurpose } from './purpose.ts';
import { MICRO_PLACES } from './quantity.ts';
import type { EdiQuantity } from './quantity.ts';
import { notesOf, referencesOf } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/** 204 Motor Carrier Load Tender: a shipper offers a load to a carrier. */
export interface EdiLoadTender {
  kind: 'loadTender';
  /** B2A01: an original offers, a cancellation withdraws. */
  purpose: EdiPurpose;
  /** B204: the shipper's number of the load, which the 990 answers to. */
  shipmentNumber: string;
  /** B202: SCAC. */
  carrier: string;
  /** B206, element 146. */
  paymentMethod: string | undefined;
  /** G62 with qualifier 64. */
  respondBy: EdiMoment | undefined;
  equipment: string | undefined;
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
  stops: EdiStop[];
  /** L305: what the shipper offers to pay, in minor units. */
  chargeMinor: number | undefined;
  /** L301 with the unit of L312. */
  weight: EdiQuantity | undefined;
  currency: string | undefined;
}

export interface EdiStop {
  /** S501. */
  sequence: string;
  act: 'load' | 'unload' | 'other';
  /** S502, element 163: `CL` complete load, `PL` part load, `CU` complete unload, `PU` part unload … */
  reasonCode: string | undefined;
  place: EdiParty | undefined;
  /** `shipNotBefore`, `deliverNotAfter` and the like. */
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
}

/** Element 163: reasons that load or unload; the rest (inspect, weigh, spot a trailer …) is `other`. */
const ACT: Readonly<Record<string, EdiStop['act']>> = {
  CL: 'load',
  LD: 'load',
  PL: 'load',
  CU: 'unload',
  PU: 'unload',
  UL: 'unload',
};

/** Maps a 204. */
export function mapLoadTender(reading: SetReading): EdiLoadTender {
  const { detail, summary } = summaryOf(reading.body, ['L3']);
  const { head, loops } = loopsOf(detail, 'S5');
  const b2 = reading.needSegment(head, 'B2', 'so neither a load nor a carrier');
  const currency = reading.text(first(head, 'C3'), 1);
  if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) reading.currency = currency;
  const { parties, rest } = partiesOf(reading, head, FREIGHT_PARTY);
  reading.needSegment(detail, 'S5', 'so the load has no stops');
  const dates = datesOf(reading, rest);
  const l3 = first(summary, 'L3');
  const weight = reading.decimal(l3, 1, MICRO_PLACES, 'the weight', 'doubtful');
  return {
    kind: 'loadTender',
    purpose: purposeOf(reading.text(first(head, 'B2A'), 1)),
    shipmentNumber: reading.need(b2, 4, 'the shipment number'),
    carrier: reading.need(b2, 2, 'the carrier'),
    paymentMethod: reading.text(b2, 6),
    respondBy: dateOf(dates, 'respondBy'),
    equipment: equipment(reading, first(rest, 'N7'), 1),
    parties,
    dates,
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
    stops: loops.map((loop) => stopOf(reading, loop)),
    chargeMinor: reading.impliedMinor(l3, 5),
    weight: weight === undefined ? undefined : { micro: weight, unit: reading.text(l3, 12) ?? '' },
    currency: reading.currency,
  };
}

function stopOf(reading: SetReading, loop: readonly X12Segment[]): EdiStop {
  const s5 = all(loop, 'S5')[0];
  const { parties, rest } = partiesOf(reading, loop, FREIGHT_PARTY);
  const reasonCode = reading.text(s5, 2);
  return {
    sequence: reading.need(s5, 1, 'the number of the stop'),
    act: meaningIn(ACT, reasonCode) ?? 'other',
    reasonCode,
    place: parties[0],
    dates: datesOf(reading, rest),
    references: referencesOf(reading, rest),
    notes: notesOf(reading, rest),
  };
}
