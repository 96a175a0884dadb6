import type { X12FaultCode } from './fault.ts';
import type { X12Segment } from './segment.ts';

/** What a trailer has to agree with: the count of what it closes, and the control number of its header. */
export interface Expected {
  counted: number;
  /** The thing counted, as a sentence goes on: `set 850 0001 has 5 segments`. */
  holds: string;
  control: string;
  /** The header's element: `ST02`. */
  header: string;
  codes: readonly [count: X12FaultCode, control: X12FaultCode];
}

/**
 * What is wrong with SE, GE or IEA: first its count (leading zeros allowed), then its control number, which must be the
 * header's to the letter. `3438` is not `000003438`: both are written by one program, and a difference in the zeros is
 * how two files cut together show.
 */
export function trailerFaults(
  trailer: X12Segment,
  expected: Expected,
): { code: X12FaultCode; message: string }[] {
  const found: { code: X12FaultCode; message: string }[] = [];
  const count = elementText(trailer, 1);
  if (!/^\d{1,10}$/.test(count) || Number(count) !== expected.counted) {
    const message = `${trailer.id}01 says ${count || 'nothing'}, ${expected.holds}`;
    found.push({ code: expected.codes[0], message });
  }
  const control = elementText(trailer, 2);
  if (control !== expected.control) {
    const message = `${trailer.id}02 ${control} is not ${expected.header} ${expected.control}`;
    found.push({ code: expected.codes[1], message });
  }
  return found;
}

/** An element of an envelope segment without surrounding blanks; '' where it is absent. */
export function elementText(segment: X12Segment, n: number): string {
  return (segment.elements[n] ?? '').trim();
}
