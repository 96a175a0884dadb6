import { describe, expect, test } from 'vitest';
import { newRow, orderChanges, rowsOf, withoutRow, withRow, withRowUp } from './draft-rows.ts';

const CONTENT = { id: 'ICP-1', prices: [{ row: 'P1' }, { row: 'P2' }], rates: [] };
const names = (content: typeof CONTENT | ReturnType<typeof withRow>) =>
  rowsOf(content, 'prices').map(({ row }) => row);

describe('the rows of a draft', () => {
  test('are named by the first name that is free in their table', () => {
    expect(newRow(CONTENT, 'prices').row).toBe('P3');
    expect(newRow(CONTENT, 'rates').row).toBe('R1');
    expect(newRow(withoutRow(CONTENT, 'prices', 'P1'), 'prices').row).toBe('P1');
  });

  test('are put in their place: a new one below the others or above, a known one where it stood', () => {
    expect(names(withRow(CONTENT, 'prices', null, { row: 'P3' }))).toEqual(['P1', 'P2', 'P3']);
    expect(names(withRow(CONTENT, 'prices', null, { row: 'P3' }, 'above'))).toEqual([
      'P3',
      'P1',
      'P2',
    ]);
    const known = withRow(CONTENT, 'prices', 'P1', { row: 'P1', method: 'cost' });
    expect(rowsOf(known, 'prices')[0]).toEqual({ row: 'P1', method: 'cost' });
  });

  test('go up by one place, the first nowhere', () => {
    expect(names(withRowUp(CONTENT, 'prices', 'P2'))).toEqual(['P2', 'P1']);
    expect(withRowUp(CONTENT, 'prices', 'P1')).toBe(CONTENT);
  });

  test('say so when they are tried in another order, and nothing where one comes last or goes', () => {
    expect(orderChanges(CONTENT, withRowUp(CONTENT, 'prices', 'P2'))).toEqual([
      { table: 'prices', before: ['P1', 'P2'], after: ['P2', 'P1'] },
    ]);
    expect(orderChanges(CONTENT, withRow(CONTENT, 'prices', null, { row: 'P3' }, 'above'))).toEqual(
      [{ table: 'prices', before: ['P1', 'P2'], after: ['P3', 'P1', 'P2'] }],
    );
    expect(orderChanges(CONTENT, withRow(CONTENT, 'prices', null, { row: 'P3' }))).toEqual([]);
    expect(orderChanges(CONTENT, withoutRow(CONTENT, 'prices', 'P1'))).toEqual([]);
  });
});
