import { describe, expect, test } from 'vitest';
import { TRANSFERS_SHIPPED } from '#operations/policy';
import type { ApprovalRow } from '#shared/protocol';
import type { ApprovalInputs } from './approval-case.ts';
import { neededApprovals } from './index.ts';

const CASE: ApprovalInputs = {
  valueMinor: 2_500_001,
  quantity: 252,
  from: 'CMH',
  to: 'ATL',
  fromEntity: 'N',
  toEntity: 'S',
  betweenEntities: true,
  itemClass: 'A',
  item: 'BRK-2P60B',
  lane: 'CMH-ATL-G',
  requestedBy: 'r.alvarez',
};
const MATCHED = { rows: [], overrides: [], failed: [] };

function decide(approvals: readonly ApprovalRow[], inputs = CASE, pause?: string) {
  return neededApprovals(
    { version: 7, content: { ...TRANSFERS_SHIPPED, approvals }, matched: MATCHED },
    inputs,
    'USD',
    pause === undefined
      ? undefined
      : { site: pause, by: 'm.okafor', reason: '', since: '', until: null, window: null },
  );
}

function row(more: Partial<ApprovalRow>): ApprovalRow {
  const usual: ApprovalRow = {
    row: 'A1',
    when: 'true',
    aboveMinor: null,
    roles: ['operations'],
    stage: 1,
    dueMinutes: 120,
    why: 'always',
  };
  return { ...usual, ...more };
}

describe('the approval matrix that Signalbox comes with', () => {
  test.each([
    { valueMinor: 2_500_000, betweenEntities: false, roles: [] },
    { valueMinor: 2_500_001, betweenEntities: false, roles: ['operations'] },
    { valueMinor: 1, betweenEntities: true, roles: ['finance'] },
    { valueMinor: 2_500_001, betweenEntities: true, roles: ['operations', 'finance'] },
  ])(
    'asks $roles for $valueMinor cents, between entities: $betweenEntities',
    ({ roles, ...more }) => {
      const { needed } = decide(TRANSFERS_SHIPPED.approvals, { ...CASE, ...more });
      expect(needed.map(({ role }) => role)).toEqual(roles);
    },
  );

  test('says why each is asked, and what it looked at', () => {
    const { needed, trace } = decide(TRANSFERS_SHIPPED.approvals);
    expect(needed.map(({ why }) => why)).toEqual(['value over $25,000', 'between entities']);
    expect(trace).toEqual({
      policy: 'TRF-2 v7',
      rows: ['A1', 'A2'],
      overrides: [],
      failed: [],
      inputs: CASE,
    });
  });
});

describe('a row of the approval matrix', () => {
  test('asks each of its roles, in its stage', () => {
    const rows = [
      row({ row: 'A1', roles: ['operations', 'finance'] }),
      row({ row: 'A2', roles: ['manager'], stage: 2 }),
    ];
    expect(decide(rows).needed.map(({ role, stage }) => `${role} ${stage}`)).toEqual([
      'operations 1',
      'finance 1',
      'manager 2',
    ]);
  });

  test('that asks the same role as another makes it decide once, as early and as soon as either', () => {
    const rows = [
      row({ row: 'A1', stage: 2, dueMinutes: 60, why: 'late' }),
      row({ row: 'A2', stage: 1, dueMinutes: 240, why: 'early' }),
    ];
    expect(decide(rows).needed).toEqual([
      { role: 'operations', stage: 1, dueMinutes: 60, why: 'late; early', row: 'A2' },
    ]);
  });

  test('whose condition fails on the data asks as if it held, and the failure is kept', () => {
    const { needed, trace } = decide([row({ when: 'valueMinor / (quantity - 252) > 1' })]);
    expect(needed).toMatchObject([{ role: 'operations', why: 'A1 could not be judged' }]);
    expect(trace.failed).toEqual([expect.stringMatching(/^A1: .*zero/i)]);
  });
});

test('while automation is paused at a site, operations agrees to what the matrix would let through', () => {
  const { needed, trace } = decide([], CASE, 'ATL');
  expect(needed).toMatchObject([{ role: 'operations', why: 'automation is paused at ATL' }]);
  expect(trace.rows).toEqual(['PAUSE']);
});
