import { expect, test } from 'vitest';
import type { IntercompanyDetail } from '#shared/protocol';
import { refuse } from '#shared/vocabulary';
import { Refused } from '#live';
import { refusalText } from '#work';
import { whyNotProposed } from './finance-words.ts';

const matched = refuse('intercompany.matched').refusal;
const told = (detail: Partial<IntercompanyDetail>) => detail as IntercompanyDetail;

test('an adjustment that cannot be proposed says whether it is still read, cannot be read, or is none', () => {
  expect(whyNotProposed({ data: undefined, error: null })).toBe('Being read');
  const away = new Refused(refuse('hub.away').refusal);
  expect(whyNotProposed({ data: undefined, error: away })).toBe(refusalText(away.refusal));
  const none = told({ proposal: null, cannotPropose: matched });
  expect(whyNotProposed({ data: none, error: null })).toBe(refusalText(matched));
  const some = told({ proposal: {} as NonNullable<IntercompanyDetail['proposal']> });
  expect(whyNotProposed({ data: some, error: null })).toBeUndefined();
});
