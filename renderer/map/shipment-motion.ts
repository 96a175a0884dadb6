import type { ShipmentRow } from '#shared/protocol';
import { pathKm } from '#shared/roads';
import type { RoadPath } from '#shared/roads';
import { HOUR_MS, MINUTE_MS, staleAfterMs } from '#shared/vocabulary';
import { kmTravelled } from './motion.ts';
import type { MovingShipment } from './moving-shipment.ts';

/** No lorry is faster on the road, whatever an estimate says (km/h). */
const FASTEST_KMH = 110;
/** To catch up with a fix it may be drawn somewhat faster than it can drive, as long as nobody takes it for flying. */
const FASTEST_DRAWN_KMH = 160;
/** Farther off than this it is put where it is: gliding there would show a truck where none is (km). */
const JUMP_KM = 60;
/** When nothing says when the next fix is due. */
const NEXT_FIX_MS = 30 * MINUTE_MS;
/** A drawn position and an estimate are never closer to each other than this, or a small error makes a large speed. */
const SHORTEST_GLIDE_MS = 5 * MINUTE_MS;

/** Where a shipment is on its road and how it goes on: the part of a `MovingShipment` that a fix decides. */
export type Motion = Pick<MovingShipment, 'fix' | 'speedKmh'>;

/**
 * The speed at which it arrives when we expect it (km/h): the road that is left by the time that is left, breaks and
 * all. A truck that stands, stands; without an estimate its own speed is all that is known.
 */
export function speedByEta(row: ShipmentRow, km: number): number {
  const { fix, ourP50At } = row;
  if (fix === null || fix.speedKmh <= 0) return 0;
  const leftMs = ourP50At === null ? 0 : Date.parse(ourP50At) - Date.parse(fix.at);
  const leftKm = Math.max(0, row.roadKm - km);
  const speed = leftMs > 0 ? (leftKm / leftMs) * HOUR_MS : fix.speedKmh;
  return Math.min(FASTEST_KMH, speed);
}

/**
 * Until when (world ms) it is drawn going on: then its source has been silent for twice its cadence, and grid, panel
 * and map all call it stale at that moment.
 */
export function coastsUntilMs({ asOf }: ShipmentRow): number {
  const afterMs = staleAfterMs(asOf);
  return afterMs === null ? Infinity : Date.parse(asOf.receivedAt) + afterMs;
}

/**
 * How it goes on from now. A new fix never finds it exactly where it was drawn, so it glides: from where it is drawn to
 * where it will be when the next fix is due. `drawn` is what is on the map, null for a truck that is new there.
 */
export function motionOf(
  row: ShipmentRow,
  path: RoadPath,
  drawn: MovingShipment | null,
  nowMs: number,
): Motion {
  const { fix } = row;
  if (fix === null) return { fix: { atMs: nowMs, km: 0 }, speedKmh: 0 };
  const known = { atMs: Date.parse(fix.at), km: fix.travelledKm };
  const speedKmh = speedByEta(row, fix.travelledKm);
  const byEta: Motion = { fix: known, speedKmh };
  if (drawn === null || drawn.path !== path) return byEta;

  const kmAt = (ms: number) =>
    Math.min(pathKm(path), known.km + (Math.max(0, ms - known.atMs) / HOUR_MS) * speedKmh);
  const drawnKm = kmTravelled(drawn, nowMs);
  if (Math.abs(kmAt(nowMs) - drawnKm) > JUMP_KM) return byEta;
  const nextFixMs = Math.max(
    known.atMs + (row.asOf.cadenceMs ?? NEXT_FIX_MS),
    nowMs + SHORTEST_GLIDE_MS,
  );
  const wantedKmh = ((kmAt(nextFixMs) - drawnKm) / (nextFixMs - nowMs)) * HOUR_MS;
  return {
    fix: { atMs: nowMs, km: drawnKm },
    // It waits rather than drive back: a truck on the map never turns round for an estimate.
    speedKmh: Math.max(0, Math.min(FASTEST_DRAWN_KMH, wantedKmh)),
  };
}
