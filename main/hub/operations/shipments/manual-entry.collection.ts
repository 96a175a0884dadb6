import { defineCollection } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';

export type Milestone = 'arrive' | 'depart';

/** A milestone that a person entered because its feed did not tell it, and what the feed has said of it since. */
export interface ManualEntry {
  /** `<shipment>/<stop>/<milestone>`. */
  key: string;
  shipmentId: string;
  /** The feed that should have told it. */
  source: string;
  stop: number;
  milestone: Milestone;
  /** When it happened, as the person says. */
  at: Instant;
  by: string;
  reason: string;
  enteredAt: Instant;
  /** When it happened, as the feed said later; null while it has said nothing. */
  toldAt: Instant | null;
  /** `alone`: the feed has said nothing; `agrees` within a quarter of an hour; `differs`; `settled` by a person. */
  state: 'alone' | 'agrees' | 'differs' | 'settled';
  settledBy: string | null;
  kept: 'feed' | 'entry' | null;
}

/** All milestones that were entered by hand. */
export const manualEntries = defineCollection<ManualEntry>({
  name: 'shipments.manual_entry',
  key: (entry) => entry.key,
  columns: {
    key: { type: 'text' },
    shipmentId: { type: 'text' },
    source: { type: 'text' },
    stop: { type: 'int4' },
    milestone: { type: 'text' },
    at: { type: 'instant' },
    by: { type: 'text' },
    reason: { type: 'text' },
    enteredAt: { type: 'instant' },
    toldAt: { type: 'instant', nullable: true },
    state: { type: 'text' },
    settledBy: { type: 'text', nullable: true },
    kept: { type: 'text', nullable: true },
  },
  indexes: {
    byShipment: (entry) => entry.shipmentId,
    /** Those of a feed that wait for its word or for a person. */
    unsettledBySource: ({ state, source }) =>
      state === 'alone' || state === 'differs' ? source : null,
  },
});

/** The key of a milestone of a stop. */
export function entryKey(shipmentId: string, stop: number, milestone: Milestone): string {
  return `${shipmentId}/${stop}/${milestone}`;
}
