import { isoWeekday, localDay, zoneOffsetMs } from '#shared/vocabulary';

/** Minutes since midnight of `HH:MM`. */
export function minuteOfDay(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** An instant in words of a zone, with the weekday because it is read when deciding: "Fri 3 Jul 20:10". */
export function localWords(zone: string, ms: number): string {
  const local = new Date(ms + zoneOffsetMs(zone, ms));
  const weekday = WEEKDAYS[isoWeekday(localDay(zone, ms)) - 1]!;
  const time = local.toISOString().slice(11, 16);
  return `${weekday} ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]!} ${time}`;
}
