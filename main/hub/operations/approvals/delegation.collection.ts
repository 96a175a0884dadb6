import { defineCollection, type WorldView } from '#engine/kernel';
import type { Role } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** Somebody decides in another's role while that one is away. */
export interface Delegation {
  /** DLG-12. */
  id: string;
  /** Whose word it will be. */
  of: string;
  to: string;
  /** The one role that it covers, which is that of `of`. */
  role: Role;
  fromAt: Instant;
  untilAt: Instant;
  /** "On leave until Monday". */
  reason: string;
  madeBy: string;
  madeAt: Instant;
  /** Taken back before its time. */
  endedAt: Instant | null;
  endedBy: string | null;
}

/** All delegations that were ever made: what was decided by one must be readable for good. */
export const delegations = defineCollection<Delegation>({
  name: 'approvals.delegation',
  key: (delegation) => delegation.id,
  columns: {
    id: { type: 'text' },
    of: { type: 'text' },
    to: { type: 'text' },
    role: { type: 'text' },
    fromAt: { type: 'instant' },
    untilAt: { type: 'instant' },
    reason: { type: 'text' },
    madeBy: { type: 'text' },
    madeAt: { type: 'instant' },
    endedAt: { type: 'instant', nullable: true },
    endedBy: { type: 'text', nullable: true },
  },
  history: true,
  indexes: {
    byDelegate: (delegation) => delegation.to,
    byRole: (delegation) => (delegation.endedAt === null ? delegation.role : null),
  },
});

/** Where a delegation stands at an instant. */
export type DelegationState = 'ahead' | 'inForce' | 'over' | 'ended';

/** Whether a delegation counts at an instant; from its first instant, and not at its last. */
export function delegationState(
  { fromAt, untilAt, endedAt }: Delegation,
  now: Instant,
): DelegationState {
  if (endedAt !== null) return 'ended';
  if (now < fromAt) return 'ahead';
  return now < untilAt ? 'inForce' : 'over';
}

/** Those that let somebody decide in a role, the ones in force first. */
export function delegationsTo(
  world: WorldView,
  person: string,
  role: Role,
  now: Instant,
): Delegation[] {
  const rank: Record<DelegationState, number> = { inForce: 0, ahead: 1, over: 2, ended: 3 };
  return world
    .by(delegations, 'byDelegate', person)
    .filter((delegation) => delegation.role === role)
    .toSorted((a, b) => rank[delegationState(a, now)] - rank[delegationState(b, now)]);
}
