/** Global Location Number (GS1 General Specifications 3.7): 13 digits, the key of sites, entities and partners. */
export type Gln = string;
/** Global Trade Item Number, GTIN-14 form (GS1 General Specifications 3.3): the key of items. */
export type Gtin = string;
/** Serial Shipping Container Code (GS1 General Specifications 3.5): 18 digits, the key of handling units. */
export type Sscc = string;
/** Standard Carrier Alpha Code (NMFTA): 2 to 4 capital letters. */
export type Scac = string;
/** UN/LOCODE without the blank: country and place, `USATL`. */
export type Locode = string;

/**
 * The check digit of a GS1 key (GS1 General Specifications 7.9): weights 3 and 1 alternate from the right over the
 * digits before it; the digit brings the sum to a multiple of ten.
 */
export function gs1CheckDigit(digitsBefore: string): number {
  let sum = 0;
  for (let i = 0; i < digitsBefore.length; i++) {
    const digit = digitsBefore.charCodeAt(digitsBefore.length - 1 - i) - 48;
    sum += i % 2 === 0 ? digit * 3 : digit;
  }
  return (10 - (sum % 10)) % 10;
}

function isGs1Key(text: string, length: number): boolean {
  if (text.length !== length || !/^\d+$/.test(text)) return false;
  return gs1CheckDigit(text.slice(0, -1)) === text.charCodeAt(length - 1) - 48;
}

export function isGln(text: string): boolean {
  return isGs1Key(text, 13);
}

export function isGtin(text: string): boolean {
  return isGs1Key(text, 14);
}

export function isSscc(text: string): boolean {
  return isGs1Key(text, 18);
}

export function isScac(text: string): boolean {
  return /^[A-Z]{2,4}$/.test(text);
}

export function isLocode(text: string): boolean {
  return /^[A-Z]{2}[A-Z2-9]{3}$/.test(text);
}
