import { feedStates } from '#engine/feeds';
import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { exceptions } from '#operations/exceptions';
import { items, lanes, sites } from '#operations/network';
import { planningPolicy, policyName } from '#operations/policy';
import type { Act, PlanEdit } from '#shared/protocol';
import { accept, refuse, type Gtin, type Result } from '#shared/vocabulary';
import { PLAN_ABANDONED, PLAN_ASKED, type PlanAsked } from './own-events.ts';
import { planContents, plans } from './plan.collection.ts';
import { itemsOfExceptions } from './scope-items.ts';

/** More items at once are a plan of the network. */
const MOST_ITEMS = 2_000;

type Scope = Pick<PlanAsked, 'scope' | 'about' | 'exceptions' | 'items'>;

/**
 * Somebody wants a plan. Decided here is for which items; taking the inputs and solving them takes seconds and is done
 * beside the writer. A plan that was edited keeps its scope, whatever else the act says.
 */
export function decideRebalance(
  world: WorldView,
  act: Act<'plan.rebalance'>,
  context: DecisionContext,
): Decision {
  const present = checkPresent(world);
  if (!present.ok) return present;
  const scope = act.basedOn === null ? scopeOf(world, act) : scopeOfPlan(world, act.basedOn);
  if (!scope.ok) return scope;
  const known = checkEdits(world, act.edits);
  if (!known.ok) return known;
  const data: PlanAsked = {
    plan: context.mint('PLN'),
    ...scope.value,
    edits: act.edits,
    basedOn: act.basedOn,
    policy: policyName(planningPolicy(world)),
  };
  return accept({
    events: [{ type: PLAN_ASKED, subject: data.plan, correlationId: data.plan, data }],
  });
}

/** A person does not want it any more: the search ends, and what was found can no longer be accepted. */
export function decideAbandon(world: WorldView, act: Act<'plan.abandon'>): Decision {
  const plan = world.get(plans, act.plan);
  if (!plan) return refuse('plan.unknown', { plan: act.plan }, 'plan');
  if (plan.status === 'abandoned' || plan.status === 'failed')
    return refuse('plan.ended', { plan: plan.number, status: plan.status });
  const data = { plan: plan.number };
  return accept({
    events: [{ type: PLAN_ABANDONED, subject: plan.number, correlationId: plan.number, data }],
  });
}

/** While a feed tells its past, what stands where is of some earlier day: a plan of it would move what has long gone. */
function checkPresent(world: WorldView): Result<null> {
  const reading = [...world.all(feedStates)].filter(
    ({ connected, caughtUp }) => connected && !caughtUp,
  );
  if (reading.length === 0) return accept(null);
  return refuse('plan.historyUnread', { feeds: reading.length, first: reading[0]!.source });
}

function scopeOf(world: WorldView, act: Act<'plan.rebalance'>): Result<Scope> {
  if (act.network) {
    const running = world
      .by(plans, 'open', 'open')
      .find((plan) => plan.scope === 'network' && plan.status === 'asked');
    if (running) return refuse('plan.underWay', { plan: running.number });
    return accept({ scope: 'network', about: 'Whole network', exceptions: [], items: null });
  }
  for (const key of act.exceptions)
    if (!world.get(exceptions, key)) return refuse('exception.unknown', { exception: key });
  for (const gtin of act.items)
    if (!world.get(items, gtin)) return refuse('item.unknown', { gtin }, 'items');
  const about = itemsOfExceptions(world, act.exceptions).filter((gtin) => world.get(items, gtin));
  const all = [...new Set([...about, ...act.items])].toSorted();
  if (all.length === 0) return refuse('plan.noItems', { exceptions: act.exceptions.length });
  if (all.length > MOST_ITEMS)
    return refuse('plan.tooManyItems', { items: all.length, most: MOST_ITEMS });
  return accept({
    scope: act.exceptions.length > 0 ? 'exceptions' : 'items',
    about: aboutWords(world, act.exceptions.length, all),
    exceptions: act.exceptions,
    items: all,
  });
}

function scopeOfPlan(world: WorldView, number: string): Result<Scope> {
  const plan = world.get(plans, number);
  if (!plan || (plan.status !== 'failed' && !world.get(planContents, number)))
    return refuse('plan.unknown', { plan: number }, 'basedOn');
  const { scope, about, exceptions: keys, items: gtins } = plan;
  return accept({ scope, about, exceptions: [...keys], items: gtins === null ? null : [...gtins] });
}

function aboutWords(world: WorldView, exceptionCount: number, gtins: readonly Gtin[]): string {
  const [first] = gtins;
  const itemWords =
    gtins.length === 1 ? world.get(items, first!)!.description : `${gtins.length} items`;
  if (exceptionCount === 0) return itemWords;
  return `${exceptionCount === 1 ? '1 exception' : `${exceptionCount} exceptions`}, ${itemWords}`;
}

/** An edit of something that nobody knows would be taken for one that changes nothing. */
function checkEdits(world: WorldView, edits: readonly PlanEdit[]): Result<null> {
  for (const edit of edits) {
    if ('site' in edit && !world.get(sites, edit.site))
      return refuse('site.unknown', { site: edit.site }, 'edits');
    if ('gtin' in edit && !world.get(items, edit.gtin))
      return refuse('item.unknown', { gtin: edit.gtin }, 'edits');
    if (edit.kind === 'trucks' && !world.get(lanes, edit.laneId))
      return refuse('plan.laneUnknown', { lane: edit.laneId }, 'edits');
  }
  return accept(null);
}
