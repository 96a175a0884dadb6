import type { X12Segment } from '../read/segment.ts';
import { meaningIn } from './meaning.ts';
import { parseDay } from './moment.ts';
import type { EdiMoment } from './moment.ts';
import type { SetReading } from './set-reading.ts';

/** A date of a document with its qualifier. */
export interface EdiDate {
  /** DTM01 (element 374, three digits) or G6201 (element 432, two digits). */
  qualifier: string;
  /** What it is for us; undefined for a qualifier that we do not use. */
  meaning: EdiDateMeaning | undefined;
  moment: EdiMoment;
  /** The end, where the document gives a period. */
  until: EdiMoment | undefined;
}

export type EdiDateMeaning =
  | 'cancelAfter'
  | 'deliveryRequested'
  | 'invoiced'
  | 'ordered'
  | 'effective'
  | 'shipRequested'
  | 'shipped'
  | 'deliveryEstimated'
  | 'delivered'
  | 'expires'
  | 'shipNotBefore'
  | 'shipNotAfter'
  | 'received'
  | 'deliverNotBefore'
  | 'deliverNotAfter'
  | 'deliveryScheduled'
  | 'shipScheduled'
  | 'deliveryPromised'
  | 'shipPromised'
  | 'respondBy'
  | 'arrivalEstimated'
  | 'arrived';

const DTM_MEANING: Readonly<Record<string, EdiDateMeaning>> = {
  '001': 'cancelAfter',
  '002': 'deliveryRequested',
  '003': 'invoiced',
  '004': 'ordered',
  '007': 'effective',
  '010': 'shipRequested',
  '011': 'shipped',
  '017': 'deliveryEstimated',
  '035': 'delivered',
  '036': 'expires',
  '037': 'shipNotBefore',
  '038': 'shipNotAfter',
  '050': 'received',
  '063': 'deliverNotAfter',
  '064': 'deliverNotBefore',
  '067': 'deliveryScheduled',
  '068': 'shipScheduled',
  '069': 'deliveryPromised',
  '079': 'shipPromised',
  // Required by: the need of whoever ordered, the same as a requested delivery.
  '106': 'deliveryRequested',
  '118': 'shipRequested',
  '371': 'arrivalEstimated',
  '372': 'arrived',
};

const G62_MEANING: Readonly<Record<string, EdiDateMeaning>> = {
  '01': 'cancelAfter',
  '02': 'deliveryRequested',
  '03': 'invoiced',
  '04': 'ordered',
  '07': 'effective',
  '10': 'shipRequested',
  '11': 'shipped',
  '17': 'deliveryEstimated',
  '35': 'delivered',
  '36': 'expires',
  '37': 'shipNotBefore',
  '38': 'shipNotAfter',
  '53': 'deliverNotBefore',
  '54': 'deliverNotAfter',
  '64': 'respondBy',
  '67': 'deliverNotAfter',
  '68': 'deliveryRequested',
  '69': 'shipScheduled',
  '70': 'deliveryScheduled',
  '78': 'deliveryScheduled',
  '86': 'shipped',
};

/** The dates of a part of a set, of DTM and G62. */
export function datesOf(reading: SetReading, segments: readonly X12Segment[]): EdiDate[] {
  return segments.flatMap((segment) => {
    if (segment.id === 'DTM') return dtm(reading, segment);
    if (segment.id === 'G62') return g62(reading, segment);
    return [];
  });
}

/** One date by a three-digit qualifier that stands in any segment (SCH, ACK). */
export function qualifiedDate(
  reading: SetReading,
  segment: X12Segment,
  qualifierAt: number,
  at: { date: number; time?: number },
): EdiDate[] {
  const qualifier = reading.text(segment, qualifierAt);
  const moment = reading.moment(segment, at);
  if (qualifier === undefined || moment === undefined) return [];
  return [{ qualifier, meaning: meaningIn(DTM_MEANING, qualifier), moment, until: undefined }];
}

/** The moment of a meaning, of several the first that is there. */
export function dateOf(
  dates: readonly EdiDate[],
  ...meanings: EdiDateMeaning[]
): EdiMoment | undefined {
  for (const meaning of meanings) {
    const found = dates.find((date) => date.meaning === meaning);
    if (found !== undefined) return found.moment;
  }
  return undefined;
}

function dtm(reading: SetReading, segment: X12Segment): EdiDate[] {
  const qualifier = reading.text(segment, 1) ?? '';
  const meaning = meaningIn(DTM_MEANING, qualifier);
  const period = reading.text(segment, 5) === 'RD8' ? reading.text(segment, 6) : undefined;
  const [from, to] = (period?.split('-') ?? []).map((day) => parseDay(day.trim()));
  if (from !== undefined && to !== undefined) {
    const day = (date: string): EdiMoment => ({ date, time: undefined, zone: undefined });
    return [{ qualifier, meaning, moment: day(from), until: day(to) }];
  }
  // Before 004010 the fifth element was the century of the second.
  const moment = reading.moment(segment, { date: 2, time: 3, zone: 4, century: 5 });
  return moment === undefined ? [] : [{ qualifier, meaning, moment, until: undefined }];
}

function g62(reading: SetReading, segment: X12Segment): EdiDate[] {
  const qualifier = reading.text(segment, 1) ?? '';
  const moment = reading.moment(segment, { date: 2, time: 4, zone: 5 });
  return moment === undefined
    ? []
    : [{ qualifier, meaning: meaningIn(G62_MEANING, qualifier), moment, until: undefined }];
}
