import { lazy } from 'react';
import { Map as MapIcon } from 'lucide-react';
import { useCollection, useLoadState } from '#live';
import type { Workspace } from '#ui';

export const workspace: Workspace = {
  id: 'map',
  title: 'Map',
  icon: MapIcon,
  goKey: 'M',
  path: '/map',
  order: 10,
  component: lazy(() => import('./MapWorkspace.tsx')),
  useScope() {
    const { size } = useCollection('sites');
    const { phase } = useLoadState('sites');
    return phase === 'live' || size > 0 ? `All sites, ${size} DCs` : 'All sites';
  },
};
