import { Workflow } from 'lucide-react';
import type { RunRow } from '#shared/protocol';
import { useTally } from '#live';
import { count } from '#ui';
import type { Workspace } from '#ui';

function placeOf(row: RunRow): 'stands' | 'goesOn' {
  return row.state === 'critical' ? 'stands' : 'goesOn';
}

export const workspace: Workspace = {
  id: 'runs',
  title: 'Runs',
  icon: Workflow,
  goKey: 'W',
  path: '/runs',
  order: 65,
  load: () => import('./RunsWorkspace.tsx'),
  useScope() {
    const tally = useTally('runs', placeOf);
    return `${count(tally.get('goesOn') ?? 0)} go on, ${count(tally.get('stands') ?? 0)} stand`;
  },
};
