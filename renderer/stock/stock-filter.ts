import type { StockRow } from '#shared/protocol';
import type { State } from '#shared/vocabulary';

/** What narrows the positions; null and empty let everything through. */
export interface StockFilter {
  state: State | null;
  site: string | null;
  abcClass: string | null;
  /** Words that number, GTIN or description must hold, in any order. */
  text: string;
}

export const NO_FILTER: StockFilter = { state: null, site: null, abcClass: null, text: '' };

/** Whether a position passes; made once a filter, since the words are taken apart then. */
export function stockFilter(filter: StockFilter): (row: StockRow) => boolean {
  const itemPasses = itemFilter(filter.text);
  return (row) =>
    (filter.state === null || row.state === filter.state) &&
    (filter.site === null || row.siteCode === filter.site) &&
    (filter.abcClass === null || row.abcClass === filter.abcClass) &&
    itemPasses(row);
}

/** Shorter runs of figures are sizes and ratings: "60" would find itself in the GTINs of half the catalogue. */
const GTIN_FROM_FIGURES = 6;

/** Whether an item's number, description or GTIN holds every word typed. */
export function itemFilter(
  text: string,
): (item: Pick<StockRow, 'sku' | 'gtin' | 'description'>) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ sku, gtin, description }) => {
    const searched = `${sku} ${description}`.toLowerCase();
    return words.every(
      (word) =>
        searched.includes(word) || (word.length >= GTIN_FROM_FIGURES && gtin.includes(word)),
    );
  };
}

/** The filter in words, for the stamp of an export. */
export function filterWords({ state, site, abcClass, text }: StockFilter): string[] {
  return [
    state === null ? '' : `state ${state}`,
    site === null ? '' : `site ${site}`,
    abcClass === null ? '' : `class ${abcClass}`,
    text.trim() === '' ? '' : `item “${text.trim()}”`,
  ].filter((words) => words !== '');
}
