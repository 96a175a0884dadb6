import type {
  ApprovalRow,
  PolicyContent,
  PolicyTable,
  PriceRow,
  RankRow,
  StatedRate,
  ThresholdRow,
} from '#shared/protocol';

/** What a row of each table is. */
export interface TableRows {
  rows: ThresholdRow;
  approvals: ApprovalRow;
  ranks: RankRow;
  prices: PriceRow;
  rates: StatedRate;
}

/** A row of any table, with the table in which it stands: that says what the row is. */
export type PlacedRow = {
  [Table in PolicyTable]: { table: Table; row: TableRows[Table] };
}[PolicyTable];

/** The rows of a table; none where a content has no such list. */
export function rowsOf<Table extends PolicyTable>(
  content: PolicyContent,
  table: Table,
): TableRows[Table][] {
  const rows = content[table];
  // The hub lets no content into a draft whose rows are not those of their tables.
  return Array.isArray(rows) ? (rows as TableRows[Table][]) : [];
}

/** The same, each with its table. */
export function placedRows(content: PolicyContent, table: PolicyTable): PlacedRow[] {
  switch (table) {
    case 'rows':
      return rowsOf(content, table).map((row) => ({ table, row }));
    case 'approvals':
      return rowsOf(content, table).map((row) => ({ table, row }));
    case 'ranks':
      return rowsOf(content, table).map((row) => ({ table, row }));
    case 'prices':
      return rowsOf(content, table).map((row) => ({ table, row }));
    case 'rates':
      return rowsOf(content, table).map((row) => ({ table, row }));
  }
}

/** The content with a row in the place of the one of that name; a new one below the others, or above them. */
export function withRow<Table extends PolicyTable>(
  content: PolicyContent,
  table: Table,
  name: string | null,
  row: TableRows[Table],
  place: 'above' | 'below' = 'below',
): PolicyContent {
  const rows = rowsOf(content, table);
  const added = place === 'above' ? [row, ...rows] : [...rows, row];
  const next = name === null ? added : rows.map((one) => (one.row === name ? row : one));
  return { ...content, [table]: next };
}

/** The content with a row at a place of its table, 1 the first; whatever place it had before. */
export function withRowAt<Table extends PolicyTable>(
  content: PolicyContent,
  table: Table,
  row: TableRows[Table],
  place: number,
): PolicyContent {
  const others = rowsOf(content, table).filter((one) => one.row !== row.row);
  return { ...content, [table]: others.toSpliced(place - 1, 0, row) };
}

/** The content with a row one place higher: where the first that fits counts, the order is what it says. */
export function withRowUp(content: PolicyContent, table: PolicyTable, name: string): PolicyContent {
  const rows = rowsOf(content, table);
  const at = rows.findIndex(({ row }) => row === name);
  return at < 1 ? content : withRowAt(content, table, rows[at]!, at);
}

export function withoutRow(
  content: PolicyContent,
  table: PolicyTable,
  name: string,
): PolicyContent {
  return { ...content, [table]: rowsOf(content, table).filter(({ row }) => row !== name) };
}

/** Tables of which the first row that fits counts: their order says something. */
const ORDERED: readonly PolicyTable[] = ['rows', 'ranks', 'prices'];

export function isOrdered(table: PolicyTable): boolean {
  return ORDERED.includes(table);
}

/** The order of a table's rows in two contents. */
export interface OrderChange {
  table: PolicyTable;
  before: string[];
  after: string[];
}

/**
 * The tables whose rows one content tries in another order than an earlier one; a row that comes last or goes changes
 * nothing about who is tried first among the others.
 */
export function orderChanges(before: PolicyContent, after: PolicyContent): OrderChange[] {
  return ORDERED.map((table) => ({
    table,
    before: rowsOf(before, table).map(({ row }) => row),
    after: rowsOf(after, table).map(({ row }) => row),
  })).filter(({ before: old, after: now }) => {
    const kept = old.filter((row) => now.includes(row));
    return kept.some((row, place) => now[place] !== row);
  });
}

const LETTERS: Readonly<Record<PolicyTable, string>> = {
  rows: 'X',
  approvals: 'A',
  ranks: 'L',
  prices: 'P',
  rates: 'R',
};

/** The first name that no row has: `A3` after A1 and A2. */
export function freeName(content: PolicyContent, table: PolicyTable): string {
  const letter = LETTERS[table];
  const taken = new Set(rowsOf(content, table).map(({ row }) => row));
  let number = 1;
  while (taken.has(`${letter}${number}`)) number++;
  return `${letter}${number}`;
}

/** A row to begin with; it asks or sets something only once somebody has said what. */
export function newRow(content: PolicyContent, table: PolicyTable): PlacedRow {
  const row = freeName(content, table);
  switch (table) {
    case 'rows':
      return { table, row: { row, when: 'site == ""', set: {}, why: '' } };
    case 'ranks':
      return {
        table,
        row: { row, when: 'customer == ""', orderBy: ['needAt', 'priority'], why: '' },
      };
    case 'prices':
      return {
        table,
        row: {
          row,
          seller: null,
          buyer: null,
          itemClass: null,
          method: 'costPlus',
          basisPoints: null,
        },
      };
    case 'rates':
      return { table, row: { row, from: '', to: '', rateMicro: 0, source: '', on: '' } };
    case 'approvals':
      return {
        table,
        row: {
          row,
          when: 'true',
          aboveMinor: null,
          roles: ['operations'],
          stage: 1,
          dueMinutes: 120,
          why: '',
        },
      };
  }
}
