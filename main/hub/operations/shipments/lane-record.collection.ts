import { defineCollection } from '#engine/kernel';

/** How well our P90 held on a lane: trips that arrived, and those of them at or before the P90 given at departure. */
export interface LaneRecord {
  /** `<from>><to>`. */
  key: string;
  trips: number;
  held: number;
}

export const laneRecords = defineCollection<LaneRecord>({
  name: 'shipments.lane_record',
  key: (record) => record.key,
  columns: { key: { type: 'text' }, trips: { type: 'int4' }, held: { type: 'int4' } },
});
