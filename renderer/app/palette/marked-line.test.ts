import { expect, test } from 'vitest';
import { markedAt } from './marked-line.ts';

const lines = (...ids: string[]) => ids.map((id) => ({ id }));
const first = { typed: 'light', id: 'theme' };

test('what was first when the words were typed stays marked under what comes in above it', () => {
  expect(markedAt(lines('theme'), 'light', [null, first])).toBe(0);
  expect(markedAt(lines('item', 'order', 'theme'), 'light', [null, first])).toBe(2);
});

test('where the person went goes before it, for as long as the words stand', () => {
  const moved = { typed: 'light', id: 'order' };
  expect(markedAt(lines('theme', 'item', 'order'), 'light', [moved, first])).toBe(2);
  expect(markedAt(lines('theme', 'item', 'order'), 'lights', [moved, first])).toBe(0);
});

test('a line that is gone gives its mark to the first', () => {
  expect(markedAt(lines('item', 'order'), 'light', [null, first])).toBe(0);
});
