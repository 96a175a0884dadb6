import type { IntercompanyRow } from '#shared/protocol';
import { sumsOf } from './document-sums.ts';
import type { DocumentSums } from './document-sums.ts';

/** One line of the matrix, down or across: a site, or a whole entity. */
export interface MatrixEnd {
  /** GLN; of an entity where the matrix shows entities, or where no warehouse has said which site it is. */
  key: string;
  name: string;
  entity: string;
  entityName: string;
}

/** What went one way. */
export interface MatrixCell {
  from: MatrixEnd;
  to: MatrixEnd;
  /** Both ends belong to one entity: nothing is posted between them. */
  isWithin: boolean;
  /** A row has one seller, so one currency; null where there is none yet. */
  sums: DocumentSums | null;
  rows: readonly IntercompanyRow[];
}

export interface Matrix {
  ends: readonly MatrixEnd[];
  /** By the index of both ends. */
  cells: readonly (readonly MatrixCell[])[];
}

/** Above so many sites only entities are shown; a cell opens its sites. */
export const MOST_SITES = 12;

/** A site as far as the matrix needs it. */
export interface MatrixSite {
  key: string;
  name: string;
  entity: string;
  entityName: string;
}

/**
 * Adds documents up from where they were sold to where they were bought. Every document falls into one cell, so cells add
 * up to all documents, and a cell to those that it opens.
 */
export function matrixOf(
  rows: Iterable<IntercompanyRow>,
  sites: readonly MatrixSite[],
  by: 'site' | 'entity',
): Matrix {
  const documents = [...rows];
  const ends = endsOf(documents, sites, by);
  const known = new Set(ends.map(({ key }) => key));
  const cells = new Map<string, IntercompanyRow[]>();
  for (const row of documents) {
    const key = cellKey(endOf(row, 'from', by, known), endOf(row, 'to', by, known));
    const found = cells.get(key);
    if (found) found.push(row);
    else cells.set(key, [row]);
  }
  return {
    ends,
    cells: ends.map((from) =>
      ends.map((to) => {
        const found = cells.get(cellKey(from.key, to.key)) ?? [];
        const [sums = null] = sumsOf(found);
        return { from, to, isWithin: from.entity === to.entity, sums, rows: found };
      }),
    ),
  };
}

/** How a cell is named in the place: `<from>><to>`. */
export function cellKey(from: string, to: string): string {
  return `${from}>${to}`;
}

/** Whether a document belongs to a cell, of sites or of entities. */
export function isInCell(row: IntercompanyRow, cell: string): boolean {
  const [from, to] = cell.split('>');
  return (row.from === from || row.seller === from) && (row.to === to || row.buyer === to);
}

function endsOf(
  documents: readonly IntercompanyRow[],
  sites: readonly MatrixSite[],
  by: 'site' | 'entity',
): MatrixEnd[] {
  const ends = new Map<string, MatrixEnd>();
  if (by === 'site')
    for (const { key, name, entity, entityName } of sites)
      ends.set(key, { key, name, entity, entityName });
  for (const row of documents)
    for (const [site, entity, entityName] of [
      [row.from, row.seller, row.sellerName],
      [row.to, row.buyer, row.buyerName],
    ] as const) {
      if (by === 'site' && site !== null && ends.has(site)) continue;
      const name = by === 'entity' ? entityName : 'site not told yet';
      if (!ends.has(entity)) ends.set(entity, { key: entity, name, entity, entityName });
    }
  return [...ends.values()].toSorted(
    (a, b) => compare(a.entityName, b.entityName) || compare(a.name, b.name),
  );
}

function endOf(
  row: IntercompanyRow,
  end: 'from' | 'to',
  by: 'site' | 'entity',
  known: ReadonlySet<string>,
): string {
  const [site, entity] = end === 'from' ? [row.from, row.seller] : [row.to, row.buyer];
  return by === 'site' && site !== null && known.has(site) ? site : entity;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
