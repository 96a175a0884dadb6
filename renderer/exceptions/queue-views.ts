import type { ExceptionRow } from '#shared/protocol';
import { HOUR_MS } from '#shared/vocabulary';

/** Who looks, and when in world time. */
export interface Looker {
  personId: string | null;
  nowMs: number;
}

/** A part of the queue with a name; what it holds depends on who looks and when. */
export interface QueueView {
  id: string;
  label: string;
  /** Shown with this shape when it holds anything. */
  state?: 'late' | 'critical';
  holds: (row: ExceptionRow, looker: Looker) => boolean;
}

/** A quarter of the time to resolve is left: the point from which the SLA column warns too. */
const NEARING_SHARE = 0.75;
const SOON_MS = 2 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** Neither put away nor done. */
export function isOpen(row: ExceptionRow): boolean {
  return row.status === 'open' || row.status === 'acknowledged';
}

/** A critical that nobody has put away; what is folded is counted by its cause. */
export function standsCritical(row: ExceptionRow): boolean {
  return isOpen(row) && row.parent === null && row.state === 'critical';
}

/** How much of the time until it is due has gone; null without a due time. */
export function slaShare(row: ExceptionRow, nowMs: number): number | null {
  if (row.slaDueAt === null) return null;
  const fromMs = Date.parse(row.slaFrom ?? row.openedAt);
  return Math.max(0, nowMs - fromMs) / Math.max(1, Date.parse(row.slaDueAt) - fromMs);
}

function isBreached(row: ExceptionRow, nowMs: number): boolean {
  return row.breached || (slaShare(row, nowMs) ?? 0) >= 1;
}

/** The views of everyone, in their order. */
export const QUEUE_VIEWS: readonly QueueView[] = [
  { id: 'open', label: 'All open', holds: isOpen },
  {
    id: 'mine',
    label: 'My queue',
    holds: (row, { personId }) => isOpen(row) && row.owner !== null && row.owner === personId,
  },
  { id: 'unassigned', label: 'Unassigned', holds: (row) => isOpen(row) && row.owner === null },
  {
    id: 'nearing',
    label: 'Nearing SLA',
    state: 'late',
    holds: (row, { nowMs }) =>
      isOpen(row) && (slaShare(row, nowMs) ?? 0) >= NEARING_SHARE && !isBreached(row, nowMs),
  },
  {
    id: 'breached',
    label: 'Breached SLA',
    state: 'critical',
    holds: (row, { nowMs }) => isOpen(row) && isBreached(row, nowMs),
  },
  {
    id: 'soon',
    label: 'Decide within 2 h',
    holds: (row, { nowMs }) =>
      isOpen(row) && row.decideByAt !== null && Date.parse(row.decideByAt) - nowMs <= SOON_MS,
  },
  { id: 'shelved', label: 'Snoozed', holds: (row) => row.status === 'shelved' },
  {
    id: 'resolved',
    label: 'Resolved, 24 h',
    holds: ({ resolvedAt }, { nowMs }) =>
      resolvedAt !== null && nowMs - Date.parse(resolvedAt) < DAY_MS,
  },
];

/** The view of an id; one that is not known is the whole queue. */
export function queueView(id: string | null): QueueView {
  return QUEUE_VIEWS.find((view) => view.id === id) ?? QUEUE_VIEWS[0]!;
}
