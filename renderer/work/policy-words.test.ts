import { describe, expect, test } from 'vitest';
import { policyTraceWords } from './policy-words.ts';

const TRACE = { policy: 'TRF-2 v14', rows: ['A1', 'A2'], overrides: [], failed: [], inputs: {} };

describe('what a decision rests on', () => {
  test('names version, rows and what the conditions saw', () => {
    const inputs = { valueMinor: 3_162_600, from: 'CMH', betweenEntities: true, item: '' };
    expect(policyTraceWords({ ...TRACE, inputs }, 'USD')).toBe(
      'TRF-2 v14, rows A1, A2, on value $31,626.00, from CMH, between entities yes.',
    );
  });

  test('says which override took part, and which row could not be judged', () => {
    const trace = { ...TRACE, rows: [], overrides: ['OVR-3'], failed: ['A1: divided by zero'] };
    expect(policyTraceWords(trace, 'USD')).toBe(
      'TRF-2 v14, no row of its table, with OVR-3. Could not be judged: A1: divided by zero.',
    );
  });
});
