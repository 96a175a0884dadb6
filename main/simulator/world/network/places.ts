import type { Point } from '../great-circle.ts';
import rows from './places.json' with { type: 'json' };

/** A metropolitan area of the contiguous United States, people living within 60 km of its centre. */
export interface Place extends Point {
  name: string;
  state: string;
  population: number;
}

/** From most to least populous (GeoNames, CC BY 4.0; see make-places.mjs). */
export const PLACES: readonly Place[] = (rows as [string, string, number, number, number][]).map(
  ([name, state, latitude, longitude, population]) => ({
    name,
    state,
    latitude,
    longitude,
    population,
  }),
);

/** Zones by state, for sites beyond the reference network; a state with two zones takes the one of its cities. */
const ZONES: Record<string, readonly string[]> = {
  'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV'.split(
    ' ',
  ),
  'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI'.split(' '),
  'America/Denver': 'CO ID MT NM UT WY'.split(' '),
  'America/Phoenix': ['AZ'],
  'America/Los_Angeles': 'CA NV OR WA'.split(' '),
};

/** IANA zone of a place. */
export function zoneOf(state: string): string {
  for (const [zone, states] of Object.entries(ZONES)) if (states.includes(state)) return zone;
  return 'America/New_York';
}
