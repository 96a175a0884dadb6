import type { Currency, Money } from './money.ts';
import { decimal, MINUS } from './number-words.ts';

/** Symbols that are unambiguous on an operations screen; every other currency shows its ISO 4217 code. */
const SYMBOLS: Record<Currency, string> = { USD: '$', EUR: '€', GBP: '£' };

const minorDigitsByCurrency = new Map<Currency, number>();

/** How many decimals the currency's major unit has: 2 for USD, 0 for JPY (ISO 4217). */
export function minorDigits(currency: Currency): number {
  let digits = minorDigitsByCurrency.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    minorDigitsByCurrency.set(currency, digits);
  }
  return digits;
}

/**
 * `$184,300`: whole major units, for operations. An amount that would round to nothing is `<$1`, since 0 is only ever
 * a real zero.
 */
export function wholeMoney({ minor, currency }: Money): string {
  const major = Math.abs(minor) / 10 ** minorDigits(currency);
  const sign = minor < 0 ? MINUS : '';
  if (minor !== 0 && major < 0.5) return `${sign}<${currencyPrefix(currency)}1`;
  return sign + currencyPrefix(currency) + decimal(major, 0);
}

/** `$31,626.00`: to the cent, where the amount stands alone. */
export function exactMoney({ minor, currency }: Money): string {
  const text =
    currencyPrefix(currency) +
    decimal(Math.abs(minor) / 10 ** minorDigits(currency), minorDigits(currency));
  return minor < 0 ? MINUS + text : text;
}

/** `$`, or the code where a symbol would be ambiguous. */
export function currencyPrefix(currency: Currency): string {
  return SYMBOLS[currency] ?? `${currency} `;
}
