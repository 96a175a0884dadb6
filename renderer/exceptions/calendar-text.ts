/** A holiday as people type it: the date, then its name. */
export interface TypedHoliday {
  day: string;
  name: string;
}

/** `2026-07-03 Independence Day`, a line each. */
export function holidaysText(holidays: readonly TypedHoliday[]): string {
  return holidays.map(({ day, name }) => `${day} ${name}`).join('\n');
}

/** What was typed; null when a line does not begin with a date that there is, or names nothing. */
export function readHolidays(text: string): TypedHoliday[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line) => /^(\d{4}-\d{2}-\d{2})\s+(\S.*)$/.exec(line));
  const holidays: TypedHoliday[] = [];
  for (const match of read) {
    const [, day = '', name = ''] = match ?? [];
    const ms = Date.parse(`${day}T00:00:00.000Z`);
    if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) return null;
    holidays.push({ day, name });
  }
  return holidays;
}

/** Whether it is a time of the day, `06:00` to `24:00`. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);
}
