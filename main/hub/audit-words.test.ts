import { describe, expect, test } from 'vitest';
import { auditWords } from './audit-words.ts';

describe('a row of the audit trail', () => {
  test.each([
    [
      'signalbox.hub.approval.given.v1',
      { decision: 'approved', role: 'finance', onBehalfOf: 'j.lindqvist' },
      'Approval given: approved, finance, on behalf of J. Lindqvist',
    ],
    [
      'signalbox.hub.act.refused.v1',
      { act: 'transfer.approve', code: 'approval.own' },
      'Refused: transfer approve',
    ],
    [
      'signalbox.hub.transfer.laneChanged.v1',
      { transfer: 'TRF-2026-0648', laneId: 'CMH-ATL-air' },
      'Transfer lane changed: CMH-ATL-air',
    ],
    ['signalbox.hub.feed.caughtUp.v1', {}, 'Feed caught up'],
  ])('of %s says what happened in words', (type, data, words) => {
    expect(auditWords(type, data)).toBe(words);
  });
});
