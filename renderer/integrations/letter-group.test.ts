import { describe, expect, test } from 'vitest';
import type { DeadLetterRow } from '#shared/protocol';
import { dataOf, fixOf, groupLetters } from './letter-group.ts';

function letter(id: number, more: Partial<DeadLetterRow> = {}): DeadLetterRow {
  return {
    id,
    feed: 'tms',
    receivedAt: `2026-06-30T15:0${id}:00.000Z`,
    type: 'tms.shipment.position.v1',
    reason: 'must be number',
    path: '/data/latitude',
    about: `SHP-${id}`,
    raw: '{"data":{"latitude":"north"}}',
    ...more,
  };
}

describe('dead letters', () => {
  test('are one group when one cause refused them, the newest first', () => {
    const [group] = groupLetters([letter(1), letter(3), letter(2)]);
    expect(group).toMatchObject({
      count: 3,
      about: 'SHP-3 and 2 more',
      firstAt: '2026-06-30T15:01:00.000Z',
      lastAt: '2026-06-30T15:03:00.000Z',
    });
  });

  test('of another feed, event, path or reason are another group', () => {
    const groups = groupLetters([
      letter(1),
      letter(2, { feed: 'erp/northern' }),
      letter(3, { path: '/data/longitude' }),
      letter(4, { reason: 'is required' }),
    ]);
    expect(groups).toHaveLength(4);
  });

  test('say what mends them: the field, or whom to ask where there is nothing to edit', () => {
    const [group] = groupLetters([letter(1)]);
    expect(fixOf(group!)).toBe('Correct latitude');
    expect(fixOf({ ...group!, path: '/data/lines/0/quantity' })).toBe('Correct quantity');
    expect(fixOf({ path: '', letters: [letter(1, { raw: 'no event' })] })).toBe('Ask the source');
    expect(dataOf('{"data":{"latitude":"north"}}')).toEqual({ latitude: 'north' });
    expect(dataOf('[1')).toBeUndefined();
  });
});
