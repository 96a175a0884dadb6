import type { WorldView } from '#engine/kernel';
import { exceptions, type ExceptionState } from '#operations/exceptions';
import { regionOf, sites } from '#operations/network';

/** The open stockouts of a region, in the order of its sites. */
export function stockoutsIn(world: WorldView, region: string): ExceptionState[] {
  const found: ExceptionState[] = [];
  for (const site of world.all(sites)) {
    if (regionOf(site) !== region) continue;
    for (const exception of world.by(exceptions, 'openBySite', site.gln))
      if (exception.type === 'stockoutRisk') found.push(exception);
  }
  return found;
}
