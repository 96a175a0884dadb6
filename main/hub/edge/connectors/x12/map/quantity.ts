/**
 * A quantity as a partner writes it: millionths of the unit, so that `0.5` or `6055.05` square feet stay exact, and the
 * X12 unit code (element 355: `EA`, `CA`, `LB` …), which is not the code of our own units.
 */
export interface EdiQuantity {
  micro: number;
  /** '' where the document names none. */
  unit: string;
}

/** Millionths to one: the places that an EDI quantity or unit price keeps. */
export const MICRO_PLACES = 6;

const MICRO = 1_000_000;

/** The count of whole units; undefined where the quantity has a fraction. */
export function wholeUnits(quantity: EdiQuantity): number | undefined {
  return quantity.micro % MICRO === 0 ? quantity.micro / MICRO : undefined;
}
