export type Mode = 'ground' | 'teamDrive';

/**
 * Hours of service of a single driver: eleven hours at the wheel, then ten off duty; half an hour's break after eight
 * (49 CFR 395.3). A team changes seats and goes on.
 */
export const DRIVE_LIMIT_MINUTES = 11 * 60;
export const REST_MINUTES = 10 * 60;
export const BREAK_AFTER_MINUTES = 8 * 60;
export const BREAK_MINUTES = 30;

/** Mean speeds under way, fuel stops in it, km/h: a truck governed at 105 km/h, roads as they are. */
export const MEAN_SPEED_KMH: Record<Mode, number> = { ground: 85, teamDrive: 87 };

/** One stretch of a trip: `minutes` of driving `km`, or of standing when `km` is 0. */
export interface Stretch {
  minutes: number;
  km: number;
  kind: 'drive' | 'break' | 'rest';
}

/** How a truck covers `km` when nothing comes in between: driving, breaks and rests in order. */
export function stretches(km: number, mode: Mode, speedKmh = MEAN_SPEED_KMH[mode]): Stretch[] {
  if (mode === 'teamDrive') return [{ minutes: (km / speedKmh) * 60, km, kind: 'drive' }];
  const list: Stretch[] = [];
  let left = (km / speedKmh) * 60;
  let sinceRest = 0;
  let sinceBreak = 0;
  while (left > 1e-9) {
    const minutes = Math.min(
      left,
      DRIVE_LIMIT_MINUTES - sinceRest,
      BREAK_AFTER_MINUTES - sinceBreak,
    );
    list.push({ minutes, km: (minutes / 60) * speedKmh, kind: 'drive' });
    left -= minutes;
    sinceRest += minutes;
    sinceBreak += minutes;
    if (left <= 1e-9) break;
    if (sinceRest >= DRIVE_LIMIT_MINUTES - 1e-9) {
      list.push({ minutes: REST_MINUTES, km: 0, kind: 'rest' });
      sinceRest = 0;
      sinceBreak = 0;
    } else {
      list.push({ minutes: BREAK_MINUTES, km: 0, kind: 'break' });
      sinceBreak = 0;
    }
  }
  return list;
}

/** Door to door in minutes when nothing comes in between: what a planner promises, with three per cent in hand. */
export function plannedTransitMinutes(km: number, mode: Mode): number {
  const minutes = stretches(km, mode).reduce((sum, stretch) => sum + stretch.minutes, 0);
  return Math.round(minutes * 1.03 + 10);
}
