import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { refuse } from '#shared/vocabulary';
import { Refused } from '#live';
import { refusalText } from '#work';
import { ProgressSections } from './BacktestPanel.tsx';
import { DETAIL } from './policy-fixture.ts';
import { whyNotProposed } from './PublishDialog.tsx';
import { DraftBand } from './TableFace.tsx';

const draft = { ...DETAIL.draft!, problems: [], changedAt: '2026-06-30T15:40:00.000Z' };

test('a draft says who wrote it and when it was last changed', () => {
  const drawn = renderToStaticMarkup(
    <DraftBand draft={{ ...draft, proposal: null }} inForce={3} />,
  );
  expect(drawn).toContain('last 30 Jun 2026 15:40 UTC');
});

test('a draft that was proposed says since when it waits', () => {
  const proposal = {
    by: 'm.okafor',
    byName: 'M. Okafor',
    at: '2026-06-30T15:41:00.000Z',
    reason: 'Fewer questions',
  };
  expect(renderToStaticMarkup(<DraftBand draft={{ ...draft, proposal }} inForce={3} />)).toContain(
    '“Fewer questions”, 30 Jun 2026 15:41 UTC',
  );
});

test('a draft with a problem cannot be proposed, in the words of its table', () => {
  const problems = [{ path: 'excess.coverDays.A', problem: 'is below zero' }];
  expect(whyNotProposed({ problems, backtest: null }, '')).toBe(
    'Excess, days of cover, class A is below zero',
  );
  expect(whyNotProposed({ problems: [], backtest: null }, ' ')).toContain('Needs a back-test');
  expect(whyNotProposed({ problems: [], backtest: null }, 'too small for one')).toBeUndefined();
});

test('a back-test of which the hub cannot tell is not said to be none', () => {
  const { refusal } = refuse('hub.noAnswer', { waitedMs: 15_000 });
  const answer = { data: undefined, error: new Refused(refusal) };
  expect(renderToStaticMarkup(<ProgressSections answer={answer} />)).toContain(
    refusalText(refusal),
  );
});
