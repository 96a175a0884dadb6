import { accept, refuse, type Result } from '#shared/vocabulary';
import { ROLES_BY_ACT, type ActName, type Person } from '#shared/protocol';

/** Whether the person's role may do the act; the refusal names the roles that may, so that the console can say whom to ask. */
export function mayAct(person: Person, act: ActName): Result<null> {
  const roles = ROLES_BY_ACT[act];
  if (roles.includes(person.role)) return accept(null);
  return refuse('access.role', { act, role: person.role, allowed: roles.join(', ') });
}
