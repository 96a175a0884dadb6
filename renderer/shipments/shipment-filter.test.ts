import { describe, expect, test } from 'vitest';
import { allOf, filterWords, isNarrowed, matchesFilter } from './shipment-filter.ts';
import { NOW_MS, shipmentRow } from './shipment-fixture.ts';

const ATLANTA = '0850000000011';

describe('the filter of shipments', () => {
  test('shows one phase, and with nothing chosen all of it', () => {
    expect(isNarrowed(allOf('moving'))).toBe(false);
    expect(matchesFilter(shipmentRow({ phase: 'moving' }), allOf('moving'), NOW_MS)).toBe(true);
    expect(matchesFilter(shipmentRow({ phase: 'planned' }), allOf('moving'), NOW_MS)).toBe(false);
  });

  test('takes a shipment for overdue once its planned arrival has passed, until it has arrived', () => {
    const overdue = { ...allOf('moving'), due: 'overdue' } as const;
    const row = shipmentRow({ plannedArriveAt: new Date(NOW_MS - 1).toISOString() });
    expect(matchesFilter(row, overdue, NOW_MS)).toBe(true);
    expect(matchesFilter(row, overdue, NOW_MS - 60_000)).toBe(false);
    const arrived = { ...row, arrivedAt: row.plannedArriveAt };
    expect(matchesFilter(arrived, overdue, NOW_MS)).toBe(false);
  });

  test('asks for all that is chosen at once', () => {
    const filter = { ...allOf('moving'), state: 'late', lateOver: '60', to: ATLANTA } as const;
    const row = shipmentRow({ state: 'late', lateByMinutes: 61, to: ATLANTA });
    expect(matchesFilter(row, filter, NOW_MS)).toBe(true);
    expect(matchesFilter({ ...row, lateByMinutes: 60 }, filter, NOW_MS)).toBe(false);
    expect(matchesFilter({ ...row, to: null }, filter, NOW_MS)).toBe(false);
    expect(filterWords(filter, () => 'Atlanta').filter((part) => part !== '')).toEqual([
      'moving',
      'state late',
      'to Atlanta',
      'late over 1 h',
    ]);
  });
});
