import { isSscc } from '#shared/vocabulary';
import type { Sscc } from '#shared/vocabulary';
import type { X12Segment } from '../read/segment.ts';
import { all } from './loops.ts';
import type { SetReading } from './set-reading.ts';

/** What is written on a handling unit (MAN), element 88: `GM` SSCC with its application identifier, `CP` carrier's … */
export interface EdiMark {
  qualifier: string;
  id: string;
}

/** The marks of a level or a line; MAN carries up to two. */
export function marksOf(reading: SetReading, segments: readonly X12Segment[]): EdiMark[] {
  return all(segments, 'MAN').flatMap((man) =>
    [1, 4].flatMap((n) => {
      const id = reading.text(man, n + 1);
      return id === undefined ? [] : [{ qualifier: reading.text(man, n) ?? '', id }];
    }),
  );
}

/** The SSCC among marks; the application identifier (00) before its 18 digits is not part of it. */
export function ssccOf(marks: readonly EdiMark[]): Sscc | undefined {
  for (const { qualifier, id } of marks) {
    if (qualifier !== 'GM' && qualifier !== 'AA') continue;
    const sscc = id.length === 20 && id.startsWith('00') ? id.slice(2) : id;
    if (isSscc(sscc)) return sscc;
  }
  return undefined;
}
