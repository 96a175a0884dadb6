import type { SiteRow } from '#shared/protocol';
import type { ZoneChoice } from './services.ts';

/** The zones of the sites, each with the sites that live in it; the one with most sites first. */
export function zonesOf(sites: Iterable<Pick<SiteRow, 'zone' | 'name'>>): ZoneChoice[] {
  const names = new Map<string, string[]>();
  for (const { zone, name } of sites) names.set(zone, [...(names.get(zone) ?? []), name]);
  return [...names]
    .toSorted(([a, here], [b, there]) => there.length - here.length || a.localeCompare(b))
    .map(([zone, all]) => ({ zone, label: all.sort().join(', ') }));
}
