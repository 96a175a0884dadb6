import { expect, test } from 'vitest';
import { settingChanges } from './policy-settings.ts';

test.each(['rows', 'rates', 'ranks'])(
  'the first of the %s is said by its own values, and so is the last that goes',
  (table) => {
    const none = { id: 'P-1', [table]: [] };
    const one = { id: 'P-1', [table]: [{ row: 'R1', why: 'agreed' }] };
    const path = `${table}.R1.why`;
    expect(settingChanges(none, one)).toEqual([{ path, before: undefined, after: 'agreed' }]);
    expect(settingChanges(one, none)).toEqual([{ path, before: 'agreed', after: undefined }]);
  },
);
