import { pathKm, stretchAtKm } from '#shared/roads';
import type { RoadPath } from '#shared/roads';
import { DAY_MS, worstState } from '#shared/vocabulary';
import type { State } from '#shared/vocabulary';
import { toMercator } from './mercator.ts';
import type { MovingShipment } from './moving-shipment.ts';

const MS_PER_HOUR = 3_600_000;
/**
 * After a day it is the data that is missing, not a truck's position: while a hub reads its history, a ring and a name
 * for everything would say nothing.
 */
const FORGOTTEN_AFTER_MS = DAY_MS;

/** A road path on the Mercator square: what the vertex shader interpolates on. */
export interface FlatPath {
  x: Float64Array;
  y: Float64Array;
  source: RoadPath;
}

/** Projects a path; one call for each path object, since shipments of a lane share it. */
export function flattenPath(source: RoadPath): FlatPath {
  const points = source.points.map(toMercator);
  return {
    x: Float64Array.from(points, (point) => point.x),
    y: Float64Array.from(points, (point) => point.y),
    source,
  };
}

/**
 * One straight piece of a shipment's way: at `startMs` it is at from, at `endMs` at to. When it stands, both times are
 * 0, it is at from, and to only says which way it faces.
 */
export interface Leg {
  fromX: number;
  fromY: number;
  toX: number;
  toY: number;
  startMs: number;
  endMs: number;
  /** As it looks now: its own state, or stale when its cadence has passed and that is worse. */
  state: State;
  /** World ms of the next change of the above; Infinity for never. */
  changesAtMs: number;
}

/** Road km from the start of its path at world time `nowMs`, as far as the fix and the cadence allow. */
export function kmTravelled(shipment: MovingShipment, nowMs: number): number {
  const { fix, coastUntilMs, speedKmh } = shipment;
  const drivenMs = Math.max(0, Math.min(nowMs, coastUntilMs) - fix.atMs);
  const km = fix.km + (drivenMs / MS_PER_HOUR) * Math.max(0, speedKmh);
  return Math.max(0, Math.min(km, pathKm(shipment.path)));
}

/** Whether nothing has been heard for longer than the source's cadence allows. */
export function isPastCadence(shipment: MovingShipment, nowMs: number): boolean {
  return nowMs >= shipment.coastUntilMs;
}

/** Whether its silence still says something of it: past its cadence, and for less than a day. */
export function isMissed(shipment: MovingShipment, nowMs: number): boolean {
  return isPastCadence(shipment, nowMs) && !isForgotten(shipment, nowMs);
}

/** Whether it has been silent for so long that nothing is said of it. */
export function isForgotten({ coastUntilMs }: MovingShipment, nowMs: number): boolean {
  return nowMs >= coastUntilMs + FORGOTTEN_AFTER_MS;
}

/** The leg that a shipment is on at `nowMs`, written into `leg` so that 13,000 calls a second make no garbage. */
export function legAt(shipment: MovingShipment, flat: FlatPath, nowMs: number, leg: Leg): void {
  const { fix, coastUntilMs, path } = shipment;
  const kmPerMs = Math.max(0, shipment.speedKmh) / MS_PER_HOUR;
  const km = kmTravelled(shipment, nowMs);
  const isSilent = isPastCadence(shipment, nowMs);
  leg.state = isSilent ? worstState([shipment.state, 'stale']) : shipment.state;

  const stretch = stretchAtKm(path, km);
  const next = Math.min(stretch + 1, path.points.length - 1);
  const fromKm = path.kmAt[stretch]!;
  const toKm = path.kmAt[next]!;
  leg.toX = flat.x[next]!;
  leg.toY = flat.y[next]!;

  const isMoving =
    kmPerMs > 0 && !isSilent && nowMs >= fix.atMs && km < pathKm(path) && toKm > fromKm;
  if (!isMoving) {
    const share = toKm > fromKm ? (km - fromKm) / (toKm - fromKm) : 0;
    leg.fromX = flat.x[stretch]! + (leg.toX - flat.x[stretch]!) * share;
    leg.fromY = flat.y[stretch]! + (leg.toY - flat.y[stretch]!) * share;
    leg.startMs = 0;
    leg.endMs = 0;
    leg.changesAtMs = nowMs < fix.atMs ? fix.atMs : silenceChangesAtMs(shipment, nowMs);
    return;
  }
  leg.fromX = flat.x[stretch]!;
  leg.fromY = flat.y[stretch]!;
  leg.startMs = fix.atMs + (fromKm - fix.km) / kmPerMs;
  leg.endMs = fix.atMs + (toKm - fix.km) / kmPerMs;
  leg.changesAtMs = Math.min(leg.endMs, coastUntilMs);
}

/** When it falls silent, and when that is forgotten; Infinity after both. */
function silenceChangesAtMs(shipment: MovingShipment, nowMs: number): number {
  const { coastUntilMs } = shipment;
  if (!isPastCadence(shipment, nowMs)) return coastUntilMs;
  return isForgotten(shipment, nowMs) ? Infinity : coastUntilMs + FORGOTTEN_AFTER_MS;
}
