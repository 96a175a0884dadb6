import type { ExceptionRow } from '#shared/protocol';
import { businessMsBetween, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';

/** Who looks, and when in world time. */
export interface Looker {
  personId: string | null;
  role: string | null;
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

/**
 * How much of its time to resolve has gone, in the time that its clock counts: working hours of its site where policy
 * says so, without its pauses. Null without a clock.
 */
export function slaShare({ sla }: Pick<ExceptionRow, 'sla'>, nowMs: number): number | null {
  if (sla === null) return null;
  const runsMs =
    sla.runsFrom === null ? 0 : businessMsBetween(sla.hours, Date.parse(sla.runsFrom), nowMs);
  return (sla.countedMs + runsMs) / (sla.minutes * MINUTE_MS);
}

/** Past its due time, by its clock. */
export function isBreached(row: ExceptionRow, nowMs: number): boolean {
  return row.breached || (row.slaDueAt !== null && Date.parse(row.slaDueAt) <= nowMs);
}

/** Near its due time by policy's share, and not past it. */
export function isNearing(row: ExceptionRow, nowMs: number): boolean {
  const nearingAt = row.sla?.nearingAt ?? null;
  return nearingAt !== null && Date.parse(nearingAt) <= nowMs && !isBreached(row, nowMs);
}

/** The region that shows how the alarms behave, in the place of the queue. */
export const HEALTH_VIEW = 'health';

/** What is explained and wants nobody until its cause ends: held back by a named relation. */
export const HELD_VIEW = 'held';

/** The views of everyone, in their order. */
export const QUEUE_VIEWS: readonly QueueView[] = [
  { id: 'open', label: 'All open', holds: isOpen },
  {
    id: 'mine',
    label: 'My queue',
    holds: (row, { personId }) => isOpen(row) && row.owner !== null && row.owner === personId,
  },
  {
    id: 'called',
    label: 'Escalated to me',
    holds: (row, { personId, role }) =>
      isOpen(row) &&
      row.escalatedTo !== null &&
      (row.escalatedTo === personId || row.escalatedTo === role),
  },
  { id: 'unassigned', label: 'Unassigned', holds: (row) => isOpen(row) && row.owner === null },
  {
    id: 'nearing',
    label: 'Nearing SLA',
    state: 'late',
    holds: (row, { nowMs }) => isOpen(row) && isNearing(row, nowMs),
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
  { id: HELD_VIEW, label: 'Held back', holds: (row) => isOpen(row) && row.held },
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
