import type { X12Segment } from '../read/segment.ts';
import { first } from './loops.ts';
import type { SetReading } from './set-reading.ts';

/** Notes where CTT01 does not say as many as there are: lines may have been lost on the way. */
export function checkLineCount(
  reading: SetReading,
  summary: readonly X12Segment[],
  counted: number,
  what: string,
): void {
  const ctt = first(summary, 'CTT');
  const text = reading.text(ctt, 1);
  if (ctt === undefined || text === undefined || Number(text) === counted) return;
  const message = `CTT01 says ${text}, there are ${counted} ${what}`;
  reading.note(ctt, 1, 'count.differs', 'doubtful', message);
}

/** CUR02 of a part of a set; from then on it decides the decimals of amounts. */
export function readCurrency(
  reading: SetReading,
  segments: readonly X12Segment[],
): string | undefined {
  const currency = reading.text(first(segments, 'CUR'), 2);
  if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) reading.currency = currency;
  return reading.currency;
}
