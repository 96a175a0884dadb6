import { ShieldCheck } from 'lucide-react';
import type { Workspace } from '#ui';

export const workspace: Workspace = {
  id: 'admin',
  title: 'Admin',
  icon: ShieldCheck,
  goKey: 'A',
  path: '/admin',
  order: 210,
  isBelow: true,
  load: () => import('./AuditTrail.tsx'),
  useScope: () => 'Audit trail',
};
