import { incident } from './incident.ts';
import type { Input, Unreadable } from './input.ts';

/**
 * What takes the place of an input that the store refuses: its dead letter, which holds the raw text as text.
 * @returns null when it is a letter already, and the store refuses even that.
 */
export function parkAlone(input: Input, fault: unknown): Unreadable | null {
  if (input.kind === 'unreadable') return null;
  const told = incident(input, fault);
  return {
    kind: 'unreadable',
    place: input.kind === 'arrival' ? input.place : null,
    letter: { ...told, kind: 'data', path: told.path || '/data' },
    instead: input,
  };
}
