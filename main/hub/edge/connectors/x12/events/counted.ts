import type { ItemMaster } from '#operations/network';
import type { Unit } from '#shared/vocabulary';
import { meaningIn } from '../map/meaning.ts';
import { wholeUnits, type EdiQuantity } from '../map/quantity.ts';
import type { X12Translation } from '../x12-translation.ts';

/** X12 element 355 → our units (UN/CEFACT Rec 20), where one of theirs is one of ours. */
const UNIT: Readonly<Record<string, Unit>> = {
  EA: 'EA',
  PC: 'EA',
  UN: 'EA',
  FT: 'FOT',
  LF: 'FOT',
  MR: 'MTR',
  SO: 'SO',
  RL: 'SO',
  RE: 'SO',
  CS: 'CS',
  PF: 'PF',
};

/** Element 355: packages of which the item's master data says how many pieces they hold. */
const CASES: ReadonlySet<string> = new Set(['CA', 'CT', 'CS', 'BX', 'PK']);

/** Element 355: what is a number of pieces by itself. */
const PIECES: Readonly<Record<string, number>> = { DZ: 12, DZN: 12, HU: 100, TH: 1_000 };

export interface Counted {
  gtin: string;
  quantity: number;
  unit: Unit;
}

/**
 * A line of a document in the item's own unit: cases become pieces by the case pack. A fraction, or a unit that the item
 * is not counted in, refuses the document, because a rounded quantity is a wrong one. Undefined while the item is unknown.
 */
export function countedIn(
  translation: X12Translation,
  item: ItemMaster | undefined,
  quantity: EdiQuantity | undefined,
  path: string,
): Counted | undefined {
  if (quantity === undefined) {
    translation.refuse('a line has no quantity that can be read', path);
    return undefined;
  }
  if (item === undefined) return undefined;
  const whole = wholeUnits(quantity);
  if (whole === undefined) {
    translation.refuse(`${quantity.micro / 1_000_000} ${quantity.unit} is no whole count`, path);
    return undefined;
  }
  const { gtin, unit, casePack } = item;
  if (quantity.unit === '' || meaningIn(UNIT, quantity.unit) === unit)
    return { gtin, quantity: whole, unit };
  const pieces = meaningIn(PIECES, quantity.unit);
  if (pieces !== undefined && unit === 'EA') return { gtin, quantity: whole * pieces, unit };
  if (CASES.has(quantity.unit)) return { gtin, quantity: whole * casePack, unit };
  translation.refuse(`${item.sku} is counted in ${unit}, not in ${quantity.unit}`, path);
  return undefined;
}
