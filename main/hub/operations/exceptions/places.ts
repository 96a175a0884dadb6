import type { WorldView } from '#engine/kernel';
import { pairKey, sites } from '#operations/network';
import type { PlaceKind } from '#shared/protocol';
import type { Gln } from '#shared/vocabulary';
import type { Finding } from './finding.ts';

/** Where an exception counts, `lane/<from>><to>`: what stands there shows the worst beneath it. */
export type Place = `${PlaceKind}/${string}`;

export function placeOf(kind: PlaceKind, key: string): Place {
  return `${kind}/${key}`;
}

/** The lane between two sites, in whichever mode. */
export function lanePlace(from: Gln, to: Gln): Place {
  return placeOf('lane', pairKey(from, to));
}

/** Kind and key of a place. */
export function readPlace(place: string): { kind: PlaceKind; key: string } {
  const slash = place.indexOf('/');
  return { kind: place.slice(0, slash) as PlaceKind, key: place.slice(slash + 1) };
}

/**
 * The relations along which a finding counts: its site, the entity of that site, the feed that proves it, and what its
 * rule names. In one order, each once.
 */
export function placesOf(world: WorldView, finding: Finding): Place[] {
  const places = new Set<Place>(finding.places ?? []);
  const { site, provenBy } = finding;
  if (site !== null) {
    places.add(placeOf('site', site));
    const entity = world.get(sites, site)?.entity;
    if (entity !== undefined) places.add(placeOf('entity', entity));
  }
  if (provenBy !== null) places.add(placeOf('feed', provenBy));
  return [...places].toSorted((a, b) => (a < b ? -1 : 1));
}

/** Whether two lists of {@link placesOf} name the same. */
export function arePlacesEqual(a: readonly Place[], b: readonly Place[]): boolean {
  return a.length === b.length && a.every((place, i) => place === b[i]);
}
