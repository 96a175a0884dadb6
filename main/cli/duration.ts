import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/vocabulary';

const UNITS: Readonly<Record<string, number>> = {
  s: SECOND_MS,
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
};

/** `90s`, `10m`, `2h`, `1d` in ms; null for anything else. */
export function readDuration(text: string): number | null {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  return count === undefined ? null : Number(count) * UNITS[unit!]!;
}
