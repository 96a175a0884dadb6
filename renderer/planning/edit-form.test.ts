import { describe, expect, test } from 'vitest';
import { editsWith, readLevel, readWhole, type EditForm } from './edit-form.ts';

const LINE = { from: 'CMH', to: 'ATL', gtin: 'W', laneId: 'CMH-ATL-G' };
const TOLD = {
  inputs: {
    needQuantity: 640,
    protectQuantity: 303,
    trucks: 4,
    abcClass: 'A' as const,
    serviceLevelBasisPoints: 9_800,
  },
  rejected: [{ site: 'DFW', siteCode: 'DFW', why: 'stale', stale: true }],
};
const FORM: EditForm = {
  need: '640',
  protect: '303',
  trucks: '4',
  service: '98',
  staleReason: '',
};

describe('what a person changes of a line', () => {
  test('is nothing while the figures are those that were used', () => {
    expect(editsWith([], FORM, LINE, TOLD)).toBeNull();
  });

  test('is each figure that differs, under the thing that it is of', () => {
    const form = { ...FORM, need: '1,000', protect: '0', trucks: '1', service: '99.5' };
    expect(editsWith([], form, LINE, TOLD)).toEqual([
      { kind: 'need', site: 'ATL', gtin: 'W', quantity: 1_000 },
      { kind: 'protect', site: 'CMH', gtin: 'W', quantity: 0 },
      { kind: 'trucks', laneId: 'CMH-ATL-G', trucks: 1 },
      { kind: 'serviceLevel', abcClass: 'A', basisPoints: 9_950 },
    ]);
  });

  test('takes the place of an earlier change of the same thing, and leaves the others', () => {
    const earlier = [
      { kind: 'protect' as const, site: 'CMH', gtin: 'W', quantity: 100 },
      { kind: 'protect' as const, site: 'CHI', gtin: 'W', quantity: 7 },
    ];
    expect(editsWith(earlier, { ...FORM, protect: '50' }, LINE, TOLD)).toEqual([
      { kind: 'protect', site: 'CHI', gtin: 'W', quantity: 7 },
      { kind: 'protect', site: 'CMH', gtin: 'W', quantity: 50 },
    ]);
  });

  test('uses stale stock with a reason alone', () => {
    expect(editsWith([], { ...FORM, staleReason: ' counted by phone ' }, LINE, TOLD)).toEqual([
      { kind: 'useStale', site: 'DFW', reason: 'counted by phone' },
    ]);
  });

  test.each(['', '-1', '1.5', 'many'])('is not read from %j', (typed) => {
    expect(readWhole(typed)).toBeNull();
    expect(editsWith([], { ...FORM, need: typed }, LINE, TOLD)).toBeNull();
  });

  test.each([
    ['49', null],
    ['50', 5_000],
    ['99.99', 9_999],
    ['100', null],
  ])('is a service level of %s as %j hundredths', (typed, basisPoints) => {
    expect(readLevel(typed)).toBe(basisPoints);
  });
});
