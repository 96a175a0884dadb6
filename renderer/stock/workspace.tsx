import { Boxes } from 'lucide-react';
import { useLoadState } from '#live';
import { count } from '#ui';
import type { Workspace } from '#ui';

export const workspace: Workspace = {
  id: 'stock',
  title: 'Stock',
  icon: Boxes,
  goKey: 'S',
  path: '/stock',
  order: 30,
  load: () => import('./StockWorkspace.tsx'),
  useScope() {
    const { phase, total } = useLoadState('stock');
    return phase === 'live' ? `All sites, ${count(total)} positions` : 'All sites';
  },
};
