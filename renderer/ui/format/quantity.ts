import { UNIT_WORDS } from '#shared/vocabulary';
import type { Unit } from '#shared/vocabulary';
import { count, signed } from './numbers.ts';

/** `252 ea`, `1,200 ft`. A quantity never stands without its unit, except in a column whose header has it. */
export function quantity(value: number, unit: Unit): string {
  return `${count(value)} ${UNIT_WORDS[unit]}`;
}

/** `+120 ea`, `−243 ea`. */
export function signedQuantity(value: number, unit: Unit): string {
  return `${signed(value)} ${UNIT_WORDS[unit]}`;
}
