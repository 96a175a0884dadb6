import type { X12Segment } from '../read/segment.ts';
import { first } from './loops.ts';
import { productIdsOf, productNumber } from './product.ts';
import type { EdiProductId } from './product.ts';
import { MICRO_PLACES } from './quantity.ts';
import type { EdiQuantity } from './quantity.ts';
import { referenceValue } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/**
 * The numbers of a warehouse line: the U.P.C. case code in an element of its own (element 438, twelve digits 2-5-5, no
 * check digit: given as qualifier `UA`, which means the same), and pairs of qualifier and number at given elements.
 */
export function warehouseProductIds(
  reading: SetReading,
  line: X12Segment | undefined,
  caseCodeAt: number,
  pairsAt: readonly number[],
): EdiProductId[] {
  if (line === undefined) return [];
  const caseCode = reading.text(line, caseCodeAt);
  const isCode = caseCode !== undefined && /^\d{12}$/.test(caseCode);
  if (caseCode !== undefined && !isCode) {
    const message = `${caseCode} is no U.P.C. case code`;
    reading.note(line, caseCodeAt, 'element.invalid', 'doubtful', message);
  }
  return [
    ...(isCode ? [{ qualifier: 'UA', id: caseCode }] : []),
    ...pairsAt.flatMap((n) => productIdsOf(reading, line, n, n + 2)),
  ];
}

/** A lot number, from a reference or from among the product numbers (`LT`). */
export function lotOf(
  references: readonly EdiReference[],
  productIds: readonly EdiProductId[],
): string | undefined {
  return referenceValue(references, 'LT') ?? productNumber(productIds, 'LT');
}

/**
 * Notes where the total of the summary (first element of W03 or W14) is not the sum of the lines. Lines in different
 * units have no sum, and then nothing is said.
 */
export function checkUnitTotal(
  reading: SetReading,
  summary: readonly X12Segment[],
  id: string,
  quantities: readonly (EdiQuantity | undefined)[],
): void {
  const total = first(summary, id);
  const micro = reading.decimal(total, 1, MICRO_PLACES, 'the total', 'doubtful');
  const known = quantities.filter((quantity) => quantity !== undefined);
  const oneUnit = new Set(known.map((quantity) => quantity.unit)).size === 1;
  if (total === undefined || micro === undefined || !oneUnit || known.length < quantities.length)
    return;
  const sum = known.reduce((before, quantity) => before + quantity.micro, 0);
  if (sum === micro) return;
  const message = `the total is ${reading.text(total, 1)}, the lines are ${sum / 1_000_000}`;
  reading.note(total, 1, 'count.differs', 'doubtful', message);
}
