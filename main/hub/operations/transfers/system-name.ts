import type { WorldView } from '#engine/kernel';
import { entities, sites } from '#operations/network';
import { shortName } from '#operations/intercompany';

/** What people call the system behind a feed: "WMS Columbus", "ERP Northern", "TMS". */
export function systemName(world: WorldView, source: string): string {
  const [domain = source, place] = source.split('/');
  const kind = domain.toUpperCase();
  if (place === undefined) return kind;
  const [site] = world.by(sites, 'bySource', source);
  if (site) return `${kind} ${site.name}`;
  for (const entity of world.all(entities))
    if (entity.source === source) return `${kind} ${shortName(world, entity.gln)}`;
  return `${kind} ${place.charAt(0).toUpperCase()}${place.slice(1)}`;
}
