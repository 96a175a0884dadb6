import { HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import type { LaneMaster } from '#operations/network';
import { minutesToKm, pauseNear } from './driving-time.ts';
import type { EtaLedger } from './progress.collection.ts';
import { firstStop, lastStop, type Shipment } from './shipment.collection.ts';

/** What the estimate knows of the truck. */
export interface TruckFacts {
  /** The time up to which the truck is known: its last fix, or its departure. */
  atMs: number;
  travelledKm: number;
  idleSinceMs: number | null;
  /** How long nothing was heard beyond what its cadence allows. */
  silentMinutes: number;
}

export interface Eta {
  p50Ms: number;
  p90Ms: number;
  ledger: EtaLedger;
}

/** Without a lane's record: nine of ten trips take at most an eighth and an hour and a half more (the lanes' own rule). */
const SPREAD_SHARE = 0.125;
const SPREAD_MINUTES = 90;

/** A silent truck is as likely standing as driving: half of the silence is taken as lost, all of it widens P90. */
const SILENCE_LOST_SHARE = 0.5;

/**
 * Our own estimate for the last stop, apart from the carrier's: from the time the truck is known, the rest of the road at
 * the lane's usual time (or the driving-time model where there is no lane), a pause that it is in, and what is planned at
 * the stops ahead. P90 keeps the part of the lane's spread that the rest of the road still holds (independent delays:
 * by the square root of the share), and silence widens it. The ledger says where the minutes between plan and P50 come
 * from, and sums to them. Null when the plan does not say when it shall arrive.
 */
export function estimateArrival(
  shipment: Shipment,
  lane: LaneMaster | null,
  facts: TruckFacts,
): Eta | null {
  const plannedArriveAt = lastStop(shipment)?.plannedArriveAt;
  if (!plannedArriveAt) return null;
  const plannedMs = toMs(plannedArriveAt);
  const single = shipment.mode === 'ground';
  const totalKm = Math.max(1, shipment.distanceKm);
  const km = Math.min(totalKm, Math.max(0, facts.travelledKm));
  const whole = minutesToKm(totalKm, single);
  const usual = usualMinutes(shipment, lane) ?? whole;
  const left = (whole - minutesToKm(km, single)) * (whole > 0 ? usual / whole : 1);
  const standing = standingMinutes(facts, km, single);
  const lost = facts.silentMinutes * SILENCE_LOST_SHARE;

  const remaining = Math.max(0, left + standing) + plannedDwellAhead(shipment) + lost;
  const p50Ms = facts.atMs + Math.round(remaining) * MINUTE_MS;
  const spread = spreadMinutes(lane, usual) * Math.sqrt(whole > 0 ? left / usual : 0);
  const p90Ms = p50Ms + Math.round(spread + facts.silentMinutes - lost) * MINUTE_MS;
  return { p50Ms, p90Ms, ledger: ledgerOf(shipment, plannedMs, p50Ms, facts, lost) };
}

/** What the plan or the lane says for the whole way, minutes, planned dwell left out. */
function usualMinutes(shipment: Shipment, lane: LaneMaster | null): number | null {
  const departAt = firstStop(shipment)?.plannedDepartAt;
  const arriveAt = lastStop(shipment)?.plannedArriveAt;
  if (lane) return lane.transitMinutesP50;
  if (!departAt || !arriveAt) return null;
  return Math.max(1, (toMs(arriveAt) - toMs(departAt)) / MINUTE_MS - plannedDwell(shipment, 0));
}

function spreadMinutes(lane: LaneMaster | null, usual: number): number {
  if (lane) return lane.transitMinutesP90 - lane.transitMinutesP50;
  return usual * SPREAD_SHARE + SPREAD_MINUTES;
}

/**
 * What standing adds to the drive ahead: the rest of the pause that the truck is in. A pause that the law's model still
 * has ahead is in the drive already, and what was stood of it is done. Without a pause due, it goes on any moment.
 */
function standingMinutes(facts: TruckFacts, km: number, single: boolean): number {
  if (facts.idleSinceMs === null) return 0;
  const pause = pauseNear(km, single);
  if (!pause) return 0;
  const stood = Math.max(0, (facts.atMs - facts.idleSinceMs) / MINUTE_MS);
  return pause.isAhead ? -Math.min(stood, pause.minutes) : Math.max(0, pause.minutes - stood);
}

/** Planned dwell at stops that the truck has not left, the last one left out. */
function plannedDwellAhead(shipment: Shipment): number {
  const next = shipment.stops.findIndex((stop) => stop.departedAt === null);
  return next <= 0 ? plannedDwell(shipment, 0) : plannedDwell(shipment, next);
}

function plannedDwell(shipment: Shipment, from: number): number {
  let minutes = 0;
  for (const stop of shipment.stops.slice(Math.max(1, from), -1))
    if (stop.plannedArriveAt && stop.plannedDepartAt)
      minutes += Math.max(0, toMs(stop.plannedDepartAt) - toMs(stop.plannedArriveAt)) / MINUTE_MS;
  return minutes;
}

/** Longest dwell that is taken for one: longer gaps between two milestones are lost messages. */
const DWELL_LIMIT_MS = 72 * HOUR_MS;

function ledgerOf(
  shipment: Shipment,
  plannedMs: number,
  p50Ms: number,
  facts: TruckFacts,
  lost: number,
): EtaLedger {
  const total = Math.round((p50Ms - plannedMs) / MINUTE_MS);
  const first = firstStop(shipment);
  const departedLateMinutes =
    first?.departedAt && first.plannedDepartAt
      ? Math.round((toMs(first.departedAt) - toMs(first.plannedDepartAt)) / MINUTE_MS)
      : 0;
  const dwellMinutes = Math.round(extraDwellMinutes(shipment, facts.atMs));
  const silentMinutes = Math.round(lost);
  const driveMinutes = total - departedLateMinutes - dwellMinutes - silentMinutes;
  return { departedLateMinutes, dwellMinutes, driveMinutes, silentMinutes };
}

/** Minutes stood at stops between the ends beyond what was planned there. */
function extraDwellMinutes(shipment: Shipment, atMs: number): number {
  let minutes = 0;
  for (const stop of shipment.stops.slice(1, -1)) {
    if (!stop.arrivedAt) continue;
    const leftMs = stop.departedAt ? toMs(stop.departedAt) : atMs;
    const stood = Math.min(DWELL_LIMIT_MS, Math.max(0, leftMs - toMs(stop.arrivedAt)));
    const planned =
      stop.plannedArriveAt && stop.plannedDepartAt
        ? toMs(stop.plannedDepartAt) - toMs(stop.plannedArriveAt)
        : 0;
    minutes += Math.max(0, stood - planned) / MINUTE_MS;
  }
  return minutes;
}
