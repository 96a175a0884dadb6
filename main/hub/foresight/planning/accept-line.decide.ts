import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { openAbout } from '#operations/exceptions';
import { positionKey } from '#operations/network';
import { decideCreate } from '#operations/transfers';
import type { Act } from '#shared/protocol';
import { accept, refuse } from '#shared/vocabulary';
import { lineDrift } from './line-drift.ts';
import { PLAN_LINE_ACCEPTED, type PlanLineAccepted } from './own-events.ts';
import type { PlannedLine } from './plan-content.ts';
import { planContents, plans, type Plan } from './plan.collection.ts';

/**
 * A person takes one line of a plan: the transfer is asked for as any other is, under the same checks and the same
 * policy, linked to the exception of the position that it serves. Once only; and not when what the line rests on has
 * changed so that it does not hold any more.
 */
export function decideAcceptLine(
  world: WorldView,
  act: Act<'plan.acceptLine'>,
  context: DecisionContext,
): Decision {
  const plan = world.get(plans, act.plan);
  const content = world.get(planContents, act.plan)?.content;
  if (!plan) return refuse('plan.unknown', { plan: act.plan }, 'plan');
  if (plan.status === 'abandoned' || plan.status === 'failed' || !content)
    return refuse('plan.notAcceptable', { plan: plan.number, status: plan.status });
  const made = plan.accepted[act.line];
  if (made !== undefined) return refuse('plan.lineAccepted', { line: act.line, transfer: made });
  if (act.seen !== plan.version)
    return refuse('plan.changed', { plan: plan.number, seen: act.seen, version: plan.version });
  const line = content.lines.find(({ key }) => key === act.line);
  if (!line) return refuse('plan.lineUnknown', { plan: plan.number, line: act.line }, 'line');
  const what = lineDrift(world, content, line, context.nowMs);
  if (what !== null) return refuse('plan.inputsChanged', { plan: plan.number, what });
  const created = decideCreate(world, wishOf(world, plan, line, act.staleReason), context);
  if (!created.ok) return created;
  const [asked] = created.value.events;
  const data: PlanLineAccepted = { plan: plan.number, line: line.key, transfer: asked!.subject };
  const accepted = {
    type: PLAN_LINE_ACCEPTED,
    subject: plan.number,
    correlationId: plan.number,
    data,
  };
  return accept({ ...created.value, events: [...created.value.events, accepted] });
}

/** The reason for which stale stock went into the plan is the reason for which it moves. */
function wishOf(
  world: WorldView,
  plan: Plan,
  { from, to, gtin, quantity, laneId }: PlannedLine,
  given: string | undefined,
): Act<'transfer.create'> {
  const used = plan.edits.find((edit) => edit.kind === 'useStale' && edit.site === from);
  const staleReason = given ?? (used?.kind === 'useStale' ? used.reason : undefined);
  return {
    exception: openAbout(world, 'stockoutRisk', positionKey(to, gtin))?.key ?? null,
    from,
    to,
    gtin,
    quantity,
    laneId,
    ...(staleReason === undefined ? {} : { staleReason }),
  };
}
