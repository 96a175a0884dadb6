import type { NeededApproval } from '#operations/approvals';
import { ROLES, type Role } from '#shared/protocol';

/** Whom a matrix asks, in the order in which they are asked: within a stage there is none, whatever row asks first. */
export function rolesAsked(needed: readonly NeededApproval[]): Role[] {
  return needed
    .toSorted((a, b) => a.stage - b.stage || ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
    .map(({ role }) => role);
}

/** Whom a matrix asks, in words. */
export function askWords(roles: readonly string[]): string {
  return roles.length === 0 ? 'nobody is asked' : `asks ${roles.join(', ')}`;
}
