export interface Point {
  latitude: number;
  longitude: number;
}

const EARTH_RADIUS_KM = 6_371.0088; // mean radius R1 (IUGG 1980)

/** Great-circle distance in km by the haversine formula. */
export function distanceKm(a: Point, b: Point): number {
  const toRadians = Math.PI / 180;
  const halfLatitude = ((b.latitude - a.latitude) * toRadians) / 2;
  const halfLongitude = ((b.longitude - a.longitude) * toRadians) / 2;
  const h =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(a.latitude * toRadians) *
      Math.cos(b.latitude * toRadians) *
      Math.sin(halfLongitude) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
