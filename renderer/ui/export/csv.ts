import { fullTime } from '../format/instant.ts';
import type { CellValue } from '../grid/column.ts';
import type { ViewTable } from './view-table.ts';

/**
 * A view as CSV (RFC 4180), UTF-8 with a byte-order mark because Excel takes it for the machine's code page otherwise.
 * What the view is stands above the header. No cell is ever a formula.
 */
export function csvOfView(table: ViewTable): string {
  const lines: (readonly CellValue[])[] = [
    [table.title],
    ['As of', table.takenAt],
    ['Filter', table.filter],
    ['Sorted by', table.sort],
    ['Rows', table.rows.length],
    [],
    table.columns.map((column) => column.header),
    ...table.rows,
    [],
    ['Column', 'Definition'],
    ...table.columns
      .filter((column) => column.definition !== '')
      .map((column) => [column.header, column.definition]),
  ];
  const text = lines.map((line) => line.map((cell) => field(cell, table.zone)).join(','));
  return `\uFEFF${text.join('\r\n')}\r\n`;
}

function field(cell: CellValue, zone: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  if (cell instanceof Date) return quoted(fullTime(cell.toISOString(), { zone, nowMs: 0 }));
  return quoted(harmless(cell));
}

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection): `=`, `+`, `-`,
 * `@`, tab, carriage return and line feed at its start, their full-width forms, and any of them after blanks or quotes.
 */
export function harmless(text: string): string {
  return /^[\s"'\u00A0\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text)
    ? `'${text}`
    : text;
}

function quoted(text: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
