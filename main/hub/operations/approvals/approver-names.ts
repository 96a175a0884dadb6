import { EMBEDDED_PEOPLE } from '#shared/protocol';
import type { Approval } from './approval.collection.ts';

/** Who may decide it, by name: those with the asked role who have not shaped it. Null when nobody here may. */
export function whoMay(approval: Pick<Approval, 'role' | 'authors'>): string | null {
  const names = EMBEDDED_PEOPLE.filter(
    ({ id, role }) => role === approval.role && !approval.authors.includes(id),
  ).map((person) => person.name);
  return names.length === 0 ? null : names.join(' or ');
}

/** What people call the one who decided. */
export function nameOf(person: string): string {
  return EMBEDDED_PEOPLE.find(({ id }) => id === person)?.name ?? person;
}
