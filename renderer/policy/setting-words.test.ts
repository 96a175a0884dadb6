import { describe, expect, test } from 'vitest';
import { readTyped, settingName, settingText, typedText, typedUnit } from './setting-words.ts';

describe('a setting in words', () => {
  test.each([
    ['stockoutRisk.openAtRiskMinor', 'Stockout risk, open at risk'],
    ['rows.X1.set.excess.coverDays.B', 'Row X1, excess, days of cover, class B'],
    ['serviceLevelBasisPoints.C', 'Service level, class C'],
    ['slaMinutes.lateShipment', 'Time to resolve, late shipment'],
    ['criticalWithinMinutes', 'Critical within'],
    ['approvals.A1.aboveMinor', 'Row A1, above'],
    ['rows.X1.set.lateShipment.openMinutes', 'Row X1, late shipment, open'],
    ['excess.coverDays.A', 'Excess, days of cover, class A'],
    [
      'vehicle.lessThanTruckload.trucksADay',
      'Vehicles of a plan, less than truckload, trucks a day',
    ],
  ])('%s is called "%s"', (path, name) => {
    expect(settingName(path)).toBe(name);
  });

  test.each([
    ['approvals.A1.aboveMinor', 2_500_000, '$25,000'],
    ['approvals.A1.aboveMinor', null, '–'],
    ['slaMinutes.lateShipment', 240, '4 h'],
    ['lateShipment.openMinutes', 0, '0 min'],
    ['excess.coverDays.A', 14, '14 days'],
    ['excess.carryingCostBasisPointsAYear', 2_000, '20 %'],
    ['serviceLevelBasisPoints.A', 9_800, '98 %'],
    ['snoozePausesClock', false, 'no'],
    ['slaMinutes.lateShipment', -1, '−1'],
  ] as const)('%s of %s reads "%s"', (path, value, text) => {
    expect(settingText(path, value, 'USD')).toBe(text);
  });

  test('is typed in the unit that people use, and read back as it was', () => {
    for (const [path, value] of [
      ['approvals.A1.aboveMinor', 2_500_050],
      ['slaMinutes.excess', 10_080],
      ['serviceLevelBasisPoints.A', 9_825],
      ['breachEscalatesTo.excess', 'operations'],
      ['snoozePausesClock', true],
      ['approvals.A2.aboveMinor', null],
    ] as const)
      expect(readTyped(path, typedText(path, value, 'USD'), value, 'USD')).toBe(value);
    expect(readTyped('approvals.A1.aboveMinor', '50,000', 0, 'USD')).toBe(5_000_000);
  });

  test('a share is typed in per cent, as it is shown', () => {
    const path = 'serviceLevelBasisPoints.A';
    expect(typedUnit(path, 'USD')).toBe('%');
    expect(typedText(path, 9_825, 'USD')).toBe('98.25');
    expect(readTyped(path, '98.5', 9_825, 'USD')).toBe(9_850);
    expect(readTyped(path, '98.255', 9_825, 'USD')).toBeUndefined();
  });

  test.each(['-1', 'many', '1.234', ''])('is not "%s"', (typed) => {
    expect(readTyped('approvals.A1.aboveMinor', typed, 0, 'USD')).toBeUndefined();
  });
});
