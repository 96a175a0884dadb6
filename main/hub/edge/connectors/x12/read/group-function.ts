/** GS01 that the standard gives to the sets we map. */
const GROUP_FUNCTION: Readonly<Record<string, string>> = {
  '204': 'SM',
  '210': 'IM',
  '214': 'QM',
  '810': 'IN',
  '846': 'IB',
  '850': 'PO',
  '855': 'PR',
  '856': 'SH',
  '940': 'OW',
  '943': 'AR',
  '944': 'RE',
  '945': 'SW',
  '990': 'GF',
};

/** The GS01 that a set belongs under, where it stands under another; undefined where it is right, or not known to us. */
export function expectedFunction(setKind: string, functionCode: string): string | undefined {
  const expected = Object.hasOwn(GROUP_FUNCTION, setKind) ? GROUP_FUNCTION[setKind] : undefined;
  return functionCode === '' || functionCode === expected ? undefined : expected;
}
