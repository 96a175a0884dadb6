/** A number kept exactly, scaled to an integer; or why that cannot be. */
export type ExactNumber =
  | { ok: true; value: number }
  | { ok: false; why: 'notANumber' | 'tooFine' | 'tooLarge' };

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * A decimal of X12 type R (`9.25`, `-.5`, `120`) times 10^places, exactly. Digits beyond `places` are refused unless they
 * are zeros: rounding a partner's figure is a decision of the business, not of the reader. X12.6 allows an exponent; it
 * is refused, no trading document seen by us has used one.
 */
export function parseDecimal(text: string, places: number): ExactNumber {
  const match = DECIMAL.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole + fraction === '') return { ok: false, why: 'notANumber' };
  if (/[1-9]/.test(fraction.slice(places))) return { ok: false, why: 'tooFine' };
  const digits = whole + fraction.slice(0, places).padEnd(places, '0');
  return integer(match[1] ?? '', digits);
}

/**
 * A number of X12 type Nn (`N2`: the last `implied` digits are decimals, no point is written) times 10^places, exactly.
 * Where a point is written against the standard, it is believed: read without it the amount would be a hundred times too
 * large. The caller notes that.
 */
export function parseImplied(text: string, implied: number, places: number): ExactNumber {
  if (text.includes('.')) return parseDecimal(text, places);
  const match = /^([+-]?)(\d+)$/.exec(text);
  if (match === null) return { ok: false, why: 'notANumber' };
  const digits = (match[2] ?? '').padStart(implied + 1, '0');
  const cut = digits.length - implied;
  return parseDecimal(`${match[1] ?? ''}${digits.slice(0, cut)}.${digits.slice(cut)}`, places);
}

function integer(sign: string, digits: string): ExactNumber {
  const magnitude = Number(digits);
  if (!Number.isSafeInteger(magnitude)) return { ok: false, why: 'tooLarge' };
  const value = sign === '-' && magnitude !== 0 ? -magnitude : magnitude;
  return { ok: true, value };
}
