import { types as driverTypes, type CustomTypesConfig } from 'pg';
import { assert, fromMs } from '#shared/vocabulary';

/**
 * How values come back: int8 as a number (the log would need 285,000 years at 1,000 events/s to leave the exact
 * ones), timestamptz as the ISO text that contracts and rows carry, jsonb as its value, numeric as text.
 */
export const rowParsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === 20) return integer;
      if (oid === 1184) return instant;
      if (oid === 1082) return unchanged;
      if (oid === 1016) return (text: string) => arrayOf(text, integer);
      if (oid === 1185) return (text: string) => arrayOf(text, instant);
    }
    return driverTypes.getTypeParser(oid, format);
  }) as CustomTypesConfig['getTypeParser'],
};

function integer(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), `${text} is an integer that is exact`);
  return value;
}

/** `2026-06-30 15:42:18.123+00` of a session in UTC, as an instant; digits beyond the milliseconds are dropped. */
export function instant(text: string): string {
  if (text.length >= 22 && text.endsWith('+00') && text[10] === ' ') {
    const digits = text.length === 22 ? '.000' : text.slice(19, -3).padEnd(4, '0').slice(0, 4);
    return `${text.slice(0, 10)}T${text.slice(11, 19)}${digits}Z`;
  }
  return fromMs(Date.parse(text));
}

function unchanged(text: string): string {
  return text;
}

/** Elements of a one-dimensional array of numbers or instants; these hold no comma, brace or escape. */
function arrayOf<T>(text: string, parse: (element: string) => T): (T | null)[] {
  if (text === '{}') return [];
  return text
    .slice(1, -1)
    .split(',')
    .map((element) => (element === 'NULL' ? null : parse(element.replaceAll('"', ''))));
}
