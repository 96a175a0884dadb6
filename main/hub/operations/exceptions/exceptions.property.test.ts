import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rehearsal } from '#kit';
import { HOUR_MS, MINUTE_MS, type State } from '#shared/vocabulary';
import { about, see, SEEING_ROOMS, verbs } from './exceptions.fixture.ts';
import { exceptions, isOpen } from './index.ts';

const KEYS = ['stock/a', 'stock/b', 'truck/1', 'truck/2'];
const ACTS = [
  'acknowledge',
  'assign',
  'shelve',
  'escalate',
  'resolve',
  'reopen',
  'fold',
  'unfold',
  'merge',
];
const state = fc.constantFrom<State[]>('watch', 'late', 'critical');
const finding = fc.record({
  key: fc.constantFrom(...KEYS),
  dollars: fc.constantFrom(0, 0, 500, 900, 2_000),
  state,
  because: fc.constantFrom(null, 'truck/1', 'truck/2'),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ finding }) },
  { weight: 2, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 30 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom(...ACTS),
      other: fc.constantFrom(...KEYS),
      key: fc.constantFrom(...KEYS),
    }),
  },
);

describe('exceptions, whatever is found and done', () => {
  test('are one open a subject, folded one level deep under what is open, and the same again says nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const hub = new Rehearsal(SEEING_ROOMS);
        for (const one of steps) {
          if ('hours' in one) hub.wait(one.hours * HOUR_MS);
          else if ('finding' in one) {
            const { key, dollars, ...more } = one.finding;
            see(hub, key, dollars, more);
            expect(see(hub, key, dollars, more)).toEqual([]);
          } else if (about(hub, one.key)) {
            const known = about(hub, one.key);
            const until = new Date(Date.parse(hub.now) + 90 * MINUTE_MS).toISOString();
            const by = { exception: known.key, seen: known.version, reason: 'x', until };
            const other = about(hub, one.other)?.key ?? 'EX-9';
            const placed = { under: other, into: other };
            const given = { ...by, ...placed, owner: 'm.okafor', to: 'operations' };
            const done = hub.act(`exception.${one.act}`, given);
            const later = about(hub, one.key);
            expect(later.version > known.version).toBe(done.ok);
            expect(hub.act(`exception.${one.act}`, { ...given, seen: later.version + 1 }).ok).toBe(
              false,
            );
          }
          const all = [...hub.world.all(exceptions)];
          const open = all.filter(isOpen).map(({ type, subjectKey }) => `${type}:${subjectKey}`);
          expect(new Set(open).size).toBe(open.length);
          for (const { parent, cause, foldedBy, placedUnder, apartFrom } of all) {
            expect([cause === null, foldedBy === null]).toEqual([parent === null, parent === null]);
            if (parent === null || cause === null) continue;
            const [top, direct] = [parent, cause].map((key) => hub.world.get(exceptions, key)!);
            expect([isOpen(top!), top!.parent]).toEqual([true, null]);
            expect([isOpen(direct!), direct!.parent ?? direct!.key]).toEqual([true, parent]);
            // What a person took it out of holds it only where a person put it.
            if (placedUnder !== cause) expect(apartFrom).not.toContain(cause);
          }
          for (const known of all) {
            const raised = hub.log.filter(({ subject, type }) => {
              const verb = type.split('.').at(-2)!;
              return subject === known.key && (verb === 'opened' || verb === 'raisedAgain');
            });
            expect(known.count).toBe(verbs(raised).length);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
