import type { Instant, State } from '#shared/vocabulary';
import type { Viewpoint } from '../format/instant.ts';
import type { SortKey } from './sort-keys.ts';

/** What a cell is worth to a spreadsheet: a number stays a number, an instant becomes a date. */
export type CellValue = string | number | boolean | Date | null;

/** How a cell is drawn, beyond its text. Everything is optional; a plain cell has no look. */
export interface CellLook {
  /** The shape before the text. */
  state?: State | undefined;
  /** Colours the text in this state's ink. */
  ink?: State | undefined;
  weight?: 'strong' | 'muted' | undefined;
  /** A quiet addition after the text, `×3`. */
  note?: string | undefined;
  /** Set when the value is older than its contract allows: the cell is hatched and says since when. */
  staleSince?: Instant | null | undefined;
  /** Said when the pointer rests on the cell: why there is no value. */
  title?: string | undefined;
  /** Draws bars, the last of them now, instead of text; the text stays for export and for readers. */
  bars?: readonly number[] | undefined;
}

/** A column: what it is called, how its cells read, what they are worth elsewhere, and by what they sort. */
export interface Column<Row> {
  id: string;
  header: string;
  /** What the value means and where it comes from: the header's tooltip, and a line of the export's first sheet. */
  definition?: string;
  /** Numbers and times stand right, so that their figures stand under each other. */
  align?: 'left' | 'right';
  widthPx: number;
  /** Takes a share of the width that is left over. */
  grow?: number;
  text(row: Row, view: Viewpoint): string;
  /** For files; the text itself when left out. */
  value?(row: Row, view: Viewpoint): CellValue;
  /** Excel number format of the value, `#,##0.00`. */
  numberFormat?: string;
  /** Left out, the column does not sort. */
  sortKey?(row: Row): SortKey;
  /** Which way it sorts first; figures from the greatest, words from A when left out. */
  firstSort?: 'asc' | 'desc';
  look?(row: Row, view: Viewpoint): CellLook;
  /** Changes with the clock alone, as time left does: then a change is no news and is not set bold. */
  ticks?: boolean;
  /** Carries the arrow that opens children, and their indent. One column at most. */
  outline?: boolean;
}

/** The column of an id; asking for one that is not there is a bug. */
export function columnOf<Row>(columns: readonly Column<Row>[], id: string): Column<Row> {
  const column = columns.find((candidate) => candidate.id === id);
  if (column === undefined) throw new Error(`broken belief: no column ${id}`);
  return column;
}
