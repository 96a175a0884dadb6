import type { ConsoleClient } from '../wire/index.ts';
import type { WholeHouse } from './whole-house.ts';

/**
 * Windows of two people who may act, in turn: what races asks from several, since a person's window may not ask as fast
 * as it likes.
 */
export function windowsOf(house: WholeHouse, count: number): Promise<ConsoleClient[]> {
  const people = Array.from({ length: count }, (_, i) => (i % 2 ? 'm.okafor' : 'r.alvarez'));
  return Promise.all(people.map((person) => house.console(person)));
}
