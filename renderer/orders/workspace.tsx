import { ShoppingCart } from 'lucide-react';
import type { OrderRow } from '#shared/protocol';
import { useTally } from '#live';
import { count } from '#ui';
import type { Workspace } from '#ui';

function openOf(row: OrderRow): 'open' | null {
  return row.status === 'open' ? 'open' : null;
}

export const workspace: Workspace = {
  id: 'orders',
  title: 'Orders',
  icon: ShoppingCart,
  goKey: 'O',
  path: '/orders',
  order: 60,
  load: () => import('./OrdersWorkspace.tsx'),
  useScope: () => `${count(useTally('orders', openOf).get('open') ?? 0)} open`,
};
