import { assert } from '#shared/vocabulary';
import { headingDegrees } from './great-circle.ts';
import type { LonLat } from './great-circle.ts';

/**
 * A way over the ground that something can be followed along: the drawn points, and for each the km of road from the
 * start. `kmAt` never falls; its last value is the length. Road km are longer than the drawn line, because a road
 * winds more than its drawing.
 */
export interface RoadPath {
  points: readonly LonLat[];
  kmAt: readonly number[];
}

/** The length of a path in km of road. */
export function pathKm(path: RoadPath): number {
  return path.kmAt[path.kmAt.length - 1] ?? 0;
}

/** Where something stands, and which way it faces (degrees clockwise from north). */
export interface PathPosition {
  position: LonLat;
  headingDegrees: number;
}

/** The position `km` of road from the start; before the start and past the end it is the start and the end. */
export function positionAtKm(path: RoadPath, km: number): PathPosition {
  assert(path.points.length > 0, 'a path has points');
  const stretch = stretchAtKm(path, km);
  const from = path.points[stretch]!;
  const to = path.points[stretch + 1] ?? from;
  const fromKm = path.kmAt[stretch]!;
  const toKm = path.kmAt[stretch + 1] ?? fromKm;
  const t =
    toKm > fromKm ? Math.max(0, Math.min(1, (km - fromKm) / (toKm - fromKm))) : +(km >= toKm);
  return {
    position: [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t],
    headingDegrees: headingDegrees(from, to),
  };
}

/** The position at a share of the way, 0 the start and 1 the end. */
export function positionAtFraction(path: RoadPath, fraction: number): PathPosition {
  return positionAtKm(path, fraction * pathKm(path));
}

/**
 * The index of the point that `km` lies behind: the stretch from it to the next holds `km`. By bisection; within
 * 0 and the last stretch, whatever `km` is.
 */
export function stretchAtKm(path: RoadPath, km: number): number {
  let low = 0;
  let high = path.kmAt.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (path.kmAt[middle]! <= km) low = middle;
    else high = middle;
  }
  return low;
}

/** The part of a path between two distances, with its cut ends: what has been travelled, or what lies ahead. */
export function slicePath(path: RoadPath, fromKm: number, toKm: number): LonLat[] {
  if (!(toKm > fromKm) || path.points.length < 2) return [];
  const inner: LonLat[] = [];
  path.points.forEach((point, i) => {
    const km = path.kmAt[i]!;
    if (km > fromKm && km < toKm) inner.push(point);
  });
  return [positionAtKm(path, fromKm).position, ...inner, positionAtKm(path, toKm).position];
}
