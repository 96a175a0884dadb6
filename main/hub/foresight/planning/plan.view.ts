import type { View, Watch, WorldView } from '#engine/kernel';
import { personName } from '#operations/exceptions';
import { sourceAsOf } from '#operations/network';
import type { PlanRow } from '#shared/protocol';
import { plans, type Plan } from './plan.collection.ts';

/** The latest plans: a list of what was asked today and lately; earlier ones open by their number. */
const SHOWN = 100;

export const plansView: View<PlanRow> = {
  name: 'plans',
  watches: [
    {
      collection: plans,
      // A new one may push the oldest out of the list.
      subjects: ({ number }, world) => [number, ...pushedOut(world)],
    } satisfies Watch<Plan>,
  ],
  *keys(world) {
    for (const plan of latest(world)) yield plan.number;
  },
  project(world, key) {
    const plan = world.get(plans, key);
    return plan && nth(key) > world.size(plans) - SHOWN ? planRow(world, plan) : null;
  },
};

function latest(world: WorldView): Plan[] {
  const least = world.size(plans) - SHOWN;
  return [...world.all(plans)].filter(({ number }) => nth(number) > least);
}

function* pushedOut(world: WorldView): Generator<string> {
  const oldest = world.size(plans) - SHOWN;
  if (oldest > 0) yield `PLN-${oldest}`;
}

function nth(number: string): number {
  return Number(number.slice('PLN-'.length));
}

/** A plan as the list and the head of its view show it. */
export function planRow(world: WorldView, plan: Plan): PlanRow {
  return {
    key: plan.number,
    state: plan.status === 'failed' ? 'late' : 'ok',
    status: plan.status,
    scope: plan.scope,
    about: plan.about,
    askedAt: plan.askedAt,
    askedBy: plan.askedBy,
    askedByName: personName(plan.askedBy),
    inputsAt: plan.inputsAt,
    lines: plan.lines,
    accepted: Object.keys(plan.accepted).length,
    trucks: plan.trucks,
    needs: plan.needs,
    served: plan.served,
    costMinor: plan.costMinor,
    lossBeforeMinor: plan.lossBeforeMinor,
    lossAfterMinor: plan.lossAfterMinor,
    tooEarlyMinor: plan.tooEarlyMinor,
    boundMinor: plan.boundMinor,
    currency: plan.currency,
    basedOn: plan.basedOn,
    trouble: plan.trouble,
    version: plan.version,
    asOf: sourceAsOf(world, plan.source, plan.occurredAt, plan.receivedAt),
  };
}
