import { mercatorPerKm } from './mercator.ts';
import type { Camera } from './mercator.ts';

/** Below half a px a new picture looks like the old one. */
const VISIBLE_PX = 0.5;
/** Trucks at 30 pictures a second look smooth, and the console has more to do than that. */
const SHORTEST_WAIT_MS = 33;
/** World time may be set to run faster at any moment, so it is asked at least this often. */
const LONGEST_WAIT_MS = 250;
const MS_PER_HOUR = 3_600_000;

/** How far, in px, the fastest shipment has moved on screen in a stretch of world time. */
export function movedPx(camera: Camera, fastestKmh: number, worldMs: number): number {
  const km = (fastestKmh / MS_PER_HOUR) * Math.abs(worldMs);
  return km * mercatorPerKm(camera.center.y) * camera.worldPx;
}

/** Whether a picture drawn `worldMs` of world time ago shows something half a px off. */
export function isOutOfDate(camera: Camera, fastestKmh: number, worldMs: number): boolean {
  return movedPx(camera, fastestKmh, worldMs) >= VISIBLE_PX;
}

/** Machine ms until it makes sense to look again, at `rate` world ms a machine ms. */
export function waitMs(camera: Camera, fastestKmh: number, rate: number): number {
  const pxPerMs = movedPx(camera, fastestKmh, rate);
  const wanted = pxPerMs > 0 ? VISIBLE_PX / pxPerMs : LONGEST_WAIT_MS;
  return Math.max(SHORTEST_WAIT_MS, Math.min(LONGEST_WAIT_MS, wanted));
}

/** Arrows of `onPlan` shipments need a sixth of an inch each; from farther out than this they are dots. */
export function showsArrows(zoom: number, onPlan: number): boolean {
  // A hundred arrows fill the picture of the whole country well. Each level of zoom has room for four times as many.
  return zoom >= 3.3 + 0.5 * Math.max(0, Math.log2(Math.max(1, onPlan) / 100));
}
