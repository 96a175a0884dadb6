import { Plug } from 'lucide-react';
import { useCollection } from '#live';
import { useViewpoint } from '#ui';
import type { Workspace } from '#ui';
import { feedState } from './feed-state.ts';

export const workspace: Workspace = {
  id: 'integrations',
  title: 'Integrations',
  icon: Plug,
  goKey: 'I',
  path: '/integrations',
  order: 90,
  load: () => import('./IntegrationsWorkspace.tsx'),
  /** Silence is made by the clock, so this looks each second. */
  useBadge() {
    const feeds = useCollection('feeds');
    const { nowMs } = useViewpoint();
    let away = 0;
    for (const row of feeds.rows()) if (feedState(row, nowMs) === 'stale') away++;
    return { count: away, isCritical: false, label: 'feeds are silent' };
  },
  useScope: () => 'Health, all feeds',
};
