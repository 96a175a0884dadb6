/** UN/CEFACT Recommendation 20 codes of the units that the network counts in, with the word on screen. */
export const UNIT_WORDS = {
  EA: 'ea',
  FOT: 'ft',
  MTR: 'm',
  SO: 'spool',
  CS: 'case',
  PF: 'pallet',
} as const;

export type Unit = keyof typeof UNIT_WORDS;

export const UNITS = Object.keys(UNIT_WORDS) as Unit[];
