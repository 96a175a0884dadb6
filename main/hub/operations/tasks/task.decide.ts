import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { assignApproval } from '#operations/approvals';
import type { Act } from '#shared/protocol';
import { accept } from '#shared/vocabulary';

/** Somebody who may decide it takes it on: the others see so, and leave it to them. */
export function decideClaim(
  world: WorldView,
  { task }: Act<'task.claim'>,
  context: DecisionContext,
): Decision {
  return assign(world, task, context.actor.id, context);
}

/** It is nobody's again. */
export function decideRelease(
  world: WorldView,
  { task }: Act<'task.release'>,
  context: DecisionContext,
): Decision {
  return assign(world, task, null, context);
}

/** It is given to one of those who may decide it. */
export function decideAssign(
  world: WorldView,
  { task, person }: Act<'task.assign'>,
  context: DecisionContext,
): Decision {
  return assign(world, task, person, context);
}

function assign(
  world: WorldView,
  task: string,
  person: string | null,
  context: DecisionContext,
): Decision {
  const assigned = assignApproval(world, task, person, context);
  return assigned.ok ? accept({ events: [assigned.value] }) : assigned;
}
