import { expect, test } from 'vitest';
import { byMinting } from './minting-order.ts';

test('commands stand as they were minted, over the tenth start of the hub and the millionth command of one', () => {
  const minted = ['CMD-9-000007', 'CMD-9-999999', 'CMD-9-1000000', 'CMD-10-000001'];
  const rows = minted.map((id) => ({ id }));
  expect(rows.toReversed().toSorted(byMinting)).toEqual(rows);
});
