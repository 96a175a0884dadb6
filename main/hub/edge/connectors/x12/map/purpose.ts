import { meaningIn } from './meaning.ts';

/** What a document does to one sent before (element 353). */
export type EdiPurpose =
  | 'original'
  | 'cancellation'
  | 'change'
  | 'replacement'
  | 'confirmation'
  | 'repeat'
  | 'other';

const PURPOSE: Readonly<Record<string, EdiPurpose>> = {
  '00': 'original',
  '01': 'cancellation',
  '02': 'change',
  '03': 'change',
  '04': 'change',
  '05': 'replacement',
  '06': 'confirmation',
  '07': 'repeat',
  // Response and advance notification: what an acknowledgment and a ship notice always are.
  '11': 'original',
  '14': 'original',
  '15': 'repeat',
  '18': 'repeat',
  '22': 'repeat',
};

/** The purpose of a code; without one a document is an original, with one that we do not know it is `other`. */
export function purposeOf(code: string | undefined): EdiPurpose {
  if (code === undefined) return 'original';
  return meaningIn(PURPOSE, code) ?? 'other';
}
