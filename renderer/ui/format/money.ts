import {
  currencyPrefix,
  decimal,
  minorDigits,
  MINUS,
  wholeMoney,
  type Currency,
  type Money,
} from '#shared/vocabulary';
import { signed } from './numbers.ts';

export { exactMoney, minorDigits, wholeMoney } from '#shared/vocabulary';

/** Money of an amount that may not be known; null then, which reads as a dash and never as 0. */
export function knownMoney(minor: number | null, currency: Currency): Money | null {
  return minor === null ? null : { minor, currency };
}

/** `+$2,328`: a difference in whole major units. */
export function signedMoney(money: Money): string {
  return signed(money.minor, (minor) => wholeMoney({ minor, currency: money.currency }));
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
    (micro < 0 ? MINUS : '') +
    currencyPrefix(currency) +
    decimal(Math.abs(micro) / 1_000_000, decimals)
  );
}
