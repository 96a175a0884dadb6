import { describe, expect, test } from 'vitest';
import type { TaskRow } from '#shared/protocol';
import { TASK } from './task-fixture.ts';
import { TASK_VIEWS, mayDecide, taskView, waitsFor } from './task-views.ts';

const NOW_MS = Date.parse('2026-06-30T16:00:00.000Z');
const LINDQVIST = { person: 'j.lindqvist', role: 'finance', nowMs: NOW_MS };
const NAKAMURA = { person: 'd.nakamura', role: 'manager', nowMs: NOW_MS };
const LENT: TaskRow['delegates'][number] = {
  person: 'd.nakamura',
  of: 'j.lindqvist',
  fromAt: '2026-06-30T15:00:00.000Z',
  untilAt: '2026-06-30T17:00:00.000Z',
};

function viewsOf(row: TaskRow, reader = LINDQVIST): string[] {
  return TASK_VIEWS.filter((view) => view.holds(row, reader)).map(({ id }) => id);
}

describe('a task stands', () => {
  test('among the unassigned of those who may decide it, and of nobody else', () => {
    expect(viewsOf(TASK)).toEqual(['unassigned', 'all']);
    expect(viewsOf(TASK, NAKAMURA)).toEqual(['all']);
    expect(viewsOf(TASK, { ...LINDQVIST, person: 'r.alvarez' })).toEqual(['all']);
  });

  test('with whoever has taken it on', () => {
    const claimed = { ...TASK, assignee: 'j.lindqvist' };
    expect(viewsOf(claimed)).toEqual(['mine', 'all']);
    expect(viewsOf(claimed, { ...LINDQVIST, person: 'a.mensah' })).toEqual(['all']);
  });

  test('among what was done by somebody, and on their behalf', () => {
    const done: TaskRow = {
      ...TASK,
      status: 'done',
      decision: 'approved',
      person: 'd.nakamura',
      onBehalfOf: 'j.lindqvist',
      decidedAt: '2026-06-30T15:45:00.000Z',
    };
    expect(viewsOf(done)).toEqual(['done']);
    expect(viewsOf(done, NAKAMURA)).toEqual(['done']);
    expect(viewsOf(done, { ...LINDQVIST, person: 'a.mensah' })).toEqual([]);
    const lastMonth = { ...done, decidedAt: '2026-06-02T15:45:00.000Z' };
    expect(viewsOf(lastMonth)).toEqual([]);
  });

  test('nowhere that it could be decided before its stage has come', () => {
    expect(viewsOf({ ...TASK, status: 'later' })).toEqual(['all']);
  });
});

describe('a word that is lent', () => {
  test('counts within its time', () => {
    const row = { ...TASK, delegates: [LENT] };
    expect(mayDecide(row, NAKAMURA)).toBe(true);
    expect(mayDecide(row, { ...NAKAMURA, nowMs: Date.parse(LENT.untilAt) })).toBe(false);
    expect(mayDecide(row, { ...NAKAMURA, nowMs: Date.parse(LENT.fromAt) - 1 })).toBe(false);
    expect(waitsFor(row, NAKAMURA)).toBe(true);
    expect(waitsFor({ ...row, assignee: 'a.mensah' }, NAKAMURA)).toBe(false);
  });
});

test('a list without a chosen view shows what is with the reader, else what nobody has', () => {
  expect(taskView(null, true).id).toBe('mine');
  expect(taskView(null, false).id).toBe('unassigned');
  expect(taskView('done', true).id).toBe('done');
  expect(taskView('nonsense', true).id).toBe('mine');
});
