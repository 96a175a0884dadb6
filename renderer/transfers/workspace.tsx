import { lazy } from 'react';
import { ArrowLeftRight } from 'lucide-react';
import type { TransferRow } from '#shared/protocol';
import { useSession, useTally } from '#live';
import type { Workspace } from '#ui';
import { hasEnded } from './transfer-words.ts';

/** Those who may approve: a badge counts what waits for them, and for nobody else. */
const APPROVERS: ReadonlySet<string> = new Set(['operations', 'finance']);

/** Transfers that wait for one role's word, by that role. */
function waitsForRole(row: TransferRow): string | null {
  if (row.step !== 'awaitingApproval') return null;
  return [...APPROVERS].find((role) => row.waitsFor.toLowerCase().includes(role)) ?? null;
}

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
    const role = useSession()?.person.role ?? '';
    const count = useTally('transfers', waitsForRole).get(role) ?? 0;
    return { count, isCritical: false, label: 'transfers wait for you' };
  },
  useScope() {
    const count = useTally('transfers', openOf).get('open') ?? 0;
    return `${count} open, by consequence`;
  },
};
