import type { WorldView } from '#engine/kernel';
import { partners, sites } from '#operations/network';
import { kmBetween } from '#shared/roads';
import type { Gln } from '#shared/vocabulary';
import { minutesToKm } from './driving-time.ts';

/** Roads are longer than the great circle: 1.20 on the mean in the United States (Ballou, Rahardja and Sakai 2002). */
const DETOUR = 1.2;

/** Minutes from a site's dock to a customer's door by a single driver; 0 when nobody knows where the customer is. */
export function deliveryMinutes(world: WorldView, site: Gln, customer: Gln): number {
  const from = world.get(sites, site);
  const to = world.get(partners, customer);
  if (!from || !to || to.latitude === null || to.longitude === null) return 0;
  const km = kmBetween([from.longitude, from.latitude], [to.longitude, to.latitude]);
  return Math.round(minutesToKm(km * DETOUR, true));
}
