import { defineCollection } from '#engine/kernel';
import type { Gln } from '#shared/vocabulary';

/** What left a site on one day, and how far its warehouse's events are in it. */
export interface Outflow {
  /** `<gln>/<day>`. */
  key: string;
  site: Gln;
  /** Days since 1970, UTC: seven of them are a week wherever midnight is. */
  day: number;
  quantity: number;
  sourceEpoch: number;
  sourceSequence: number;
}

/** Units loaded by site and day, of the last days only: the size of a site on the map. */
export const outflows = defineCollection<Outflow>({
  name: 'stock.outflow',
  key: (outflow) => outflow.key,
  columns: {
    key: { type: 'text' },
    site: { type: 'text' },
    day: { type: 'int4' },
    quantity: { type: 'int8' },
    sourceEpoch: { type: 'int4' },
    sourceSequence: { type: 'int8' },
  },
  indexes: { bySite: (outflow) => outflow.site },
});

/** Today and six days before it. */
export const OUTFLOW_DAYS = 7;
