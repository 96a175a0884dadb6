import type { Gln } from '#shared/vocabulary';
import type { ExceptionState } from './exception.collection.ts';

/**
 * What an amount is for, how much of it, minor units, and of which customer. Several exceptions may speak of the same
 * order line, and its margin is lost once.
 */
export type Part = readonly [what: string, minor: number, customer?: Gln];

/** The part of an item of an order. */
export function orderPart(site: Gln, orderNumber: string, gtin: string): string {
  return `${site}/${orderNumber}/${gtin}`;
}

/** Whatever is ordered at a site: an upper bound of its order parts. */
export function sitePart(site: Gln): string {
  return `${site}/*`;
}

/** Parts of the same summed, in one order. */
export function joinParts(parts: Iterable<Part>): Part[] {
  const sums = new Map<string, Part>();
  for (const part of parts) {
    const [what, minor, ...customer] = part;
    sums.set(what, [what, (sums.get(what)?.[1] ?? 0) + minor, ...customer]);
  }
  return [...sums.values()].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The site that a part is of. */
export function siteOfPart([what]: Part): Gln {
  return what.slice(0, what.indexOf('/'));
}

export interface MoneyTogether {
  /** Null when nothing says how much it is. */
  minor: number | null;
  isBound: boolean;
  /** Exceptions among them whose money nobody knows. */
  unknown: number;
}

/**
 * What some exceptions put at risk together. What two of them speak of counts once, at the larger of both amounts; the
 * bound of a site holds its order lines as far as it goes; an amount without parts is of its exception alone. `isHere`
 * says which parts count, where some are of another place.
 */
export function moneyTogether(
  some: Iterable<Pick<ExceptionState, 'atRiskMinor' | 'atRiskIsBound' | 'parts'>>,
  isHere: (part: Part) => boolean = () => true,
): MoneyTogether {
  const lines = new Map<string, number>();
  const bounds = new Map<string, number>();
  let [alone, known, unknown] = [0, 0, 0];
  let isBound = false;
  for (const { atRiskMinor, atRiskIsBound, parts } of some) {
    if (atRiskMinor === null) {
      unknown++;
      continue;
    }
    known++;
    isBound ||= atRiskIsBound;
    if (parts.length === 0) alone += atRiskMinor;
    for (const part of parts) {
      if (!isHere(part)) continue;
      const [what, minor] = part;
      const [kind, key] = what.endsWith('/*') ? [bounds, what.slice(0, -2)] : [lines, what];
      kind.set(key, Math.max(kind.get(key) ?? 0, minor));
    }
  }
  const bySite = new Map<string, number>();
  for (const [what, minor] of lines) {
    const site = what.slice(0, what.indexOf('/'));
    bySite.set(site, (bySite.get(site) ?? 0) + minor);
  }
  for (const [site, minor] of bounds) bySite.set(site, Math.max(bySite.get(site) ?? 0, minor));
  let minor = alone;
  for (const one of bySite.values()) minor += one;
  return { minor: known === 0 ? null : minor, isBound, unknown };
}
