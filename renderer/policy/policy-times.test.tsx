import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PausesTable } from './AutomationFace.tsx';
import { OverridesTable } from './OverridesFace.tsx';
import { DETAIL } from './policy-fixture.ts';

const nothing = () => {};

// Drawn without a window the viewpoint is that of UTC.
test('the end of an override names its zone', () => {
  const [first] = DETAIL.overrides;
  const overrides = [{ ...first!, endedAt: null, expiresAt: '2026-11-20T15:00:00.000Z' }];
  const drawn = renderToStaticMarkup(
    <OverridesTable overrides={overrides} currency="USD" unavailable={undefined} onAct={nothing} />,
  );
  expect(drawn).toContain('<td>20 Nov 2026 15:00 UTC</td>');
});

test('a pause says since when and until when in their zone', () => {
  const [first] = DETAIL.pauses;
  const pause = { ...first!, since: '2026-06-30T14:00:00.000Z', until: '2026-06-30T18:00:00.000Z' };
  const drawn = renderToStaticMarkup(
    <PausesTable pauses={[pause]} unavailable={undefined} onResume={nothing} />,
  );
  expect(drawn).toContain('<td>30 Jun 2026 14:00 UTC</td><td>30 Jun 2026 18:00 UTC</td>');
});
