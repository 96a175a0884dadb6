import type { X12Segment } from '../read/segment.ts';
import { meaningIn } from './meaning.ts';
import type { SetReading } from './set-reading.ts';

/** A number by which somebody knows this (REF, N9 or L11); qualifier of element 128: `BM` bill of lading, `CN` PRO … */
export interface EdiReference {
  qualifier: string;
  /** '' where only a description is given. */
  value: string;
  description: string | undefined;
}

/** The references of a part of a set, of whichever segment that set uses; L11 has the value before the qualifier. */
export function referencesOf(reading: SetReading, segments: readonly X12Segment[]): EdiReference[] {
  return segments.flatMap((segment) => {
    const [qualifierAt, valueAt] = segment.id === 'L11' ? [2, 1] : [1, 2];
    if (segment.id !== 'REF' && segment.id !== 'N9' && segment.id !== 'L11') return [];
    const qualifier = reading.text(segment, qualifierAt);
    const value = reading.text(segment, valueAt);
    const description = reading.text(segment, 3);
    if (qualifier === undefined) {
      const message = `the number ${value ?? ''} has no qualifier that says what it is`;
      reading.note(segment, qualifierAt, 'element.halfPair', 'doubtful', message);
      return [];
    }
    return value === undefined && description === undefined
      ? []
      : [{ qualifier, value: value ?? '', description }];
  });
}

/** The value of a reference, of several qualifiers the first that is there. */
export function referenceValue(
  references: readonly EdiReference[],
  ...qualifiers: string[]
): string | undefined {
  for (const qualifier of qualifiers) {
    const found = references.find((one) => one.qualifier === qualifier && one.value !== '');
    if (found !== undefined) return found.value;
  }
  return undefined;
}

/** The elements of each such segment that hold its words. */
const NOTE_AT: Readonly<Record<string, readonly number[]>> = { NTE: [2], MSG: [1], K1: [1, 2] };

/** Free text of a part of a set (NTE, MSG, K1), each segment a line. */
export function notesOf(reading: SetReading, segments: readonly X12Segment[]): string[] {
  return segments.flatMap((segment) => {
    const parts = (meaningIn(NOTE_AT, segment.id) ?? [])
      .map((n) => reading.text(segment, n))
      .filter((part) => part !== undefined);
    return parts.length === 0 ? [] : [parts.join(' ')];
  });
}
