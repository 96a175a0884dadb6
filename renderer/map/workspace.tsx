import { Map as MapIcon } from 'lucide-react';
import { useLoadState, useTally } from '#live';
import type { Workspace } from '#ui';

export const workspace: Workspace = {
  id: 'map',
  title: 'Map',
  icon: MapIcon,
  goKey: 'M',
  path: '/map',
  order: 10,
  load: () => import('./MapWorkspace.tsx'),
  useScope() {
    const size = useTally('sites', everySite).get('site') ?? 0;
    const { phase } = useLoadState('sites');
    return phase === 'live' || size > 0 ? `All sites, ${size} DCs` : 'All sites';
  },
};

const everySite = () => 'site' as const;
