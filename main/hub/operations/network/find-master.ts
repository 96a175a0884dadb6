import type { WorldView } from '#engine/kernel';
import { items } from './item.collection.ts';
import { partners } from './partner.collection.ts';
import { sites } from './site.collection.ts';

export interface FoundMaster {
  key: string;
  kind: 'site' | 'item' | 'partner';
  label: string;
}

/** As many as a list under a field can show. */
const MOST = 20;

/**
 * Sites, items and partners whose code and name hold every word of the text in any order, or whose number holds the text,
 * whatever its case; those whose short name begins with it come first.
 */
export function findMaster(world: WorldView, text: string): FoundMaster[] {
  const wanted = text.trim().toLowerCase();
  const found: { rank: number; master: FoundMaster }[] = [];
  const look = (kind: FoundMaster['kind'], key: string, short: string, long: string) => {
    const rank = rankOf(wanted, key, short.toLowerCase(), long.toLowerCase());
    if (rank !== null)
      found.push({ rank, master: { key, kind, label: `${short} ${long}`.trim() } });
  };
  for (const site of world.all(sites)) look('site', site.gln, site.code, site.name);
  for (const item of world.all(items)) look('item', item.gtin, item.sku, item.description);
  for (const one of world.all(partners)) look('partner', one.gln, one.scac ?? '', one.name);
  return found
    .toSorted((a, b) => a.rank - b.rank || (a.master.label < b.master.label ? -1 : 1))
    .slice(0, MOST)
    .map(({ master }) => master);
}

function rankOf(wanted: string, key: string, short: string, long: string): number | null {
  if (short === wanted || key === wanted) return 0;
  if (short !== '' && short.startsWith(wanted)) return 1;
  if (long.startsWith(wanted)) return 2;
  const words = wanted.split(/\s+/);
  if (words.every((word) => short.includes(word) || long.includes(word))) return 3;
  return wanted.length >= 4 && key.includes(wanted) ? 4 : null;
}
