import type { Cell, SheetData } from 'write-excel-file/universal';
import { zonedTime } from '../format/zoned-time.ts';
import type { CellValue } from '../grid/column.ts';
import type { ViewTable } from './view-table.ts';

/** Excel takes no longer text in a cell. */
const CELL_TEXT_LIMIT = 32_767;
const DATE_FORMAT = 'yyyy-mm-dd hh:mm:ss';

/**
 * A view as a real .xlsx: the rows, with numbers as numbers and instants as dates of the chosen zone, and a second sheet
 * that says what the view is. Text is always a text cell, so nothing in it is ever a formula. Fetched when first asked
 * for: few sessions export.
 */
export async function xlsxOfView(table: ViewTable): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const rows: SheetData = [
    table.columns.map((column) => heading(column.header)),
    ...table.rows.map((row) =>
      row.map((value, i) => cell(value, table.columns[i]?.numberFormat ?? null, table.zone)),
    ),
  ];
  const about: SheetData = [
    [heading('View'), text(table.title)],
    [heading('As of'), text(table.takenAt)],
    [heading('Times in'), text(table.zone)],
    [heading('Filter'), text(table.filter)],
    [heading('Sorted by'), text(table.sort)],
    [heading('Rows'), { type: Number, value: table.rows.length }],
    [],
    [heading('Column'), heading('Definition')],
    ...table.columns.map((column) => [text(column.header), text(column.definition)]),
  ];
  const blob = await writeXlsxFile([
    {
      data: rows,
      sheet: sheetName(table.title),
      stickyRowsCount: 1,
      columns: table.columns.map((_, i) => ({ width: widthOf(table, i) })),
    },
    { data: about, sheet: 'About this view', columns: [{ width: 16 }, { width: 90 }] },
  ]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function cell(value: CellValue, numberFormat: string | null, zone: string): Cell {
  if (value === null) return null;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return { type: Number, value, ...(numberFormat === null ? {} : { format: numberFormat }) };
  }
  if (typeof value === 'boolean') return { type: Boolean, value };
  if (value instanceof Date)
    return { type: Date, value: wallClock(value, zone), format: DATE_FORMAT };
  return text(value);
}

/** A spreadsheet's date has no zone: it gets what the wall clock showed there. */
function wallClock(instant: Date, zone: string): Date {
  const { year, month, day, hour, minute, second } = zonedTime(instant.getTime(), zone);
  return new Date(Date.UTC(year, month, day, hour, minute, second));
}

function text(value: string): Cell {
  return value === '' ? null : { type: String, value: value.slice(0, CELL_TEXT_LIMIT) };
}

function heading(value: string): Cell {
  return { type: String, value, fontWeight: 'bold' };
}

/** Excel's own limits: 31 characters, none of []/\:*? */
function sheetName(title: string): string {
  const name = title
    .replaceAll(/[[\]/\\:*?]/g, ' ')
    .trim()
    .slice(0, 31);
  return name === '' ? 'View' : name;
}

/** Wide enough for the header and the longest of the first rows, in characters. */
function widthOf(table: ViewTable, column: number): number {
  const lengths = table.rows.slice(0, 200).map((row) => {
    const value = row[column];
    return value instanceof Date ? 19 : String(value ?? '').length;
  });
  return Math.min(60, Math.max(table.columns[column]?.header.length ?? 0, ...lengths, 6) + 2);
}
