import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { EMBEDDED_PEOPLE, type Act, type Person, type Role } from '#shared/protocol';
import { accept, DAY_MS, fromMs, refuse, toMs } from '#shared/vocabulary';
import { delegations, type Delegation } from './delegation.collection.ts';
import {
  DELEGATION_ENDED,
  DELEGATION_MADE,
  type DelegationEnded,
  type DelegationMade,
} from './own-events.ts';

/** A month of leave. Longer is another person in the role, and that is not for a delegation to make. */
const LONGEST_DAYS = 31;

/** Roles that are asked to approve, and so have a word to give to somebody else. */
const APPROVER_ROLES: readonly Role[] = ['operations', 'finance', 'manager'];
/** Roles whose people may speak for an approver: those who plan and move goods may not, since they ask. */
const DELEGATE_ROLES: readonly Role[] = ['operations', 'finance', 'manager'];

/**
 * Somebody gives their word to another for a time; for one who is away already, a manager does. A word that was given
 * is not given on, two do not hold each other's, and nobody appoints themselves: each of these would end in people who
 * approve what they asked for.
 */
export function decideDelegate(
  world: WorldView,
  act: Act<'approval.delegate'>,
  context: DecisionContext,
): Decision {
  const { actor, now } = context;
  const of = personOf(act.of ?? actor.id);
  const to = personOf(act.to);
  if (!of) return refuse('access.person', { person: act.of ?? actor.id }, 'of');
  if (!to) return refuse('access.person', { person: act.to }, 'to');
  if (of.id !== actor.id && actor.role !== 'manager')
    return refuse('delegation.notYours', { of: of.name }, 'of');
  if (to.id === of.id) return refuse('delegation.self', { to: to.name }, 'to');
  if (to.id === actor.id) return refuse('delegation.appointsSelf', { to: to.name }, 'to');
  const role = act.role ?? of.role;
  if (role !== of.role || !APPROVER_ROLES.includes(role))
    return refuse(holds(world, of, role) ? 'delegation.chain' : 'delegation.noRole', {
      of: of.name,
      role,
    });
  if (!DELEGATE_ROLES.includes(to.role))
    return refuse('delegation.role', { to: to.name, role: to.role }, 'to');
  const window = { fromAt: act.fromAt ?? now, untilAt: act.untilAt };
  if (window.fromAt < now) return refuse('delegation.backdated', { fromAt: window.fromAt });
  if (window.untilAt <= window.fromAt)
    return refuse('delegation.window', { untilAt: window.untilAt }, 'untilAt');
  if (toMs(window.untilAt) - toMs(window.fromAt) > LONGEST_DAYS * DAY_MS)
    return refuse('delegation.tooLong', { days: LONGEST_DAYS }, 'untilAt');
  const other = overlapping(world, window).find(
    (one) => (one.of === to.id && one.to === of.id) || (one.of === of.id && one.to === to.id),
  );
  if (other)
    return refuse(other.of === of.id ? 'delegation.exists' : 'delegation.circular', {
      delegation: other.id,
      of: of.name,
      to: to.name,
    });
  const data: DelegationMade = {
    delegation: context.mint('DLG'),
    of: of.id,
    to: to.id,
    role,
    fromAt: fromMs(toMs(window.fromAt)),
    untilAt: fromMs(toMs(window.untilAt)),
  };
  return accept({ events: [{ type: DELEGATION_MADE, subject: data.delegation, data }] });
}

/** Takes a delegation back: who gave the word, who speaks for them, or a manager. */
export function decideEndDelegation(
  world: WorldView,
  act: Act<'approval.endDelegation'>,
  { actor, now }: DecisionContext,
): Decision {
  const known = world.get(delegations, act.delegation);
  if (!known) return refuse('delegation.unknown', { delegation: act.delegation }, 'delegation');
  if (actor.id !== known.of && actor.id !== known.to && actor.role !== 'manager')
    return refuse('delegation.notYours', { of: personOf(known.of)?.name ?? known.of });
  if (known.endedAt !== null || known.untilAt <= now)
    return refuse('delegation.over', { delegation: known.id });
  const data: DelegationEnded = { delegation: known.id };
  return accept({ events: [{ type: DELEGATION_ENDED, subject: known.id, data }] });
}

function personOf(id: string): Person | undefined {
  return EMBEDDED_PEOPLE.find((person) => person.id === id);
}

/** Whether somebody speaks in a role that is not theirs. */
function holds(world: WorldView, { id }: Person, role: Role): boolean {
  return world
    .by(delegations, 'byDelegate', id)
    .some((one) => one.role === role && one.endedAt === null);
}

function overlapping(
  world: WorldView,
  { fromAt, untilAt }: Pick<Delegation, 'fromAt' | 'untilAt'>,
): Delegation[] {
  return APPROVER_ROLES.flatMap((role) => world.by(delegations, 'byRole', role)).filter(
    (one) => one.fromAt < untilAt && fromAt < one.untilAt,
  );
}
