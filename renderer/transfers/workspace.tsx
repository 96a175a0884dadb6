import { lazy } from 'react';
import { ArrowLeftRight } from 'lucide-react';
import type { Role, TransferRow } from '#shared/protocol';
import { useSession, useTally } from '#live';
import type { Workspace } from '#ui';
import { hasEnded } from './transfer-words.ts';

/** Counts what waits for a role's word, as the hub names it in `waitsFor`: "Operations and finance". */
function waitingFor(role: Role) {
  const word = new RegExp(`\\b${role}\\b`, 'i');
  return (row: TransferRow) =>
    row.step === 'awaitingApproval' && word.test(row.waitsFor) ? 'waiting' : null;
}

/** Made once: a tally begins anew with every other function. */
const WAITING_BY_ROLE: Partial<Record<Role, (row: TransferRow) => 'waiting' | null>> = {
  operations: waitingFor('operations'),
  finance: waitingFor('finance'),
};

const nobody = () => null;

function openOf(row: TransferRow): 'open' | null {
  return hasEnded(row.step) ? null : 'open';
}

export const workspace: Workspace = {
  id: 'transfers',
  title: 'Transfers',
  icon: ArrowLeftRight,
  goKey: 'T',
  path: '/transfers',
  order: 50,
  component: lazy(() => import('./TransfersWorkspace.tsx')),
  useBadge() {
    const role = useSession()?.person.role;
    const labelOf = (role === undefined ? undefined : WAITING_BY_ROLE[role]) ?? nobody;
    const count = useTally('transfers', labelOf).get('waiting') ?? 0;
    return { count, isCritical: false, label: 'transfers wait for you' };
  },
  useScope() {
    const count = useTally('transfers', openOf).get('open') ?? 0;
    return `${count} open, by consequence`;
  },
};
