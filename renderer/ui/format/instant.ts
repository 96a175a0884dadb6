import { zoneName, type Instant } from '#shared/vocabulary';
import { isSameDay, zonedTime } from './zoned-time.ts';

/** From where times are read: the chosen IANA zone, and now in world time, which decides what "today" is. */
export interface Viewpoint {
  zone: string;
  nowMs: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `11:42`, `1 Jul 06:40` when that is not today, `1 Jul 2027 06:40` in another year: for a column whose header names the zone. */
export function dayTime(instant: Instant, view: Viewpoint): string {
  const ms = Date.parse(instant);
  const time = clock(ms, view.zone);
  return isSameDay(ms, view.nowMs, view.zone) ? time : `${calendarDay(ms, view)} ${time}`;
}

/** `11:42 EDT`, `1 Jul 06:40 EDT`: for a time that stands alone. */
export function zonedDayTime(instant: Instant, view: Viewpoint): string {
  return `${dayTime(instant, view)} ${zoneName(Date.parse(instant), view.zone)}`;
}

/** `Wed 1 Jul 13:00 EDT`, today `13:00 EDT`: the weekday helps where a person decides. */
export function decidingTime(instant: Instant, view: Viewpoint): string {
  const ms = Date.parse(instant);
  const zoned = `${clock(ms, view.zone)} ${zoneName(ms, view.zone)}`;
  return isSameDay(ms, view.nowMs, view.zone) ? zoned : `${weekdayDate(instant, view)} ${zoned}`;
}

/** `11:42:18`, for clocks, steps of a command and traces. */
export function clockSeconds(instant: Instant, view: Viewpoint): string {
  const { second } = zonedTime(Date.parse(instant), view.zone);
  return `${clock(Date.parse(instant), view.zone)}:${twoDigits(second)}`;
}

/** `Tue 30 Jun`. */
export function weekdayDate(instant: Instant, view: Viewpoint): string {
  const ms = Date.parse(instant);
  return `${WEEKDAYS[zonedTime(ms, view.zone).weekday]} ${calendarDay(ms, view)}`;
}

/** `as of 11:28 EDT`: every value's answer to "as of when". */
export function asOfText(instant: Instant, view: Viewpoint): string {
  return `as of ${zonedDayTime(instant, view)}`;
}

/** `2026-06-30 11:42:18 EDT`: whole and sortable, for files that leave the screen. */
export function fullTime(instant: Instant, view: Viewpoint): string {
  const ms = Date.parse(instant);
  const { year, month, day } = zonedTime(ms, view.zone);
  const date = `${year}-${twoDigits(month + 1)}-${twoDigits(day)}`;
  return `${date} ${clockSeconds(instant, view)} ${zoneName(ms, view.zone)}`;
}

function calendarDay(ms: number, view: Viewpoint): string {
  const { day, month, year } = zonedTime(ms, view.zone);
  const date = `${day} ${MONTHS[month]}`;
  return year === zonedTime(view.nowMs, view.zone).year ? date : `${date} ${year}`;
}

function clock(ms: number, zone: string): string {
  const { hour, minute } = zonedTime(ms, zone);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
