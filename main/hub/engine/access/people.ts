import { accept, refuse, type Result } from '#shared/vocabulary';
import { EMBEDDED_PEOPLE, type Person } from '#shared/protocol';

/**
 * The person behind a window of the embedded default: chosen, not proven. A hub that serves a company has an identity
 * provider instead, and this list is empty there.
 */
export function embeddedPerson(id: string): Result<Person> {
  const person = EMBEDDED_PEOPLE.find((one) => one.id === id);
  return person ? accept(person) : refuse('access.person', { person: id }, 'person');
}
