import { Truck } from 'lucide-react';
import type { Workspace } from '#ui';
import { useShipmentTally } from './ShipmentChips.tsx';

export const workspace: Workspace = {
  id: 'shipments',
  title: 'Shipments',
  icon: Truck,
  goKey: 'H',
  path: '/shipments',
  order: 40,
  load: () => import('./ShipmentsWorkspace.tsx'),
  useScope() {
    const { all } = useShipmentTally();
    return `${all('moving')} moving, ${all('planned')} planned`;
  },
};
