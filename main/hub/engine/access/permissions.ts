import { accept, refuse, type Result } from '#shared/vocabulary';
import { ROLES_BY_ACT, ROLES_BY_READING, type ActName, type Person } from '#shared/protocol';

/** Whether the person's role may do the act; the refusal names the roles that may, so that the console can say whom to ask. */
export function mayAct(person: Person, act: ActName): Result<null> {
  const roles = ROLES_BY_ACT[act];
  if (roles.includes(person.role)) return accept(null);
  return refuse('access.role', { act, role: person.role, allowed: roles.join(', ') });
}

/** Whether the person's role may see a collection or the answer to a request: most is everybody's, money between entities is not. */
export function mayRead(person: { role: string }, name: string): Result<null> {
  const roles = (ROLES_BY_READING as Record<string, readonly string[] | undefined>)[name];
  if (!roles || roles.includes(person.role)) return accept(null);
  return refuse('access.reading', { what: name, role: person.role, allowed: roles.join(', ') });
}
