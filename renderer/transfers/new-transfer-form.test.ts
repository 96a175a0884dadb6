import { describe, expect, test } from 'vitest';
import type { TransferProposal } from '#shared/protocol';
import { openedForm, questionOf, requestOf, type TransferCause } from './new-transfer-form.ts';

const ATLANTA = '0812345000011';
const COLUMBUS = '0812345000028';
const CHICAGO = '0812345000035';
const BREAKER = '00812345060025';

const shortage = (site: string, gtin: string, atRiskMinor: number): TransferCause => ({
  type: 'stockoutRisk',
  subjectKind: 'stock',
  subjectKey: `${site}/${gtin}`,
  status: 'open',
  atRiskMinor,
});
const EXCESS: TransferCause = { ...shortage(COLUMBUS, BREAKER, 4_690), type: 'excess' };

const empty = { title: '', formula: '', lines: [] };
const solved: TransferProposal = {
  from: COLUMBUS,
  to: ATLANTA,
  gtin: BREAKER,
  unit: 'EA',
  quantity: 252,
  laneId: 'CMH-ATL-ground',
  shortage: empty,
  excess: null,
  rounding: empty,
  binding: '',
  arrivesAt: null,
  decideByAt: null,
  costMinor: 61_200,
  protectsMinor: 980_000,
  currency: 'USD',
  rejected: [],
};

describe('a new transfer', () => {
  test('from a shortage goes to the site that is short', () => {
    expect(openedForm({ exception: 'EX-2291' }, shortage(ATLANTA, BREAKER, 9_800))).toEqual({
      exception: 'EX-2291',
      to: ATLANTA,
      from: '',
      gtin: BREAKER,
      quantity: null,
    });
  });

  test('from an excess starts where there is too much', () => {
    expect(openedForm({}, EXCESS)).toMatchObject({ from: COLUMBUS, to: '' });
  });

  test('from an excess goes where most is at risk for want of the same item', () => {
    const open = [
      shortage(CHICAGO, BREAKER, 4_000),
      shortage(ATLANTA, BREAKER, 9_800),
      shortage(CHICAGO, '00812345060032', 50_000),
      { ...shortage(CHICAGO, BREAKER, 70_000), status: 'resolved' as const },
    ];
    expect(openedForm({}, EXCESS, open)).toMatchObject({ from: COLUMBUS, to: ATLANTA });
  });

  test('keeps what the link says over what the exception would fill in', () => {
    const form = openedForm(
      { to: ATLANTA, from: COLUMBUS, gtin: BREAKER, quantity: 72 },
      undefined,
    );
    expect(form).toEqual({
      exception: null,
      to: ATLANTA,
      from: COLUMBUS,
      gtin: BREAKER,
      quantity: '72',
    });
  });

  test('is not solved from a site to itself, nor before item and destination are chosen', () => {
    const form = { exception: null, to: ATLANTA, from: ATLANTA, gtin: BREAKER, quantity: '' };
    expect(questionOf(form, null)).toBeNull();
    expect(questionOf({ ...form, from: '', gtin: '' }, null)).toBeNull();
    expect(questionOf({ ...form, from: '' }, 36)).toEqual({
      to: ATLANTA,
      gtin: BREAKER,
      quantity: 36,
    });
  });

  test('asks for what was solved, and for nothing when no lane or source is left', () => {
    const form = { exception: 'EX-2291', to: ATLANTA, from: '', gtin: BREAKER, quantity: '' };
    expect(requestOf(form, solved, '')).toEqual({
      exception: 'EX-2291',
      from: COLUMBUS,
      to: ATLANTA,
      gtin: BREAKER,
      quantity: 252,
      laneId: 'CMH-ATL-ground',
    });
    expect(requestOf(form, solved, 'counted by phone')).toMatchObject({
      staleReason: 'counted by phone',
    });
    expect(requestOf(form, { ...solved, laneId: null }, '')).toBeNull();
    expect(requestOf(form, { ...solved, from: null }, '')).toBeNull();
  });
});
