import type { IntercompanyRow } from '#shared/protocol';
import { isInCell } from './matrix.ts';

/** Which documents are shown: a period, a cell of the matrix, and whether what is settled is among them. */
export interface FinanceFilter {
  period: string | null;
  cell: string | null;
  /** `open` is what needs a look: differences, what crosses a period end, what is on its way. */
  show: 'open' | 'all';
}

/** What the grid shows. A cell shows all of its documents, for they are what it adds up. */
export function documentFilter({ period, cell, show }: FinanceFilter) {
  return (row: IntercompanyRow): boolean =>
    (period === null || row.period === period) &&
    (cell === null
      ? show === 'all' || (row.standing !== 'matched' && row.standing !== 'settled')
      : isInCell(row, cell));
}

/** `2026-P06` → "P06 2026". */
export function periodText(period: string): string {
  const [year, month] = period.split('-');
  return `${month} ${year}`;
}

/** `2026-P06` → "P06". */
export function monthText(period: string): string {
  return period.slice(period.indexOf('-') + 1);
}

/** The periods that have documents, the latest first. */
export function periodsOf(rows: Iterable<IntercompanyRow>): string[] {
  return [...new Set([...rows].map(({ period }) => period))].toSorted().toReversed();
}
