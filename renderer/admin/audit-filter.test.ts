import { describe, expect, test } from 'vitest';
import { filterWords, PEOPLE_ONLY, searchOf } from './audit-filter.ts';

const NOW_MS = Date.parse('2026-06-30T16:00:00.000Z');
const NOTHING = { who: null, object: null, policy: null, since: null };

describe('a search of the audit trail', () => {
  test('asks for nothing that was not chosen', () => {
    expect(searchOf(NOTHING, NOW_MS, 200)).toEqual({ limit: 200 });
    expect(filterWords(NOTHING, String)).toEqual([]);
  });

  test('asks by person, object, policy version and time together', () => {
    const filter = {
      who: 'm.okafor',
      object: 'TRF-2026-0648',
      policy: 'TRF-2 v14',
      since: '24h',
    };
    expect(searchOf(filter, NOW_MS, 200)).toEqual({
      limit: 200,
      person: 'm.okafor',
      object: 'TRF-2026-0648',
      policy: 'TRF-2 v14',
      from: '2026-06-29T16:00:00.000Z',
    });
    expect(filterWords(filter, () => 'M. Okafor')).toEqual([
      'M. Okafor',
      'object TRF-2026-0648',
      'policy TRF-2 v14',
      '24 h',
    ]);
  });

  test('can leave out what the hub decided by itself', () => {
    const filter = { ...NOTHING, who: PEOPLE_ONLY };
    expect(searchOf(filter, NOW_MS, 200)).toEqual({ limit: 200, peopleOnly: true });
    expect(filterWords(filter, String)).toEqual(['people only']);
  });
});
