import { defineCollection } from '#engine/kernel';
import type { Currency, Gln, Instant, Scac } from '#shared/vocabulary';

export type Mode = 'ground' | 'teamDrive' | 'lessThanTruckload' | 'air';

/** A way that goods can go between two sites, with its time and cost. */
export interface LaneMaster {
  laneId: string;
  from: Gln;
  to: Gln;
  mode: Mode;
  carrier: Scac;
  distanceKm: number;
  /** Door to door, loading and receiving left out. */
  transitMinutesP50: number;
  transitMinutesP90: number;
  /** For each shipment, full or not. */
  costMinor: number;
  costPerKgMinor: number;
  currency: Currency;
  active: boolean;
  publishedAt: Instant;
}

/** All lanes. */
export const lanes = defineCollection<LaneMaster>({
  name: 'network.lane',
  key: (lane) => lane.laneId,
  columns: {
    laneId: { type: 'text' },
    from: { type: 'text' },
    to: { type: 'text' },
    mode: { type: 'text' },
    carrier: { type: 'text' },
    distanceKm: { type: 'int4' },
    transitMinutesP50: { type: 'int4' },
    transitMinutesP90: { type: 'int4' },
    costMinor: { type: 'int8' },
    costPerKgMinor: { type: 'int8' },
    currency: { type: 'text' },
    active: { type: 'bool' },
    publishedAt: { type: 'instant' },
  },
  indexes: {
    /** `<from>><to>`. */
    byPair: (lane) => pairKey(lane.from, lane.to),
    byDestination: (lane) => (lane.active ? lane.to : null),
  },
});

export function pairKey(from: Gln, to: Gln): string {
  return `${from}>${to}`;
}

/** What one shipment of this weight costs on a lane, minor units; kilograms are begun ones, as carriers bill them. */
export function freightMinor(lane: LaneMaster, weightGrams: number): number {
  return lane.costMinor + Math.ceil(weightGrams / 1_000) * lane.costPerKgMinor;
}
