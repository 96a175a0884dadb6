/** A position as [longitude, latitude] in degrees, WGS 84: the order of GeoJSON and of every drawing library. */
export type LonLat = readonly [lon: number, lat: number];

/** Mean radius of the earth in km (IUGG). A sphere is 0.3 % off at most, far less than a road winds. */
const EARTH_KM = 6371.0088;

const RADIANS = Math.PI / 180;

/** The shortest distance over the ground in km, by the haversine formula (stable for near points). */
export function kmBetween(a: LonLat, b: LonLat): number {
  const halfLat = Math.sin(((b[1] - a[1]) * RADIANS) / 2);
  const halfLon = Math.sin(((b[0] - a[0]) * RADIANS) / 2);
  const h =
    halfLat * halfLat + Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * halfLon * halfLon;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The heading from `a` to `b` in degrees clockwise from north, 0 to 360; 0 when they are the same point. */
export function headingDegrees(a: LonLat, b: LonLat): number {
  const lonStep = (b[0] - a[0]) * RADIANS;
  const y = Math.sin(lonStep) * Math.cos(b[1] * RADIANS);
  const x =
    Math.cos(a[1] * RADIANS) * Math.sin(b[1] * RADIANS) -
    Math.sin(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * Math.cos(lonStep);
  if (x === 0 && y === 0) return 0;
  return (((Math.atan2(y, x) / RADIANS) % 360) + 360) % 360;
}
