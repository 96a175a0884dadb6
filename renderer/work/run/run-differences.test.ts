import { expect, test } from 'vitest';
import { RUN } from './run-fixture.ts';
import { runDifferences } from './run-differences.ts';

test('a run as it was seen has no differences, whatever was said about it', () => {
  expect(runDifferences(RUN, { ...RUN, waitsFor: 'somebody else' })).toEqual([]);
});

test('an approval that came meanwhile is told by what happened last', () => {
  const approval = {
    ...RUN.timeline[0]!,
    seq: 1_000,
    actor: 'M. Okafor',
    what: 'Approval given: approved, operations',
  };
  const now = { ...RUN, version: RUN.version + 1, timeline: [approval, ...RUN.timeline] };
  expect(runDifferences(RUN, now)).toEqual([
    {
      label: 'Happened last',
      saw: 'Approved for finance (J. Lindqvist)',
      now: 'Approval given: approved, operations (M. Okafor)',
    },
  ]);
});

test('a run that has gone on is told by its step too', () => {
  const now = { ...RUN, version: RUN.version + 1, at: 'inTransit', waitsFor: 'Atlanta to receive' };
  expect(runDifferences(RUN, now).map(({ label, now: is }) => [label, is])).toEqual(
    expect.arrayContaining([
      ['Stands at', 'In transit'],
      ['Waits for', 'Atlanta to receive'],
    ]),
  );
});
