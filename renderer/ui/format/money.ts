import type { Currency, Money } from '#shared/vocabulary';
import { MINUS, decimal, signed } from './numbers.ts';

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
  if (minor !== 0 && major < 0.5) return `${sign}<${prefix(currency)}1`;
  return sign + prefix(currency) + decimal(major, 0);
}

/** `+$2,328`: a difference in whole major units. */
export function signedMoney(money: Money): string {
  return signed(money.minor, (minor) => wholeMoney({ minor, currency: money.currency }));
}

/** `$31,626.00`: to the cent, where the amount stands alone. */
export function exactMoney({ minor, currency }: Money): string {
  const text =
    prefix(currency) +
    decimal(Math.abs(minor) / 10 ** minorDigits(currency), minorDigits(currency));
  return minor < 0 ? MINUS + text : text;
}

/** `14,210.00`: to the cent without currency, for a ledger column whose header names it. */
export function ledgerAmount(minor: number, currency: Currency): string {
  const digits = minorDigits(currency);
  return decimal(minor / 10 ** digits, digits);
}

/** `$125.50` of a unit price in millionths; more decimals only when the price has them, `$0.0425`. */
export function unitPrice(micro: number, currency: Currency): string {
  const digits = minorDigits(currency);
  const exact = (Math.abs(micro) / 1_000_000).toFixed(6).replace(/0+$/, '');
  const decimals = Math.max(digits, exact.length - exact.indexOf('.') - 1);
  return (
    (micro < 0 ? MINUS : '') + prefix(currency) + decimal(Math.abs(micro) / 1_000_000, decimals)
  );
}

function prefix(currency: Currency): string {
  return SYMBOLS[currency] ?? `${currency} `;
}
