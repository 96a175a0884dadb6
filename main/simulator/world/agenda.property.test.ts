import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Agenda } from './agenda.ts';

describe('the agenda', () => {
  test('gives entries by their instant, and those of one instant as they were planned, saved in between or not', () => {
    const planned = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 });
    fc.assert(
      fc.property(planned, fc.nat(200), (instants, savedAfter) => {
        let agenda = new Agenda();
        instants.forEach((at, nth) => agenda.plan(at, 'thing', nth));
        const expected = instants
          .map((at, nth) => ({ at, nth }))
          .toSorted((a, b) => a.at - b.at || a.nth - b.nth);
        const taken: unknown[] = [];
        while (agenda.size > 0) {
          if (taken.length === savedAfter) {
            const saved = structuredClone(agenda.save());
            agenda = new Agenda();
            agenda.load(saved);
          }
          taken.push(agenda.take().arg);
        }
        expect(taken).toEqual(expected.map(({ nth }) => nth));
        expect(agenda.nextAt).toBe(Infinity);
      }),
    );
  });
});
