import { lazy } from 'react';
import { Siren } from 'lucide-react';
import type { ExceptionRow } from '#shared/protocol';
import { useTally } from '#live';
import type { Workspace } from '#ui';

/** A critical that nobody has put away; what is folded is counted by its cause. */
function criticalOf(row: ExceptionRow): 'critical' | null {
  const isOpen = row.status === 'open' || row.status === 'acknowledged';
  return isOpen && row.parent === null && row.state === 'critical' ? 'critical' : null;
}

export const workspace: Workspace = {
  id: 'exceptions',
  title: 'Exceptions',
  icon: Siren,
  goKey: 'E',
  path: '/exceptions',
  order: 20,
  component: lazy(() => import('./ExceptionsWorkspace.tsx')),
  useBadge() {
    const count = useTally('exceptions', criticalOf).get('critical') ?? 0;
    return { count, isCritical: true, label: 'critical exceptions' };
  },
  useScope: () => 'All sites, by consequence',
};
