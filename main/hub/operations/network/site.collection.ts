import { defineCollection } from '#engine/kernel';
import type { Gln, Instant } from '#shared/vocabulary';

/** A distribution centre as the ERP publishes it. Times of the day are `HH:MM` of its own zone. */
export interface SiteMaster {
  gln: Gln;
  code: string;
  name: string;
  entity: Gln;
  locode: string;
  latitude: number;
  longitude: number;
  zone: string;
  dockDoors: number;
  opensAt: string;
  closesAt: string;
  /** ISO weekdays, 1 is Monday. */
  workDays: readonly number[];
  /** Last moment of the day at which a truck can still be loaded. */
  dockCutOffAt: string;
  pickAndStageMinutes: number;
  /** The feed that speaks for its stock: `wms/atlanta`. */
  warehouseSource: string;
  publishedAt: Instant;
  receivedAt: Instant;
}

/** All sites, by GLN. */
export const sites = defineCollection<SiteMaster>({
  name: 'network.site',
  key: (site) => site.gln,
  columns: {
    gln: { type: 'text' },
    code: { type: 'text' },
    name: { type: 'text' },
    entity: { type: 'text' },
    locode: { type: 'text' },
    latitude: { type: 'float8' },
    longitude: { type: 'float8' },
    zone: { type: 'text' },
    dockDoors: { type: 'int4' },
    opensAt: { type: 'text' },
    closesAt: { type: 'text' },
    workDays: { type: 'json' },
    dockCutOffAt: { type: 'text' },
    pickAndStageMinutes: { type: 'int4' },
    warehouseSource: { type: 'text' },
    publishedAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  indexes: {
    bySource: (site) => site.warehouseSource,
    byEntity: (site) => site.entity,
  },
});
