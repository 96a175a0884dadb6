import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { drawingOf } from './drawing.ts';
import { delayWords, durationMs, isDuration, type MachineData } from './machine-data.ts';
import { defineWorkflow } from './workflow.ts';

const ERRAND: MachineData = {
  id: 'errand',
  version: '1',
  initial: 'waiting',
  states: {
    waiting: {
      entry: ['ask'],
      after: { PT1H30M: { actions: ['remind'] } },
      always: [{ guard: 'isDone', target: 'done' }],
      on: { giveUp: { target: 'done' } },
    },
    done: { tags: ['ended'], description: 'It is done.' },
  },
};

function errand(data: MachineData) {
  return defineWorkflow<{ isDone: boolean }, string, string>({
    id: 'errand',
    versions: { 1: data },
    guards: ['isDone'],
    actions: ['ask', 'remind'],
  });
}

describe('a workflow as data', () => {
  test('moves as its facts are, and says what is to be done and when to look again', () => {
    const { initialSnapshot, move, canMove } = errand(ERRAND);
    const begun = initialSnapshot(1);
    expect(canMove(1, begun, { isDone: false }, 'giveUp')).toBe(true);
    const done = move(1, begun, { isDone: true }, 'look');
    expect(done).toMatchObject({ step: 'done', isEnd: true });
    expect(done.timers).toEqual([{ cancel: 'xstate.after.PT1H30M.errand.waiting' }]);
    const reminded = move(1, begun, { isDone: false }, 'xstate.after.PT1H30M.errand.waiting');
    expect(reminded).toMatchObject({ step: 'waiting', actions: ['remind'] });
  });

  test.each([
    ['guard', { always: [{ guard: 'isOver', target: 'done' }] }],
    ['action', { entry: ['dance'] }],
    ['delay', { after: { soon: { target: 'done' } } }],
  ])('is not loaded with a %s that nobody knows', (_what, step) => {
    const { initialSnapshot } = errand({
      ...ERRAND,
      states: { waiting: step, done: ERRAND.states['done']! },
    });
    expect(() => initialSnapshot(1)).toThrow(/errand v1 knows what/);
  });

  test('has no version that nobody made', () => {
    expect(() => errand(ERRAND).data(2)).toThrow(/version 2/);
  });

  test('is drawn with each step and each way that leads to another', () => {
    expect(drawingOf(ERRAND)).toMatchObject({
      workflow: 'errand',
      version: 1,
      steps: [
        { id: 'waiting', title: 'Waiting', place: 'begin' },
        { id: 'done', place: 'end', description: 'It is done.' },
      ],
      ways: [
        { from: 'waiting', to: 'done', by: 'fact', name: 'isDone' },
        { from: 'waiting', to: 'done', by: 'act', name: 'giveUp' },
      ],
    });
  });
});

describe('a delay of a workflow', () => {
  test('is a duration of hours and minutes, or the name of a fact', () => {
    expect(durationMs('PT1H30M')).toBe(HOUR_MS + 30 * MINUTE_MS);
    expect(durationMs('PT5M')).toBe(5 * MINUTE_MS);
    expect(['PT', 'PT5S', 'approvalDue'].map(isDuration)).toEqual([false, false, false]);
    expect([delayWords('PT1H30M'), delayWords('PT2H')]).toEqual(['1 h 30 min', '2 h']);
  });
});
