import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ManualClock, seededIds, seededRandom, systemIds } from './index.ts';

const draw = (seed: string, count = 20) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.bits32());
};

describe('chance from a seed', () => {
  test('is the same for the same seed and another for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(draw(one)).toEqual(draw(one));
        if (one !== other) expect(draw(one)).not.toEqual(draw(other));
      }),
    );
  });

  test('gives a stream that does not depend on what was drawn before', () => {
    const fresh = seededRandom('s').stream('trucks').bits32();
    const used = seededRandom('s');
    used.unit();
    expect(used.stream('trucks').bits32()).toBe(fresh);
    expect(used.stream('orders').bits32()).not.toBe(fresh);
  });

  test('fills every integer of a range about equally often', () => {
    const random = seededRandom('dice');
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) counts[random.integer(6)]! += 1;
    // 10,000 expected; five standard deviations of the binomial are 456.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(456);
  });

  test('keeps its unit numbers in [0, 1) around a half', () => {
    const random = seededRandom('unit');
    let sum = 0;
    for (let i = 0; i < 10_000; i++) {
      const unit = random.unit();
      expect(unit >= 0 && unit < 1).toBe(true);
      sum += unit;
    }
    expect(Math.abs(sum / 10_000 - 0.5)).toBeLessThan(0.015);
  });
});

describe('ids', () => {
  test('are UUIDs of version 7, sorted as they were made, also within one millisecond and after a setback', () => {
    const clock = new ManualClock(Date.UTC(2026, 5, 30));
    let nowMs = clock.machineNow();
    const ids = systemIds(() => nowMs);
    const made: string[] = [];
    for (let i = 0; i < 10_000; i++) {
      if (i === 9_000) nowMs -= 60_000;
      made.push(ids.next());
    }
    expect(made).toEqual(made.toSorted());
    expect(new Set(made).size).toBe(made.length);
    for (const id of made.slice(0, 100))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('are replayed by a seed', () => {
    const replay = () => {
      const clock = new ManualClock(Date.UTC(2026, 5, 30));
      const ids = seededIds(() => clock.machineNow(), seededRandom('7'));
      return [ids.next(), ids.next()];
    };
    expect(replay()).toEqual(replay());
  });
});
