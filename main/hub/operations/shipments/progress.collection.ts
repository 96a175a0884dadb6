import { defineCollection } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';

/** Where the minutes between plan and own estimate come from; they sum to the difference. */
export interface EtaLedger {
  departedLateMinutes: number;
  dwellMinutes: number;
  driveMinutes: number;
  silentMinutes: number;
}

/** What is known of a truck on its way: the last fix, and the estimate that follows from it. */
export interface Progress {
  shipmentId: string;
  /** The last fix; null before the first. */
  fixAt: Instant | null;
  latitude: number | null;
  longitude: number | null;
  speedKmh: number | null;
  /** Along the planned road. */
  travelledKm: number;
  /** Since when it stands; null while it moves. */
  idleSince: Instant | null;
  /** Since when nothing was heard although it should have; null while it speaks. */
  silentSince: Instant | null;
  /** Our own estimate for the last stop. */
  p50At: Instant | null;
  p90At: Instant | null;
  /** P90 as it was given at departure: what `shipments.lane_record` holds the arrival against. */
  firstP90At: Instant | null;
  ledger: EtaLedger;
  receivedAt: Instant;
}

/** Progress of each shipment that departed. */
export const progresses = defineCollection<Progress>({
  name: 'shipments.progress',
  key: (progress) => progress.shipmentId,
  columns: {
    shipmentId: { type: 'text' },
    fixAt: { type: 'instant', nullable: true },
    latitude: { type: 'float8', nullable: true },
    longitude: { type: 'float8', nullable: true },
    speedKmh: { type: 'int4', nullable: true },
    travelledKm: { type: 'float8' },
    idleSince: { type: 'instant', nullable: true },
    silentSince: { type: 'instant', nullable: true },
    p50At: { type: 'instant', nullable: true },
    p90At: { type: 'instant', nullable: true },
    firstP90At: { type: 'instant', nullable: true },
    ledger: { type: 'json' },
    receivedAt: { type: 'instant' },
  },
  history: true,
});

export const NO_LEDGER: EtaLedger = {
  departedLateMinutes: 0,
  dwellMinutes: 0,
  driveMinutes: 0,
  silentMinutes: 0,
};
