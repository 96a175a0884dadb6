import type { X12Segment } from '../read/segment.ts';
import { datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import { first, loopsOf } from './loops.ts';
import type { EdiMoment } from './moment.ts';
import { FREIGHT_PARTY, partiesOf } from './party.ts';
import type { EdiParty } from './party.ts';
import { notesOf, referencesOf } from './reference.ts';
import { placeOf } from './place.ts';
import type { EdiPlace } from './place.ts';
import type { EdiReference } from './reference.ts';
import type { MomentElements, SetReading } from './set-reading.ts';
import { APPOINTMENT_STATUS, NORMAL_REASONS, SHIPMENT_STATUS } from './status-code.ts';
import type { EdiMilestone, StatusMeaning } from './status-code.ts';

/** 214 Transportation Carrier Shipment Status: milestones of a shipment, by its carrier. */
export interface EdiShipmentStatus {
  kind: 'shipmentStatus';
  /** B1001: the carrier's number (PRO). */
  carrierReference: string | undefined;
  /** B1002: the number that the shipper gave, which we know the shipment by. */
  shipmentNumber: string | undefined;
  /** B1003: SCAC. */
  carrier: string | undefined;
  parties: EdiParty[];
  dates: EdiDate[];
  references: EdiReference[];
  statuses: EdiStatus[];
}

export interface EdiStatus {
  /** LX01: the same number, the same part of the shipment. */
  part: string | undefined;
  /** `other` with a problem where the code is none that the standard has. */
  milestone: EdiMilestone;
  timing: StatusMeaning['timing'];
  /** AT701 or AT703. */
  code: string;
  /** AT702 or AT704, element 1651. */
  reasonCode: string | undefined;
  /** The reason is a deviation, not "normal". */
  isException: boolean;
  at: EdiMoment | undefined;
  place: EdiPlace | undefined;
  /** MS2. */
  equipment: string | undefined;
  equipmentOwner: string | undefined;
  references: EdiReference[];
  notes: string[];
}

/** Maps a 214. */
export function mapShipmentStatus(reading: SetReading): EdiShipmentStatus {
  const { head, loops } = loopsOf(reading.body, 'LX');
  const b10 = reading.needSegment(head, 'B10', 'so no shipment that this is about');
  const { parties, rest } = partiesOf(reading, head, FREIGHT_PARTY);
  reading.needSegment(reading.body, 'AT7', 'so no status');
  const carrierReference = reading.text(b10, 1);
  const shipmentNumber = reading.text(b10, 2);
  if (b10 !== undefined && carrierReference === undefined && shipmentNumber === undefined) {
    reading.missing(b10, 1, 'a number of the shipment');
  }
  // Some carriers write AT7 without an LX before it.
  const parts = [rest, ...loops].filter((part) => first(part, 'AT7') !== undefined);
  return {
    kind: 'shipmentStatus',
    carrierReference,
    shipmentNumber,
    carrier: reading.text(b10, 3),
    parties,
    dates: datesOf(reading, rest),
    references: referencesOf(reading, loopsOf(rest, 'AT7').head),
    statuses: parts.flatMap((part) => statusesOf(reading, part)),
  };
}

function statusesOf(reading: SetReading, part: readonly X12Segment[]): EdiStatus[] {
  const { head, loops } = loopsOf(part, 'AT7');
  const lx = reading.text(first(head, 'LX'), 1);
  const inPart = loops.flat();
  const references = referencesOf(reading, inPart);
  const notes = notesOf(reading, inPart);
  return loops.flatMap((loop) => {
    const [at7] = loop;
    if (at7 === undefined) return [];
    const ms1 = first(loop, 'MS1');
    const ms2 = first(loop, 'MS2');
    const around = {
      part: lx,
      at: reading.moment(at7, momentElements(reading)),
      place: ms1 === undefined ? undefined : placeOf(reading, ms1),
      equipment: reading.text(ms2, 2),
      equipmentOwner: reading.text(ms2, 1),
      references,
      notes,
    };
    if (around.at === undefined && reading.text(at7, 5) === undefined) {
      reading.missing(at7, 5, 'the date of the status');
    }
    return codesOf(reading, at7).map((codes) => ({ ...codes, ...around }));
  });
}

type StatusCodes = Pick<EdiStatus, 'milestone' | 'timing' | 'code' | 'reasonCode' | 'isException'>;

/** The status, or the appointment, that an AT7 reports: AT701 with its reason, AT703 with its own. */
function codesOf(reading: SetReading, at7: X12Segment): StatusCodes[] {
  const found: StatusCodes[] = [];
  for (const [at, meanings] of [
    [1, SHIPMENT_STATUS],
    [3, APPOINTMENT_STATUS],
  ] as const) {
    const code = reading.text(at7, at);
    if (code === undefined) continue;
    const meaning = reading.known(at7, at, meanings, 'the status');
    const reasonCode = reading.text(at7, at + 1);
    found.push({
      milestone: meaning?.milestone ?? 'other',
      timing: meaning?.timing ?? (at === 1 ? 'actual' : 'appointed'),
      code,
      reasonCode,
      isException: reasonCode !== undefined && !NORMAL_REASONS.includes(reasonCode),
    });
  }
  if (found.length === 0) reading.missing(at7, 1, 'the status code');
  return found;
}

/** Before 004010 the date had no century, and an element of its own for it moved time and zone by one. */
function momentElements(reading: SetReading): MomentElements {
  return reading.version < '004010'
    ? { date: 5, century: 6, time: 7, zone: 8 }
    : { date: 5, time: 6, zone: 7 };
}
