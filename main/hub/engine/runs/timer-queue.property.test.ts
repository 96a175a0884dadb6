import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromMs } from '#shared/vocabulary';
import { TimerQueue } from './timer-queue.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ set: key, dueMs: fc.integer({ min: 0, max: 50 }) }) },
  { weight: 1, arbitrary: fc.record({ cancel: key }) },
  { weight: 2, arbitrary: fc.record({ nowMs: fc.integer({ min: 0, max: 50 }) }) },
);

describe('the timers', () => {
  test('come up by due instant, each once, as last set, and never early', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const queue = new TimerQueue();
        const expected = new Map<string, number>();
        for (const one of steps) {
          if ('set' in one) {
            queue.set(one.set, fromMs(one.dueMs));
            expected.set(one.set, one.dueMs);
          } else if ('cancel' in one) {
            queue.delete(one.cancel);
            expected.delete(one.cancel);
          } else {
            const due = [...expected]
              .filter(([, dueMs]) => dueMs <= one.nowMs)
              .toSorted(([a, aMs], [b, bMs]) => aMs - bMs || (a < b ? -1 : 1))
              .map(([name]) => name);
            expect(queue.takeDue(one.nowMs, 100)).toEqual(due);
            for (const name of due) expected.delete(name);
          }
          const next = [...expected.values()].toSorted((a, b) => a - b)[0] ?? null;
          expect(queue.nextDueMs()).toBe(next);
          expect(queue.size).toBe(expected.size);
        }
      }),
    );
  });
});
