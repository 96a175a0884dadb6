import { kmBetween } from './great-circle.ts';
import type { LonLat } from './great-circle.ts';

/** One drawn point per about eight km: curves look round at every zoom that a dispatcher uses, and files stay small. */
const KM_PER_STEP = 8;
/** The gap between two places in the western deserts is drawn with no more than this. */
const MAX_STEPS = 6;

/**
 * A line through all of `places`, rounded by a Catmull–Rom spline (Catmull and Rom 1974, tension ½). Each stretch
 * depends on its two ends and their outer neighbours alone, so a truck that follows a route is drawn on the very line
 * that the base map draws for it.
 *
 * Gives the points and, for each place, the index of its point.
 */
export function smoothLine(places: readonly LonLat[]): { points: LonLat[]; placeAt: number[] } {
  const points: LonLat[] = [];
  const placeAt: number[] = [];
  places.forEach((place, i) => {
    placeAt.push(points.length);
    points.push(place);
    const next = places[i + 1];
    if (next === undefined) return;
    const before = places[i - 1] ?? place;
    const after = places[i + 2] ?? next;
    const steps = Math.max(
      1,
      Math.min(MAX_STEPS, Math.round(kmBetween(place, next) / KM_PER_STEP)),
    );
    const pull = pullOf(before, place, next, after);
    for (let step = 1; step < steps; step += 1)
      points.push(spline(before, place, next, after, step / steps, pull));
  });
  return { points, placeAt };
}

/**
 * How far the neighbours may bend this stretch, 0 to 1: long neighbours beside a short stretch would throw the uniform
 * spline into a loop, so their pull is limited to the stretch's own length.
 */
function pullOf(before: LonLat, a: LonLat, b: LonLat, after: LonLat): [number, number] {
  const own = kmBetween(a, b);
  const limit = (outer: number) =>
    own === 0 ? 0 : Math.min(1, own / Math.max(outer, own / 2, 1e-9));
  return [limit(kmBetween(before, a)), limit(kmBetween(b, after))];
}

/** The point at `t` of the stretch from `a` to `b`: a cubic Hermite curve with the neighbours' chords as tangents. */
function spline(
  before: LonLat,
  a: LonLat,
  b: LonLat,
  after: LonLat,
  t: number,
  [pullA, pullB]: [number, number],
): LonLat {
  const t2 = t * t;
  const t3 = t2 * t;
  const at = (axis: 0 | 1) => {
    const tangentA = ((b[axis] - before[axis]) / 2) * pullA;
    const tangentB = ((after[axis] - a[axis]) / 2) * pullB;
    return (
      (2 * t3 - 3 * t2 + 1) * a[axis] +
      (t3 - 2 * t2 + t) * tangentA +
      (3 * t2 - 2 * t3) * b[axis] +
      (t3 - t2) * tangentB
    );
  };
  return [at(0), at(1)];
}
