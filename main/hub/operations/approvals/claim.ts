import type { WorldView } from '#engine/kernel';
import { EMBEDDED_PEOPLE } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import type { Approval } from './approval.collection.ts';
import { delegationsTo, delegationState } from './delegation.collection.ts';

/** Whether somebody may take an approval on: by their own role, or by a word that is lent to them now. */
export function mayTake(
  world: WorldView,
  { role, authors }: Approval,
  person: { id: string; role: string },
  now: Instant,
): boolean {
  if (person.role === role) return true;
  return delegationsTo(world, person.id, role, now).some(
    (one) => delegationState(one, now) === 'inForce' && !authors.includes(one.of),
  );
}

/** Who has taken it on. Nobody once the word that they took it on by is over: they cannot decide it, and others wait. */
export function claimedBy(world: WorldView, approval: Approval, now: Instant): string | null {
  const person = EMBEDDED_PEOPLE.find(({ id }) => id === approval.assignee);
  return person && mayTake(world, approval, person, now) ? person.id : null;
}
