import { EXCEPTION_WORDS, type ExceptionRow } from '#shared/protocol';
import { isOpen } from './queue-views.ts';

/** More are not chosen from; a word more finds the rest. */
const SHOWN = 40;

/** Open exceptions that another one may be put under: the same site first, then by money; those that hold the words. */
export function possibleCauses(
  row: ExceptionRow,
  rows: Iterable<ExceptionRow>,
  text: string,
): ExceptionRow[] {
  const words = text.trim().toLowerCase().split(/\s+/);
  const found: ExceptionRow[] = [];
  for (const one of rows) {
    if (!isOpen(one) || one.parent !== null || one.key === row.key || one.key === row.parent)
      continue;
    const about =
      `${one.key} ${EXCEPTION_WORDS[one.type]} ${one.subject} ${one.siteCode}`.toLowerCase();
    if (words.every((word) => about.includes(word))) found.push(one);
  }
  return found
    .toSorted((a, b) => rank(a, row) - rank(b, row) || money(b) - money(a))
    .slice(0, SHOWN);
}

function rank(one: ExceptionRow, row: ExceptionRow): number {
  return one.site !== null && one.site === row.site ? 0 : 1;
}

function money({ togetherMinor }: ExceptionRow): number {
  return togetherMinor ?? -1;
}
