import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyColumn, textColumn, timeColumn } from '../grid/column-kinds.ts';
import { fixedSource } from '../grid/entity-source.ts';
import { GridModel } from '../grid/grid-model.ts';
import { csvOfView, harmless } from './csv.ts';
import { tableOfView } from './view-table.ts';
import { xlsxOfView } from './xlsx.ts';

interface Line {
  id: string;
  name: string;
  riskMinor: number | null;
  at: string | null;
  isOld?: boolean;
}

const VIEW = { zone: 'America/New_York', nowMs: Date.parse('2026-06-30T15:42:18.000Z') };
const COLUMNS = [
  textColumn<Line>({ id: 'name', header: 'Name', of: (line) => line.name }),
  moneyColumn<Line>({
    id: 'risk',
    header: 'At risk',
    definition: 'Margin of open lines',
    of: (line) => (line.riskMinor === null ? null : { minor: line.riskMinor, currency: 'USD' }),
    look: (line) => ({ staleSince: line.isOld ? '2026-06-30T15:28:00.000Z' : null }),
  }),
  timeColumn<Line>({ id: 'at', header: 'Decide by', of: (line) => line.at }),
];

function viewOf(lines: readonly Line[]) {
  const model = new GridModel({
    source: fixedSource(lines, (line) => line.id),
    columns: COLUMNS,
    sort: [{ column: 'risk', direction: 'desc' }],
    filter: (line) => line.riskMinor !== 0,
  });
  model.connect();
  return model;
}

const table = (lines: readonly Line[]) =>
  tableOfView(viewOf(lines), { title: 'Exceptions', filter: ['All open', ''], view: VIEW });

const LINES: Line[] = [
  { id: '1', name: 'Breaker, 2P "60 A"', riskMinor: 1_234_56, at: '2026-06-30T18:20:00.000Z' },
  { id: '2', name: '=HYPERLINK("http://x","y")', riskMinor: 18_430_000, at: null, isOld: true },
  { id: '3', name: 'left out by the filter', riskMinor: 0, at: null },
];

describe('an exported view', () => {
  test('holds exactly the shown rows in the shown order, with stamp, filter, sort and definitions', () => {
    expect(csvOfView(table(LINES)).split('\r\n')).toEqual([
      '\uFEFFExceptions',
      'As of,2026-06-30 11:42:18 EDT',
      'Filter,All open',
      'Sorted by,At risk descending',
      'Rows,2',
      '',
      'Name,At risk,Decide by,Stale cells',
      `"'=HYPERLINK(""http://x"",""y"")",184300,,At risk since 2026-06-30 11:28:00 EDT`,
      '"Breaker, 2P ""60 A""",1234.56,2026-06-30 14:20:00 EDT,',
      '',
      'Column,Definition',
      'At risk,Margin of open lines',
      'Stale cells,"Values older than their contract allows, each with since when"',
      '',
    ]);
  });

  test('leaves a cell empty whose value is not known, and its row at the end of its sort', () => {
    const unknown = { id: '4', name: 'nobody knows', riskMinor: null, at: null };
    const { rows } = table([unknown, ...LINES]);
    expect(rows.at(-1)).toEqual(['nobody knows', null, null, '']);
    expect(csvOfView(table([unknown]))).toContain('nobody knows,,\r\n');
  });

  test('keeps the columns in the order a person gave them', () => {
    const model = viewOf(LINES);
    model.setColumnOrder(['at', 'name', 'risk']);
    const { columns } = tableOfView(model, { title: 'x', filter: [], view: VIEW });
    expect(columns.map(({ header }) => header).slice(0, 3)).toEqual([
      'Decide by',
      'Name',
      'At risk',
    ]);
  });

  test('is a workbook whose numbers are numbers, whose dates are dates and whose text is text', async () => {
    const files = unzip(await xlsxOfView(table(LINES)));
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('<v>184300</v>');
    expect(sheet).toContain('<v>1234.56</v>');
    // 30 June 2026 14:20 on the wall in New York, as Excel counts days since 1900.
    expect(sheet).toMatch(/<v>46203\.5972\d*<\/v>/);
    expect(sheet).not.toContain('<f>');
    expect(files.get('xl/sharedStrings.xml')).toContain('=HYPERLINK(');
    expect([...files.keys()]).toContain('xl/worksheets/sheet2.xml');
  });

  test('never holds a cell that a spreadsheet takes for a formula, whatever a feed wrote', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', ' =', ''),
        (text, start) => {
          const [, , , , , , , row = ''] = csvOfView(
            table([{ id: '1', name: start + text, riskMinor: 1, at: null }]),
          ).split('\r\n');
          const cell = row.startsWith('"') ? row.slice(1) : row;
          expect(cell).not.toMatch(/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/);
          expect(cell).not.toMatch(/^[\t\r\n]/);
        },
      ),
    );
  });

  test('never turns any text into a formula of a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
        const bytes = await xlsxOfView(
          table([{ id: '1', name: `=${text}`, riskMinor: 1, at: null }]),
        );
        expect(unzip(bytes).get('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
      }),
      { numRuns: 25 },
    );
  });

  test('leaves what is harmless as it is', () => {
    expect(harmless('Breaker 2P-60 A')).toBe('Breaker 2P-60 A');
    expect(harmless('−243 ea')).toBe('−243 ea');
    expect(harmless('@SUM(A1)')).toBe("'@SUM(A1)");
  });
});

/** The files of a zip, read by its central directory (APPNOTE 4.3.12): stored or deflated, as workbooks are. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, string>();
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end--;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const body = bytes.subarray(start, start + view.getUint32(at + 20, true));
    const isDeflated = view.getUint16(at + 10, true) === 8;
    files.set(name, new TextDecoder().decode(isDeflated ? inflateRawSync(body) : body));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}
