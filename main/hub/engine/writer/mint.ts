import type { Instant } from '#shared/vocabulary';

/** The last number given of each series, by its name: `TRF-2026`, `EX`, `CMD-1`. A value, never changed in place. */
export type Counters = ReadonlyMap<string, number>;

export type Series = 'TRF' | 'EX' | 'CMD' | 'WIN' | 'DLG' | 'PLN' | 'STL' | 'DRF';

/** What other systems echo and archive by year. */
const BY_YEAR: readonly Series[] = ['TRF', 'STL'];

/**
 * The next number of a series. Transfers and settlements are numbered by year (`TRF-2026-0648`), as every
 * system that echoes them archives by year; exceptions, windows, delegations, plans and contents of drafts run on (`EX-2291`, `WIN-12`); commands carry the hub's
 * epoch (`CMD-1-000042`), so that a hub restored from a backup never gives a key again that a target has seen.
 */
export function mintNext(
  counters: Counters,
  series: Series,
  now: Instant,
  hubEpoch: number,
): { name: string; counters: Counters } {
  const key = seriesKey(series, now, hubEpoch);
  const value = (counters.get(key) ?? 0) + 1;
  const width = { TRF: 4, EX: 0, CMD: 6, WIN: 0, DLG: 0, PLN: 0, STL: 4, DRF: 0 }[series];
  return {
    name: `${key}-${String(value).padStart(width, '0')}`,
    counters: new Map(counters).set(key, value),
  };
}

function seriesKey(series: Series, now: Instant, hubEpoch: number): string {
  if (BY_YEAR.includes(series)) return `${series}-${now.slice(0, 4)}`;
  return series === 'CMD' ? `CMD-${hubEpoch}` : series;
}
