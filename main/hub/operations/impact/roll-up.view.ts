import type { View, Watch, WorldView } from '#engine/kernel';
import {
  exceptions,
  isOpen,
  readPlace,
  rollUp,
  type ExceptionState,
  type Place,
} from '#operations/exceptions';
import { entities, partners, sites, type PartnerMaster } from '#operations/network';
import type { PlaceKind, RollUpRow } from '#shared/protocol';
import { later } from '#shared/vocabulary';

/** The sites, lanes, carriers, customers, entities and feeds that have anything open beneath them, with the worst of it. */
export const rollUpsView: View<RollUpRow> = {
  name: 'rollUps',
  watches: [
    {
      collection: exceptions,
      subjects: ({ places }) => places,
    } satisfies Watch<ExceptionState>,
  ],
  *keys(world) {
    const places = new Set<Place>();
    for (const exception of world.all(exceptions))
      if (isOpen(exception)) for (const place of exception.places) places.add(place);
    yield* places;
  },
  project(world, key) {
    const { counted, worst, state, critical, money, currency, all } = rollUp(world, key as Place);
    if (!worst) return null;
    const place = readPlace(key);
    return {
      key,
      kind: place.kind,
      placeKey: place.key,
      name: nameOf(world, place.kind, place.key),
      state,
      open: counted.length,
      critical,
      atRiskMinor: money.minor,
      atRiskIsBound: money.isBound,
      unknown: money.unknown,
      currency,
      worst: worst.key,
      worstType: worst.type,
      worstSubject: worst.subject,
      asOf: {
        source: worst.source,
        occurredAt: all.map(({ occurredAt }) => occurredAt).reduce(later),
        receivedAt: all.map(({ receivedAt }) => receivedAt).reduce(later),
        cadenceMs: null,
      },
    };
  },
};

function nameOf(world: WorldView, kind: PlaceKind, key: string): string {
  switch (kind) {
    case 'site':
      return siteName(world, key);
    case 'lane':
      return key
        .split('>')
        .map((gln) => siteName(world, gln))
        .join(' → ');
    case 'carrier':
      return carrierByScac(world, key)?.name ?? key;
    case 'customer':
      return world.get(partners, key)?.name ?? key;
    case 'entity':
      return world.get(entities, key)?.name ?? key;
    case 'feed':
      return key.toUpperCase().replace('/', ' ');
  }
}

function siteName(world: WorldView, gln: string): string {
  return world.get(sites, gln)?.name ?? world.get(partners, gln)?.name ?? gln;
}

function carrierByScac(world: WorldView, scac: string): PartnerMaster | undefined {
  return world.by(partners, 'byScac', scac)[0];
}
