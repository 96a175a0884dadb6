import { EMBEDDED_PEOPLE } from '#shared/protocol';

/** What people call a person or role by its id; an id that nobody here has stands for itself. */
export function personName(id: string | null): string {
  if (id === null || id === 'hub') return 'Signalbox';
  return EMBEDDED_PEOPLE.find((person) => person.id === id)?.name ?? id;
}

/** Whether an exception can be given to it: a person, or a role whose people share it. */
export function isPersonOrRole(id: string): boolean {
  return EMBEDDED_PEOPLE.some((person) => person.id === id || person.role === id);
}
