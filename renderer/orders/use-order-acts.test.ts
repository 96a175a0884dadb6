import { expect, test } from 'vitest';
import { caseWords, notOpen } from './use-order-acts.ts';

test.each([
  [undefined, 'take on its shortage'],
  ['triage', 'decide on its case'],
  ['moving', 'open its case'],
])('of an order whose case is at %s the key says "%s"', (step, words) => {
  expect(caseWords(step === undefined ? undefined : { step })).toBe(words);
});

test.each([
  [{ ediOnly: true, status: 'open' }, 'It is not in the ERP yet'],
  [{ ediOnly: false, status: 'open' }, undefined],
  [{ ediOnly: false, status: 'shipped' }, 'It is shipped'],
] as const)('an order that is %o answers %s', (row, why) => {
  expect(notOpen(row)).toBe(why);
});
