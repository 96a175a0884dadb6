/** ISO 4217 currencies whose minor unit is not a hundredth, of those a North American distributor may meet. */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
};

/** Decimal places of a currency's minor unit; two where the document names no currency or a usual one. */
export function minorDigits(currency: string | undefined): number {
  return (currency === undefined ? undefined : MINOR_DIGITS[currency]) ?? 2;
}
