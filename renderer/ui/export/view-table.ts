import type { Instant } from '#shared/vocabulary';
import type { CellValue, Column } from '../grid/column.ts';
import type { GridModel } from '../grid/grid-model.ts';
import { fullTime } from '../format/instant.ts';
import type { Viewpoint } from '../format/instant.ts';

/** A view as a file will hold it: exactly its shown rows and columns in their order, and what they mean. */
export interface ViewTable {
  title: string;
  /** `2026-06-30 11:42:18 EDT`: when the view was taken, in world time. */
  takenAt: string;
  zone: string;
  /** What the rows passed, and by what they are sorted, in words. */
  filter: string;
  sort: string;
  columns: readonly { header: string; definition: string; numberFormat: string | null }[];
  rows: readonly (readonly CellValue[])[];
}

interface ViewOptions {
  title: string;
  /** Each part of the filter in words; empty ones are left out. */
  filter: readonly string[];
  view: Viewpoint;
}

/** What a grid shows now. A cell that looks stale on screen is named in a last column, with since when. */
export function tableOfView<Row>(model: GridModel<Row>, options: ViewOptions): ViewTable {
  const { title, filter, view } = options;
  const columns = model.shownColumns();
  const rows: CellValue[][] = [];
  let hasStale = false;
  for (const id of model.index.shownIds()) {
    const row = model.source.get(id);
    if (row === undefined) continue;
    const stale = staleCells(columns, row, view);
    if (stale !== '') hasStale = true;
    rows.push([
      ...columns.map((column) => column.value?.(row, view) ?? valueOfText(column, row, view)),
      stale,
    ]);
  }
  const parts = filter.filter((part) => part !== '');
  return {
    title,
    takenAt: fullTime(new Date(view.nowMs).toISOString(), view),
    zone: view.zone,
    filter: parts.length === 0 ? 'none' : parts.join('; '),
    sort: sortText(model),
    columns: [
      ...columns.map(({ header, definition = '', numberFormat = null }) => ({
        header,
        definition,
        numberFormat,
      })),
      ...(hasStale
        ? [
            {
              header: 'Stale cells',
              definition: 'Values older than their contract allows, each with since when',
              numberFormat: null,
            },
          ]
        : []),
    ],
    rows: hasStale ? rows : rows.map((row) => row.slice(0, -1)),
  };
}

/** A column without a value of its own is worth its text; its value may also be null, which stays empty. */
function valueOfText<Row>(column: Column<Row>, row: Row, view: Viewpoint): CellValue {
  return column.value === undefined ? column.text(row, view) : null;
}

function staleCells<Row>(columns: readonly Column<Row>[], row: Row, view: Viewpoint): string {
  const stale: string[] = [];
  for (const column of columns) {
    const since: Instant | null | undefined = column.look?.(row, view).staleSince;
    if (since !== null && since !== undefined)
      stale.push(`${column.header} since ${fullTime(since, view)}`);
  }
  return stale.join('; ');
}

function sortText<Row>(model: GridModel<Row>): string {
  const levels = model.index.sort.map(({ column, direction }) => {
    const header = model.columns.find(({ id }) => id === column)?.header ?? column;
    return `${header} ${direction === 'asc' ? 'ascending' : 'descending'}`;
  });
  return levels.length === 0 ? 'none' : levels.join(', ');
}
