import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TimingWheel } from './timing-wheel.ts';

const SLOT_MS = 100;

/** What may happen to a wheel: something is scheduled, cancelled, or time passes. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('schedule' as const), key: fc.nat(40), inMs: fc.nat(5_000) }),
  fc.record({ kind: fc.constant('cancel' as const), key: fc.nat(40) }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(2_500) }),
);

describe('a timing wheel', () => {
  test('gives out what a sorted list gives out: never early, at most a slot late, each once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        // Eight slots: things due later than a turn must wait in their slot.
        const wheel = new TimingWheel(SLOT_MS, 8, 0);
        const due = new Map<number, number>();
        let now = 0;
        for (const each of steps) {
          if (each.kind === 'schedule') {
            wheel.schedule(each.key, now + each.inMs);
            due.set(each.key, now + each.inMs);
          } else if (each.kind === 'cancel') {
            wheel.cancel(each.key);
            due.delete(each.key);
          } else {
            now += each.ms;
            wheel.advance(now, (key) => {
              expect(due.get(key)).toBeLessThanOrEqual(now);
              due.delete(key);
            });
            for (const dueMs of due.values()) expect(dueMs).toBeGreaterThan(now - 2 * SLOT_MS);
          }
        }
      }),
    );
  });

  test('lets a thing be scheduled again while it is being given out', () => {
    const wheel = new TimingWheel(SLOT_MS, 8, 0);
    const seen: number[] = [];
    wheel.schedule(3, 150);
    for (let now = 0; now <= 1_000; now += 50)
      wheel.advance(now, (key) => {
        seen.push(now);
        wheel.schedule(key, now + 300);
      });
    expect(seen).toEqual([200, 500, 800]);
  });

  test('forgets everything on a jump', () => {
    const wheel = new TimingWheel(SLOT_MS, 8, 0);
    wheel.schedule(1, 500);
    wheel.reset(1_000_000);
    const seen: number[] = [];
    wheel.advance(2_000_000, (key) => seen.push(key));
    expect(seen).toEqual([]);
  });
});
