import type { Decided, DecisionContext, LogEvent, TimerRequest, WorldView } from '#engine/kernel';
import { sayOverdue } from './approval-state.ts';
import { approvals, isOpen } from './approval.collection.ts';

/** The kind of timer that goes off when a stage of a subject is due. */
export const APPROVALS_DUE = 'approvals.due';

/** After each word on a subject: wakes when the next of its open approvals is due. */
export function armDue(
  world: WorldView,
  { data: { subject } }: LogEvent<{ subject: string }>,
): Decided {
  return nextDue(world, subject);
}

/** A stage is past its time, and says so. */
export function onDue(
  world: WorldView,
  { subject }: TimerRequest,
  { now }: DecisionContext,
): Decided {
  const said = sayOverdue(world, subject, now);
  return said ? { events: [said] } : nextDue(world, subject);
}

function nextDue(world: WorldView, subject: string): Decided {
  const key = `${APPROVALS_DUE}:${subject}`;
  const due = world
    .by(approvals, 'bySubject', subject)
    .filter((approval) => isOpen(approval) && !approval.isOverdue)
    .map((approval) => approval.dueAt!)
    .toSorted();
  const [dueAt] = due;
  return dueAt === undefined
    ? { events: [], cancelTimers: [key] }
    : { events: [], timers: [{ key, kind: APPROVALS_DUE, subject, dueAt }] };
}
