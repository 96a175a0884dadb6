import { assert } from '#shared/vocabulary';
import type { LonLat } from './great-circle.ts';
import type { RoadPath } from './road-path.ts';

/** 64 characters that need no escape in JSON, URLs or SQL. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUE_OF = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** Four decimals of a degree are 11 m: finer than a lane at any zoom of the map. */
const PER_DEGREE = 1e4;
/** 10 m of road. */
const PER_KM = 100;

/**
 * A path as text, nine characters or so a point: for each point the change of longitude, latitude and road km since the
 * one before, as whole numbers in groups of five bits, lowest first, the sixth bit saying that more follow. Signs are
 * folded in as the lowest bit. Decoding gives the path back to within half of the last digit kept.
 */
export function encodePath(path: RoadPath): string {
  let text = '';
  let last = [0, 0, 0];
  path.points.forEach((point, i) => {
    const now = [
      Math.round(point[0] * PER_DEGREE),
      Math.round(point[1] * PER_DEGREE),
      Math.round(path.kmAt[i]! * PER_KM),
    ];
    text += now.map((value, axis) => encodeNumber(value - last[axis]!)).join('');
    last = now;
  });
  return text;
}

/** The path of such a text. Throws on any other text: only our own hub writes them. */
export function decodePath(text: string): RoadPath {
  const values = decodeNumbers(text);
  assert(values.length % 3 === 0, 'an encoded path has three numbers a point');
  const points: LonLat[] = [];
  const kmAt: number[] = [];
  let [lon, lat, km] = [0, 0, 0];
  for (let i = 0; i < values.length; i += 3) {
    lon += values[i]!;
    lat += values[i + 1]!;
    km += values[i + 2]!;
    points.push([lon / PER_DEGREE, lat / PER_DEGREE]);
    kmAt.push(km / PER_KM);
  }
  return { points, kmAt };
}

function encodeNumber(value: number): string {
  // Not by bit operators: a change may exceed 31 bits once doubled.
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let text = '';
  while (rest >= 32) {
    text += ALPHABET[32 + (rest % 32)]!;
    rest = Math.floor(rest / 32);
  }
  return text + ALPHABET[rest]!;
}

function decodeNumbers(text: string): number[] {
  const values: number[] = [];
  let folded = 0;
  let place = 1;
  for (const character of text) {
    const digit = VALUE_OF.get(character);
    assert(digit !== undefined, 'an encoded path has only the letters of its alphabet');
    folded += (digit % 32) * place;
    place *= 32;
    if (digit >= 32) continue;
    values.push(folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2);
    folded = 0;
    place = 1;
  }
  assert(place === 1, 'an encoded path ends with the end of a number');
  return values;
}
