import { describe, expect, test } from 'vitest';
import { periodClosed, periodOpened } from '#shared/contracts';
import { foldEvents, told } from '#kit';
import { intercompanyRoom } from './index.ts';
import { postingDate } from './period.collection.ts';

const ERP = 'erp/southern';
const ENTITY = '9522000000015';

function month(number: number) {
  const two = (value: number) => String(value).padStart(2, '0');
  return told(ERP, periodOpened, {
    entity: ENTITY,
    period: `2026-P${two(number)}`,
    startsAt: `2026-${two(number)}-01T04:00:00.000Z`,
    endsAt: `2026-${two(number + 1)}-01T04:00:00.000Z`,
  });
}

const closed = (number: number) =>
  told(ERP, periodClosed, { entity: ENTITY, period: `2026-P0${number}` });

const JUNE_29 = '2026-06-29T14:00:00.000Z';

describe('the date to book under', () => {
  test('is the day it happened, while its period is open or nobody told of it', () => {
    for (const events of [[month(6), month(7)], []])
      expect(postingDate(foldEvents([intercompanyRoom], events), ENTITY, JUNE_29, JUNE_29)).toEqual(
        { at: JUNE_29, lateReason: null },
      );
  });

  test('falls into the next open period once its own is closed, and says why', () => {
    const world = foldEvents([intercompanyRoom], [month(6), month(7), closed(6)]);
    const now = '2026-07-08T10:00:00.000Z';
    expect(postingDate(world, ENTITY, JUNE_29, now)).toEqual({
      at: now,
      lateReason: 'Of 2026-06-29; P06 is closed.',
    });
  });

  test('skips what is closed as well, and stays inside the period that is open', () => {
    const events = [month(6), month(7), month(8), month(9), closed(6), closed(7)];
    const world = foldEvents([intercompanyRoom], events);
    const at = (now: string) => postingDate(world, ENTITY, JUNE_29, now).at;
    expect(at('2026-07-30T10:00:00.000Z')).toBe('2026-08-01T04:00:00.000Z');
    expect(at('2026-08-03T10:00:00.000Z')).toBe('2026-08-03T10:00:00.000Z');
    expect(at('2026-09-02T10:00:00.000Z')).toBe('2026-09-01T03:59:59.999Z');
  });
});
