import { datesOf } from './date.ts';
import type { EdiDate } from './date.ts';
import type { EdiMoment } from './moment.ts';
import { notesOf, referencesOf, referenceValue } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/** 990 Response to a Load Tender: a carrier takes a load or not. */
export interface EdiTenderAnswer {
  kind: 'tenderAnswer';
  /** B101: SCAC. */
  carrier: string;
  /** B102: the number of the load, of the 204. */
  shipmentNumber: string;
  answer: 'accepted' | 'conditional' | 'counterProposal' | 'declined' | 'other' | undefined;
  /** B104, element 558. */
  answerCode: string | undefined;
  answeredAt: EdiMoment | undefined;
  /** The carrier's own number (`CN`), where it gave one with the answer. */
  carrierReference: string | undefined;
  dates: EdiDate[];
  references: EdiReference[];
  notes: string[];
}

/**
 * Element 558. D reads "reservation cancelled" in the code list and is how carriers decline; E, declined, came with a
 * later version.
 */
const ANSWER: Readonly<Record<string, NonNullable<EdiTenderAnswer['answer']>>> = {
  A: 'accepted',
  B: 'conditional',
  C: 'counterProposal',
  D: 'declined',
  E: 'declined',
  N: 'other',
  R: 'declined',
  S: 'other',
  U: 'other',
  V: 'other',
};

/** Maps a 990. */
export function mapTenderAnswer(reading: SetReading): EdiTenderAnswer {
  const b1 = reading.needSegment(reading.body, 'B1', 'so neither a load nor an answer');
  if (b1 !== undefined && reading.text(b1, 4) === undefined) reading.missing(b1, 4, 'the answer');
  const references = referencesOf(reading, reading.body);
  return {
    kind: 'tenderAnswer',
    carrier: reading.need(b1, 1, 'the carrier'),
    shipmentNumber: reading.need(b1, 2, 'the shipment number'),
    answer: reading.known(b1, 4, ANSWER, 'the answer'),
    answerCode: reading.text(b1, 4),
    answeredAt: reading.moment(b1, { date: 3 }),
    carrierReference: referenceValue(references, 'CN'),
    dates: datesOf(reading, reading.body),
    references,
    notes: notesOf(reading, reading.body),
  };
}
