import { expect, test } from 'vitest';
import type { ActInput } from './input.ts';
import { refusedAct } from './refused-act.ts';

function about(name: string, input: object): string | null | undefined {
  const act: ActInput = {
    kind: 'act',
    actId: 'act-12345678',
    name,
    input,
    actor: { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller' },
    reason: null,
    answer: () => {},
  };
  const { subject, correlationId } = refusedAct(act, { code: 'approval.own', facts: {} });
  return correlationId === subject ? subject : correlationId;
}

test('a refused act is of the case that it was about, whatever the act calls that', () => {
  expect(about('transfer.approve', { transfer: 'TRF-2026-0001', seen: 2 })).toBe('TRF-2026-0001');
  expect(about('settlement.approve', { run: 'STL-2026-0001', seen: 2 })).toBe('STL-2026-0001');
  expect(about('payable.approve', { invoice: 'INV-1', seen: 2 })).toBe('INV-1');
  expect(about('intercompany.approve', { adjustment: 'TRF-1/A1' })).toBe('TRF-1/A1');
  expect(about('policy.confirmOverride', { override: 'OVR-3' })).toBe('OVR-3');
  expect(about('masterData.match', { exception: 'EX-4', seen: 1, means: 'x' })).toBe('EX-4');
});

test('a refused act on nothing in particular is of no case', () => {
  expect(about('plan.rebalance', { exceptions: [], items: [], network: true })).toBeUndefined();
  expect(about('window.plan', { kind: 'closure', key: '0812345000011' })).toBeUndefined();
});
