import { ROLES_BY_ACT, ROLES_BY_READING } from '#shared/protocol';
import type { ActName, LiveName, Person, Role, Session } from '#shared/protocol';
import { useSession } from '#live';

const ROLE_WORDS: Record<Role, string> = {
  controller: 'a controller',
  operations: 'operations',
  finance: 'finance',
  integrator: 'an integrator',
  manager: 'a manager',
};

/**
 * Why this person may not do the act, with whom to ask: "Needs finance, ask J. Lindqvist". Undefined when they may; for
 * a button's `unavailable`. The hub decides all the same.
 */
export function useRight(act: ActName): string | undefined {
  const session = useSession();
  return session === null ? 'Not signed in' : missingRight(session, act);
}

/**
 * Who may see a collection that this person may not: "Finance only, ask J. Lindqvist". Undefined when they may, which is
 * so for most collections.
 */
export function useReadingRight(name: LiveName): string | undefined {
  const session = useSession();
  const roles = ROLES_BY_READING[name];
  if (session === null || roles === undefined || roles.includes(session.person.role))
    return undefined;
  const [first = ''] = roles;
  const only = `${first.charAt(0).toUpperCase()}${first.slice(1)} only`;
  return `${only}${whomToAsk(session.people, roles)}`;
}

/** The same where no hook can be, as for a palette that offers many acts. */
export function missingRight(
  { person, people }: Pick<Session, 'person' | 'people'>,
  act: ActName,
): string | undefined {
  const roles = ROLES_BY_ACT[act];
  if (roles.includes(person.role)) return undefined;
  return `Needs ${roles.map((role) => ROLE_WORDS[role]).join(' or ')}${whomToAsk(people, roles)}`;
}

function whomToAsk(people: readonly Person[], roles: readonly Role[]): string {
  const [first] = people.filter((one) => roles.includes(one.role));
  return first === undefined ? '' : `, ask ${first.name}`;
}
