import { gs1CheckDigit, isGtin } from '#shared/vocabulary';
import type { Gtin } from '#shared/vocabulary';
import type { X12Segment } from '../read/segment.ts';
import { all } from './loops.ts';
import type { SetReading } from './set-reading.ts';

/**
 * A number for a product and what numbers it (element 235): `UP` U.P.C. 12, `EN` EAN 13, `UK` case code 14, `VP` or `VN`
 * the vendor's, `BP` or `IN` the buyer's, `SK` stock keeping unit, `UA` case code without check digit … '' where the document does not say.
 */
export interface EdiProductId {
  qualifier: string;
  id: string;
}

/** The pairs of qualifier and number that stand from element `from` on, up to `to`. */
export function productIdsOf(
  reading: SetReading,
  segment: X12Segment,
  from: number,
  to: number = segment.elements.length,
): EdiProductId[] {
  const found: EdiProductId[] = [];
  for (let n = from; n < to && n < segment.elements.length; n += 2) {
    const qualifier = reading.text(segment, n);
    const id = reading.text(segment, n + 1);
    if (qualifier !== undefined && id !== undefined) found.push({ qualifier, id });
    else if (id !== undefined) {
      found.push({ qualifier: '', id });
      const message = `the product number ${id} has no qualifier that says whose it is`;
      reading.note(segment, n, 'element.halfPair', 'doubtful', message);
    } else if (qualifier !== undefined && qualifier.length !== 2) {
      // A qualifier has two characters (element 235): this is a number that slipped out of its place.
      found.push({ qualifier: '', id: qualifier });
      const message = `${qualifier} stands where a qualifier should; taken for a product number of unknown kind`;
      reading.note(segment, n, 'element.halfPair', 'doubtful', message);
    } else if (qualifier !== undefined) {
      const message = `the product number of kind ${qualifier} is missing`;
      reading.note(segment, n + 1, 'element.halfPair', 'doubtful', message);
    }
  }
  return found;
}

/** Says so where a line names no product at all: nothing can be booked for it. */
export function needProduct(
  reading: SetReading,
  segment: X12Segment,
  at: number,
  ids: readonly EdiProductId[],
): void {
  if (ids.length === 0) reading.missing(segment, at, 'a product number');
}

/** Element 235: what is a GTIN as it stands, with its number of digits; `UI` lacks the check digit. */
const GTIN_DIGITS: Readonly<Record<string, number>> = { UP: 12, EN: 13, UK: 14, EO: 8, UI: 11 };

/**
 * The GTIN-14 among a line's numbers; undefined where none is one by its check digit. A case code (`UK`) stands for the
 * case and not for the piece, so a consumer code is preferred.
 */
export function gtinOf(ids: readonly EdiProductId[]): Gtin | undefined {
  for (const qualifier of ['UP', 'EN', 'EO', 'UI', 'UK']) {
    for (const { id } of ids.filter((one) => one.qualifier === qualifier)) {
      if (!/^\d{7,14}$/.test(id)) continue;
      const bare = qualifier === 'UI' && id.length === GTIN_DIGITS[qualifier];
      const gtin = (bare ? id + gs1CheckDigit(id) : id).padStart(14, '0');
      if (isGtin(gtin)) return gtin;
    }
  }
  return undefined;
}

/** The number of one of these kinds, the first kind that is there. */
export function productNumber(
  ids: readonly EdiProductId[],
  ...qualifiers: string[]
): string | undefined {
  for (const qualifier of qualifiers) {
    const found = ids.find((one) => one.qualifier === qualifier);
    if (found !== undefined) return found.id;
  }
  return undefined;
}

/** What a line says of its product in words (PID05, G6901), joined. */
export function descriptionOf(
  reading: SetReading,
  segments: readonly X12Segment[],
): string | undefined {
  const parts = [
    ...all(segments, 'PID').map((pid) => reading.text(pid, 5)),
    ...all(segments, 'G69').map((g69) => reading.text(g69, 1)),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}
