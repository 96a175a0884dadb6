import type { SiteMaster } from './site.collection.ts';

/**
 * The region that a dispatcher would say. In the United States by the state borders that divide its trade regions, as
 * far as a meridian and a parallel can follow them: the north of Tennessee and North Carolina (36.55°), the west of
 * Arkansas and Louisiana (94.2°), the east of Ohio (80.52°), the west of Kansas (102.05°). Elsewhere the country.
 */
export function regionOf({
  locode,
  latitude,
  longitude,
}: Pick<SiteMaster, 'locode' | 'latitude' | 'longitude'>): string {
  if (!locode.startsWith('US')) return locode.slice(0, 2);
  if (longitude < -102.05) return latitude < 37 && longitude > -114.8 ? 'Southwest' : 'West';
  if (latitude >= 36.55) return longitude > -80.52 ? 'Northeast' : 'Midwest';
  return longitude > -94.2 ? 'Southeast' : 'Southwest';
}
