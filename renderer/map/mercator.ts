import type { LonLat } from '#shared/roads';

/** A place on the Mercator square: x east, y south, 0 to 1 over the whole world. */
export interface MercatorPoint {
  x: number;
  y: number;
}

/** MapLibre's world is this many px wide at zoom 0. */
const WORLD_PX_AT_ZOOM_0 = 512;
/** Length of the equator in km (WGS 84). */
const EQUATOR_KM = 40_075.017;

/** Web Mercator (EPSG:3857) on the unit square. */
export function toMercator([lon, lat]: LonLat): MercatorPoint {
  const sin = Math.sin((lat * Math.PI) / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI) };
}

/** How long a km on the ground is on the unit square, at a point: Mercator widens towards the poles. */
export function mercatorPerKm(y: number): number {
  const latitude = 2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2;
  return 1 / (EQUATOR_KM * Math.cos(latitude));
}

/** What the map looks at. There is neither pitch nor rotation. */
export interface Camera {
  center: MercatorPoint;
  /** CSS px that the whole world would be wide. */
  worldPx: number;
  widthPx: number;
  heightPx: number;
}

/** The camera of a map, given its center, zoom and size in CSS px. */
export function cameraOf(center: LonLat, zoom: number, widthPx: number, heightPx: number): Camera {
  return { center: toMercator(center), worldPx: WORLD_PX_AT_ZOOM_0 * 2 ** zoom, widthPx, heightPx };
}

/** Zoom as MapLibre counts it. */
export function zoomOf(camera: Camera): number {
  return Math.log2(camera.worldPx / WORLD_PX_AT_ZOOM_0);
}

/** Where a place is drawn: px from the upper left corner of the map. */
export function toScreen(camera: Camera, point: MercatorPoint): MercatorPoint {
  return {
    x: (point.x - camera.center.x) * camera.worldPx + camera.widthPx / 2,
    y: (point.y - camera.center.y) * camera.worldPx + camera.heightPx / 2,
  };
}
