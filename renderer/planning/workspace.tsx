import { Shuffle } from 'lucide-react';
import type { PlanRow } from '#shared/protocol';
import { useTally } from '#live';
import type { Workspace } from '#ui';
import { canBeAccepted } from './plan-words.ts';

/** Made once: a tally begins anew with every other function. */
const readyOf = (row: PlanRow) => (canBeAccepted(row) ? 'ready' : null);

export const workspace: Workspace = {
  id: 'planning',
  title: 'Plans',
  icon: Shuffle,
  goKey: 'B',
  path: '/plans',
  order: 55,
  load: () => import('./PlansWorkspace.tsx'),
  useScope() {
    const count = useTally('plans', readyOf).get('ready') ?? 0;
    return `${count} with lines to accept, the latest first`;
  },
};
