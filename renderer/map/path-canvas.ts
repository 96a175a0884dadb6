import { pathKm, slicePath } from '#shared/roads';
import type { LonLat, RoadPath } from '#shared/roads';
import { tokens } from '#ui';
import type { ThemeName } from '#ui';
import { toMercator, toScreen } from './mercator.ts';
import type { Camera } from './mercator.ts';
import type { FlatPath } from './motion.ts';

/**
 * Lanes are drawn while there are few enough to tell apart; beyond, they would only repeat the roads, and cost 20 ms a
 * camera move.
 */
const MOST_LANES = 250;

/** What the canvas shows: the lanes in use, and the way of the selected shipment. */
export interface PathScene {
  lanes: readonly FlatPath[];
  selected: { path: RoadPath; km: number } | null;
}

/** Draws lanes grey and thin, and over them the selected way: travelled solid, planned dashed. */
export function drawPaths(
  context: CanvasRenderingContext2D,
  scene: PathScene,
  camera: Camera,
  theme: ThemeName,
  pixelRatio: number,
): void {
  const { accent, line2 } = tokens[theme];
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, camera.widthPx, camera.heightPx);
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  if (scene.lanes.length <= MOST_LANES) {
    context.strokeStyle = line2;
    context.lineWidth = 1.25;
    context.setLineDash([]);
    context.beginPath();
    for (const lane of scene.lanes) traceFlat(context, lane, camera);
    context.stroke();
  }
  if (scene.selected === null) return;
  const { path, km } = scene.selected;
  context.strokeStyle = accent;
  context.lineWidth = 2.5;
  // From the far end, so that the dashes lie still while the truck eats them up.
  strokeLine(context, slicePath(path, km, pathKm(path)).toReversed(), camera, [3, 4]);
  strokeLine(context, slicePath(path, 0, km), camera, []);
}

function traceFlat(context: CanvasRenderingContext2D, lane: FlatPath, camera: Camera): void {
  const { worldPx, center, widthPx, heightPx } = camera;
  for (let i = 0; i < lane.x.length; i += 1) {
    const x = (lane.x[i]! - center.x) * worldPx + widthPx / 2;
    const y = (lane.y[i]! - center.y) * worldPx + heightPx / 2;
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
}

function strokeLine(
  context: CanvasRenderingContext2D,
  points: readonly LonLat[],
  camera: Camera,
  dash: number[],
): void {
  if (points.length < 2) return;
  context.setLineDash(dash);
  context.beginPath();
  points.forEach((point, i) => {
    const { x, y } = toScreen(camera, toMercator(point));
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.stroke();
}
