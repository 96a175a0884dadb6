/** A date, perhaps a time of day, perhaps a zone, as far as a document gives them. */
export interface EdiMoment {
  /** `2026-06-15`. */
  date: string;
  /** `09:30:00`, with `.250` where hundredths were given; undefined where the document names the day alone. */
  time: string | undefined;
  /** X12 time code (element 623): `ET`, `CS`, `LT` (local to the place), `UT` …; undefined where none is given. */
  zone: string | undefined;
}

/**
 * Two-digit years up to this one are of this century: dates without a century ended with version 004010 (1997), and what
 * still writes them is a live document, not an archive.
 */
const LAST_SHORT_YEAR = 69;

/**
 * A date of type DT: CCYYMMDD, or YYMMDD as before version 004010, with the century from an element of its own where the
 * segment has one. Undefined where this is no day of the calendar.
 */
export function parseDay(text: string, century?: string): string | undefined {
  if (/^\d{8}$/.test(text)) return calendarDay(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (!/^\d{6}$/.test(text)) return undefined;
  const short = text.slice(0, 2);
  const implied = Number(short) <= LAST_SHORT_YEAR ? '20' : '19';
  const given = century !== undefined && /^\d{2}$/.test(century) ? century : implied;
  return calendarDay(given + short, text.slice(2, 4), text.slice(4));
}

/** A time of type TM: HHMM, HHMMSS, HHMMSSD or HHMMSSDD. Undefined where this is no time of day. */
export function parseTime(text: string): string | undefined {
  const match = /^([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)(\d{1,2})?)?$/.exec(text);
  if (match === null) return undefined;
  const [, hours, minutes, seconds = '00', decimals] = match;
  const fraction = decimals === undefined ? '' : `.${decimals.padEnd(3, '0')}`;
  return `${hours}:${minutes}:${seconds}${fraction}`;
}

function calendarDay(year: string, month: string, day: string): string | undefined {
  const m = Number(month);
  const d = Number(day);
  if (Number(year) < 1900 || m < 1 || m > 12 || d < 1 || d > daysIn(Number(year), m))
    return undefined;
  return `${year}-${month}-${day}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
