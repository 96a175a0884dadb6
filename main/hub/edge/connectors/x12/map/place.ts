import type { X12Segment } from '../read/segment.ts';
import type { SetReading } from './set-reading.ts';

/** Where a truck is (MS1): a town, or a position. */
export interface EdiPlace {
  city: string | undefined;
  region: string | undefined;
  country: string | undefined;
  postalCode: string | undefined;
  /** Degrees, north and east positive. */
  position: { latitude: number; longitude: number } | undefined;
}

/** Reads MS1. A position whose hemisphere is not given is left out and noted: half the world lies on either side. */
export function placeOf(reading: SetReading, ms1: X12Segment): EdiPlace {
  return {
    city: reading.text(ms1, 1),
    region: reading.text(ms1, 2),
    country: reading.text(ms1, 3),
    postalCode: reading.text(ms1, 8),
    position: positionOf(reading, ms1),
  };
}

function positionOf(reading: SetReading, ms1: X12Segment): EdiPlace['position'] {
  const decimal = { longitude: reading.text(ms1, 9), latitude: reading.text(ms1, 10) };
  const sexagesimal = { longitude: reading.text(ms1, 4), latitude: reading.text(ms1, 5) };
  // MS109 and MS110 came with 008050; until then degrees, minutes and seconds were the only way.
  const inDecimals = decimal.longitude !== undefined;
  const written = inDecimals ? decimal : sexagesimal;
  if (written.longitude === undefined || written.latitude === undefined) return undefined;
  const parse = inDecimals ? Number : degreesOf;
  const longitude = signed(parse(written.longitude), reading.text(ms1, 6), 'E', 'W');
  const latitude = signed(parse(written.latitude), reading.text(ms1, 7), 'N', 'S');
  if (longitude === undefined || latitude === undefined) {
    const message = `${written.longitude}, ${written.latitude} is no position, or its hemisphere is missing`;
    reading.note(ms1, inDecimals ? 9 : 4, 'element.invalid', 'doubtful', message);
    return undefined;
  }
  return { latitude, longitude };
}

/** DDDMMSS or DDDMMSS.SS in degrees; NaN for anything else. */
function degreesOf(text: string): number {
  const match = /^(\d{3})([0-5]\d)([0-5]\d(?:\.\d+)?)$/.exec(text);
  if (match === null) return Number.NaN;
  return Number(match[1]) + Number(match[2]) / 60 + Number(match[3]) / 3_600;
}

function signed(
  degrees: number,
  direction: string | undefined,
  positive: string,
  negative: string,
): number | undefined {
  const limit = positive === 'E' ? 180 : 90;
  if (Number.isNaN(degrees) || Math.abs(degrees) > limit) return undefined;
  if (direction === positive) return degrees;
  if (direction === negative) return -degrees;
  return degrees < 0 ? degrees : undefined;
}
