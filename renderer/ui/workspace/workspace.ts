import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';

/** What a rail entry counts: criticals in red, or what waits for this person in plain. */
export interface WorkspaceBadge {
  count: number;
  isCritical: boolean;
  /** What is counted, for readers: "critical exceptions". */
  label: string;
}

/**
 * A workspace is one folder of the renderer whose `workspace.tsx` exports one of these as `workspace`; the rail, its
 * key and its route come from it alone, and `renderer/app/workspaces.ts` finds it by itself. What it draws is loaded
 * when it is opened:
 *
 *     export const workspace: Workspace = {
 *       id: 'stock', title: 'Stock', icon: Boxes, goKey: 'S', path: '/stock', order: 30,
 *       load: () => import('./StockWorkspace.tsx'),   // a default export
 *     };
 *
 * - Orders on the rail: map 10, exceptions 20, stock 30, shipments 40, transfers 50, orders 60, integrations 90.
 * - What is selected is the place: `usePlaceKey('/stock')` gives the key behind the path and `select(key)` follows the
 *   row without a step for Alt ←. Opening something of another workspace is `goTo(places.exception(key))`, which is one.
 * - What is loaded draws `WorkspaceLayout` with its `panel`: Space toggles it, Esc closes it (`ContextPanel` with
 *   `onClose={closePanel}`). The transfer that does not exist yet is `places.newTransfer({ exception })`; the transfers
 *   workspace reads it with `readTransferDraft(usePlaceQuery())`.
 * - Acts are sent with `useAct` or `ActDialog` of `#work`, which say refusals in words and rights beforehand.
 */
export interface Workspace {
  id: string;
  /** The first word of the top bar, and the tooltip of the rail. */
  title: string;
  icon: LucideIcon;
  /** The letter after G. */
  goKey: string;
  /** Where it is reached; what lies deeper (`/exceptions/EX-2291`) is its own. */
  path: `/${string}`;
  /** From the top of the rail, 10, 20, 30; gaps leave room for what comes. */
  order: number;
  /** Handover and admin stand at the foot of the rail. */
  isBelow?: boolean;
  /** Fetches the component that draws it, a default export. */
  load: () => Promise<{ default: ComponentType }>;
  /** Counts for the rail; a hook, so it may read live data. */
  useBadge?: () => WorkspaceBadge | null;
  /** What is in scope, beside the title: "All open, my region". */
  useScope?: () => string;
}

/**
 * The workspaces of a build, in the order of the rail. Two with the same key or path are a bug, found at start instead
 * of by whoever presses the key.
 */
export function inRailOrder(found: readonly Workspace[]): readonly Workspace[] {
  for (const part of ['id', 'goKey', 'path'] as const) {
    const seen = new Set<string>();
    for (const workspace of found) {
      if (seen.has(workspace[part])) {
        throw new Error(`broken belief: one workspace with ${part} ${workspace[part]}`);
      }
      seen.add(workspace[part]);
    }
  }
  return found.toSorted((a, b) => a.order - b.order);
}
