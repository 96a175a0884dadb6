import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SequenceLine } from './sequence-line.ts';

/** A source's events 1…n in any order, some of them twice. */
const arrivals = fc.integer({ min: 1, max: 30 }).chain((count) =>
  fc.array(fc.integer({ min: 1, max: count }), { maxLength: 10 }).chain((twice) =>
    fc.shuffledSubarray(
      [...Array.from({ length: count }, (_, i) => i + 1), ...twice].map((place, i) => ({
        place,
        i,
      })),
      { minLength: count + twice.length },
    ),
  ),
);

describe("a source's line", () => {
  test('gives every event once in order, whatever the order and the repeats in which they came', () => {
    fc.assert(
      fc.property(arrivals, (sent) => {
        const line = new SequenceLine<number>(0);
        const ready = sent.flatMap(({ place }) => line.offer({ sequence: place, item: place }));
        const fresh = ready.filter((one) => !one.again).map((one) => one.item);
        const last = Math.max(...sent.map(({ place }) => place));
        expect(fresh).toEqual(Array.from({ length: last }, (_, i) => i + 1));
        expect(ready).toHaveLength(sent.length);
        expect(line.gap()).toBeNull();
      }),
    );
  });

  test('holds back what comes after a hole, and names the hole', () => {
    const line = new SequenceLine<string>(10);
    expect(line.offer({ sequence: 11, item: 'a' })).toEqual([{ item: 'a', again: false }]);
    expect(line.offer({ sequence: 14, item: 'd' })).toEqual([]);
    expect(line.gap()).toEqual({ first: 12, last: 13 });
    expect(line.isOpen(13)).toBe(true);
    expect(line.isOpen(14)).toBe(false);
    expect(line.passTo(13)).toEqual([{ item: 'd', again: false }]);
    expect(line.delivered).toBe(14);
  });

  test('says of what comes after its place was given up that it comes again', () => {
    const line = new SequenceLine<string>(0);
    line.offer({ sequence: 3, item: 'c' });
    line.passTo(2);
    expect(line.offer({ sequence: 1, item: 'a' })).toEqual([{ item: 'a', again: true }]);
  });
});
