import { useMemo } from 'react';
import { ArrowLeftRight } from 'lucide-react';
import type { TaskRow, TransferRow } from '#shared/protocol';
import { useConnection, useSession, useTally } from '#live';
import type { Workspace } from '#ui';
import { waitsFor } from './task-views.ts';
import { hasEnded } from './transfer-words.ts';

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
  load: () => import('./TransfersWorkspace.tsx'),
  useBadge() {
    const person = useSession()?.person;
    const { clock } = useConnection();
    // Made once for a person: a tally begins anew with every other function.
    const labelOf = useMemo(
      () => (row: TaskRow) =>
        person !== undefined &&
        waitsFor(row, { person: person.id, role: person.role, nowMs: clock.nowMs() })
          ? 'waiting'
          : null,
      [person, clock],
    );
    const count = useTally('tasks', labelOf).get('waiting') ?? 0;
    return { count, isCritical: false, label: 'approvals wait for you' };
  },
  useScope() {
    const count = useTally('transfers', openOf).get('open') ?? 0;
    return `${count} open, by consequence`;
  },
};
