import { describe, expect, test } from 'vitest';
import type { MoveOption } from '#shared/protocol';
import { moveDifferences, type ReadMove } from './move-differences.ts';
import { STOCK } from './move-fixture.ts';

const read = (option: Partial<MoveOption> = {}, quantity = 20): ReadMove => ({
  choice: '1',
  quantity,
  option: { ...STOCK, ...option },
});

describe('a move of a reservation since it was read', () => {
  test('is as it was while the same lose, though their margin or what is free is another', () => {
    expect(moveDifferences(read(), read({ free: 7, losesMinor: 1 }))).toEqual([]);
  });

  test('has changed when somebody else loses, and names both', () => {
    expect(
      moveDifferences(read(), read({ hash: 'other', losers: { first: [], more: 0 } })),
    ).toEqual([{ label: 'Who loses', saw: 'SO-771311 line 1, 20', now: 'nobody' }]);
  });

  test('has changed when somebody loses who is not named, though those who are lose the same', () => {
    const many = { losers: { ...STOCK.losers, more: 8 } };
    expect(moveDifferences(read(many), read({ ...many, hash: 'other' }))).toEqual([
      { label: 'Who loses, of those not listed', saw: 'as read', now: 'others, or other pieces' },
    ]);
    const nine = { losers: { ...STOCK.losers, more: 9 }, hash: 'other' };
    expect(moveDifferences(read(many), read(nine))).toEqual([
      {
        label: 'Who loses',
        saw: 'SO-771311 line 1, 20; 8 more',
        now: 'SO-771311 line 1, 20; 9 more',
      },
    ]);
  });

  test('has changed when the place or the pieces are others than those that were read', () => {
    const elsewhere = read({ key: 'other', siteName: 'Reno' }, 12);
    expect(moveDifferences(read(), elsewhere).map(({ label }) => label)).toEqual([
      'Quantity',
      'Serve from',
    ]);
  });
});
