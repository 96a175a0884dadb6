import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '#simulator/world';
import { overBadLine, type Spoken } from './wire-faults.ts';

const spoken = fc.tuple(fc.nat(1_000), fc.nat(100)).map(([first, count]) =>
  Array.from({ length: count }, (_, i): Spoken => ({
    sequence: first + i,
    json: String(first + i),
  })),
);

describe('a bad line', () => {
  test('that does not lose loses nothing, and one that does not double doubles nothing', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        spoken,
        fc.record({ loses: fc.boolean(), doubles: fc.boolean(), shuffles: fc.boolean() }),
        (seed, events, line) => {
          const { now, later } = overBadLine(events, line, new Random(seed), 3);
          const came = [...now, ...later];
          const all = events.map(({ json }) => json);
          expect(came.every((json) => all.includes(json))).toBe(true);
          if (!line.loses) expect(new Set(came)).toEqual(new Set(all));
          if (!line.doubles) expect(new Set(came).size).toBe(came.length);
          if (!line.shuffles && !line.doubles) expect(later).toEqual([]);
        },
      ),
    );
  });

  test('does the same to the same numbers each time', () => {
    fc.assert(
      fc.property(fc.integer(), spoken, (seed, events) => {
        const line = { loses: true, doubles: true, shuffles: true };
        const once = overBadLine(events, line, new Random(seed), 3);
        expect(overBadLine(events, line, new Random(seed), 3)).toEqual(once);
      }),
    );
  });
});
