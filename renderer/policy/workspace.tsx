import { Scale } from 'lucide-react';
import type { PolicyLine } from '#shared/protocol';
import { useTally } from '#live';
import type { Workspace } from '#ui';

function waiting(row: PolicyLine): 'waiting' | null {
  return row.state === 'watch' ? 'waiting' : null;
}

function drafted(row: PolicyLine): 'draft' | 'plain' {
  return row.draft === null ? 'plain' : 'draft';
}

export const workspace: Workspace = {
  id: 'policy',
  title: 'Policy',
  icon: Scale,
  goKey: 'L',
  path: '/policy',
  order: 100,
  load: () => import('./PolicyWorkspace.tsx'),
  useBadge() {
    const count = useTally('policies', waiting).get('waiting') ?? 0;
    return { count, isCritical: false, label: 'policies wait for a second person' };
  },
  useScope() {
    const tally = useTally('policies', drafted);
    const drafts = tally.get('draft') ?? 0;
    const all = drafts + (tally.get('plain') ?? 0);
    return `${all} policies, ${drafts === 0 ? 'no draft' : `${drafts} with a draft`}`;
  },
};
