import { describe, expect, test } from 'vitest';
import { POLICY_TABLES, type PriceRow } from '#shared/protocol';
import { readRoles } from './ApprovalRowDialog.tsx';
import {
  newRow,
  orderChanges,
  placedRows,
  rowsOf,
  withoutRow,
  withRow,
  withRowUp,
} from './draft-rows.ts';
import { cellsOf, headersOf } from './row-cells.ts';

const price = (row: string, method: PriceRow['method'] = 'costPlus'): PriceRow => ({
  row,
  seller: null,
  buyer: null,
  itemClass: null,
  method,
  basisPoints: null,
});

const CONTENT = { id: 'ICP-1', prices: [price('P1'), price('P2')], rates: [] };
const names = (content: typeof CONTENT | ReturnType<typeof withRow>) =>
  rowsOf(content, 'prices').map(({ row }) => row);

describe('the rows of a draft', () => {
  test('are named by the first name that is free in their table', () => {
    expect(newRow(CONTENT, 'prices').row.row).toBe('P3');
    expect(newRow(CONTENT, 'rates').row.row).toBe('R1');
    expect(newRow(withoutRow(CONTENT, 'prices', 'P1'), 'prices').row.row).toBe('P1');
  });

  test('are put in their place: a new one below the others or above, a known one where it stood', () => {
    expect(names(withRow(CONTENT, 'prices', null, price('P3')))).toEqual(['P1', 'P2', 'P3']);
    expect(names(withRow(CONTENT, 'prices', null, price('P3'), 'above'))).toEqual([
      'P3',
      'P1',
      'P2',
    ]);
    const known = withRow(CONTENT, 'prices', 'P1', price('P1', 'cost'));
    expect(rowsOf(known, 'prices')[0]).toEqual(price('P1', 'cost'));
  });

  test('go up by one place, the first nowhere', () => {
    expect(names(withRowUp(CONTENT, 'prices', 'P2'))).toEqual(['P2', 'P1']);
    expect(withRowUp(CONTENT, 'prices', 'P1')).toBe(CONTENT);
  });

  test('say so when they are tried in another order, and nothing where one comes last or goes', () => {
    expect(orderChanges(CONTENT, withRowUp(CONTENT, 'prices', 'P2'))).toEqual([
      { table: 'prices', before: ['P1', 'P2'], after: ['P2', 'P1'] },
    ]);
    expect(orderChanges(CONTENT, withRow(CONTENT, 'prices', null, price('P3'), 'above'))).toEqual([
      { table: 'prices', before: ['P1', 'P2'], after: ['P3', 'P1', 'P2'] },
    ]);
    expect(orderChanges(CONTENT, withRow(CONTENT, 'prices', null, price('P3')))).toEqual([]);
    expect(orderChanges(CONTENT, withoutRow(CONTENT, 'prices', 'P1'))).toEqual([]);
  });

  test.each([...new Set(Object.values(POLICY_TABLES).flat())])(
    'of the table %s begin as rows of it, with a cell under each header',
    (table) => {
      const placed = newRow(CONTENT, table);
      expect(placed.table).toBe(table);
      expect(cellsOf(placed, 'USD')).toHaveLength(headersOf(table).length);
    },
  );

  test('keep their table beside them', () => {
    expect(placedRows(CONTENT, 'prices')).toEqual([
      { table: 'prices', row: price('P1') },
      { table: 'prices', row: price('P2') },
    ]);
    expect(placedRows(CONTENT, 'ranks')).toEqual([]);
  });
});

test('whom a row asks are roles that there are', () => {
  expect(readRoles('finance, operations')).toEqual(['finance', 'operations']);
  expect(readRoles('finance, finanace')).toBeUndefined();
  expect(readRoles('')).toEqual([]);
});
