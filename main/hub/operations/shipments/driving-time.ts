/**
 * How long a truck takes over a distance when nothing comes in between, with the pauses that the law asks of a single
 * driver: eleven hours at the wheel, then ten off duty; half an hour after eight (49 CFR 395.3). A team changes seats
 * and goes on; parcels and part loads run by relay and are counted like a team.
 */
const DRIVE_LIMIT_MINUTES = 11 * 60;
const REST_MINUTES = 10 * 60;
const BREAK_AFTER_MINUTES = 8 * 60;
const BREAK_MINUTES = 30;

/** Mean speed under way with fuel stops: 85 km/h, what long-haul trucks governed at 105 km/h make (ATRI, 53 mph). */
export const MEAN_SPEED_KMH = 85;

/** Minutes from the start until `km` are driven, pauses before that point included. */
export function minutesToKm(km: number, isSingleDriver: boolean): number {
  const driving = (km / MEAN_SPEED_KMH) * 60;
  if (!isSingleDriver) return driving;
  return driving + pauseMinutesWithin(driving);
}

/** Pauses that fall into the first `driving` minutes at the wheel; one that would fall on the very end is not needed. */
function pauseMinutesWithin(driving: number): number {
  if (driving <= 0) return 0;
  const rests = Math.ceil(driving / DRIVE_LIMIT_MINUTES) - 1;
  const inLastShift = driving - rests * DRIVE_LIMIT_MINUTES;
  // A shift of eleven hours holds one break after its eighth.
  const breaks = rests + (inLastShift > BREAK_AFTER_MINUTES ? 1 : 0);
  return rests * REST_MINUTES + breaks * BREAK_MINUTES;
}

/** A pause near a point of the way, and whether the point lies before it. */
export interface PauseNear {
  minutes: number;
  isAhead: boolean;
}

/** Drivers stop where there is a place to: up to an hour's drive before or after the law's last moment. */
const NEAR_MINUTES = 60;

/** The pause that a driver who stands at `km` is most likely in, by the same law; null when none is due near there. */
export function pauseNear(km: number, isSingleDriver: boolean): PauseNear | null {
  if (!isSingleDriver) return null;
  const driving = (km / MEAN_SPEED_KMH) * 60;
  const shift = driving % DRIVE_LIMIT_MINUTES;
  if (DRIVE_LIMIT_MINUTES - shift <= NEAR_MINUTES) return { minutes: REST_MINUTES, isAhead: true };
  if (driving > DRIVE_LIMIT_MINUTES && shift < NEAR_MINUTES)
    return { minutes: REST_MINUTES, isAhead: false };
  if (Math.abs(shift - BREAK_AFTER_MINUTES) >= NEAR_MINUTES) return null;
  return { minutes: BREAK_MINUTES, isAhead: shift <= BREAK_AFTER_MINUTES };
}
