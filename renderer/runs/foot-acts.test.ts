import { describe, expect, test } from 'vitest';
import type { FootAct } from './RunFoot.tsx';
import { orderCaseActs } from './OrderCaseFoot.tsx';
import { payableActs } from './PayableFoot.tsx';
import { settlementActs } from './SettlementFoot.tsx';

const free = {
  ask: undefined,
  dispute: undefined,
  answer: undefined,
  wish: undefined,
  hear: undefined,
  close: undefined,
  cancel: undefined,
};

const keysOf = (acts: readonly FootAct<string>[]) =>
  acts.map(({ id, keys, isPrimary }) => `${keys} ${id}${isPrimary === true ? ', primary' : ''}`);

describe('the foot of a run', () => {
  test.each([
    ['blocked', ['P ask', 'D dispute']],
    ['awaitingApproval', ['Y approve, primary', 'Shift Y reject', 'D dispute']],
    ['disputed', ['P ask']],
    ['incident', ['D dispute']],
    ['releasing', []],
  ])('of an invoice that is %s has %o', (step, acts) => {
    expect(keysOf(payableActs({ step }, free))).toEqual(acts);
  });

  test.each([
    ['triage', ['Enter wish, primary', 'Shift C close']],
    ['awaitingApproval', ['Y approve, primary', 'Shift Y reject', 'Shift X cancel']],
    ['askingCustomer', ['Y hear, primary', 'Shift X cancel']],
    ['moving', ['Shift X cancel']],
    ['done', []],
  ])('of an order that is at %s has %o', (step, acts) => {
    expect(keysOf(orderCaseActs({ key: 'SO-768799', step }, free))).toEqual(acts);
  });

  test.each([
    ['awaitingApproval', ['Y approve, primary', 'Shift Y reject', 'Shift X cancel']],
    ['bookingPayer', ['Shift X cancel']],
    ['settled', []],
  ])('of a statement that is at %s has %o', (step, acts) => {
    expect(keysOf(settlementActs({ step }, free))).toEqual(acts);
  });

  test('says of each act why it cannot be done, and of no other', () => {
    const cannot = { ...free, answer: 'You asked for it yourself' };
    for (const acts of [
      payableActs({ step: 'awaitingApproval' }, cannot),
      settlementActs({ step: 'awaitingApproval' }, cannot),
      orderCaseActs({ key: 'SO-768799', step: 'awaitingApproval' }, cannot),
    ] as const)
      for (const { id, unavailable } of acts as readonly FootAct<string>[])
        expect(unavailable).toBe(id === 'approve' || id === 'reject' ? cannot.answer : undefined);
  });
});
