import { Siren } from 'lucide-react';
import type { ExceptionRow } from '#shared/protocol';
import { useTally } from '#live';
import type { Workspace } from '#ui';
import { standsCritical } from './queue-views.ts';

const criticalOf = (row: ExceptionRow) => (standsCritical(row) ? 'critical' : null);

export const workspace: Workspace = {
  id: 'exceptions',
  title: 'Exceptions',
  icon: Siren,
  goKey: 'E',
  path: '/exceptions',
  order: 20,
  load: () => import('./ExceptionsWorkspace.tsx'),
  useBadge() {
    const count = useTally('exceptions', criticalOf).get('critical') ?? 0;
    return { count, isCritical: true, label: 'critical exceptions' };
  },
  useScope: () => 'All sites, by consequence',
};
