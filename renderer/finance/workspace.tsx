import { Landmark } from 'lucide-react';
import type { IntercompanyRow } from '#shared/protocol';
import { useSession, useTally } from '#live';
import type { Workspace } from '#ui';

/** Differences for whoever keeps the books; for a manager, the adjustments that wait for a second person. */
function differs({ standing }: IntercompanyRow): 'waiting' | null {
  return standing === 'unmatched' ? 'waiting' : null;
}

function isProposed({ adjustment }: IntercompanyRow): 'waiting' | null {
  return adjustment === 'proposed' ? 'waiting' : null;
}

export const workspace: Workspace = {
  id: 'finance',
  title: 'Finance',
  icon: Landmark,
  goKey: 'F',
  path: '/finance',
  order: 70,
  load: () => import('./FinanceWorkspace.tsx'),
  useBadge() {
    const isManager = useSession()?.person.role === 'manager';
    const count = useTally('intercompany', isManager ? isProposed : differs).get('waiting') ?? 0;
    const label = isManager ? 'adjustments wait for you' : 'differences between the books';
    return { count, isCritical: false, label };
  },
  useScope: () => 'Intercompany',
};
