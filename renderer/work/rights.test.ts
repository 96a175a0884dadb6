import { describe, expect, test } from 'vitest';
import { EMBEDDED_PEOPLE } from '#shared/protocol';
import { missingRight } from './rights.ts';

const as = (id: string) => ({
  person: EMBEDDED_PEOPLE.find((person) => person.id === id)!,
  people: EMBEDDED_PEOPLE,
});

describe('a right that is missing', () => {
  test('is said with the roles that have it and someone to ask', () => {
    expect(missingRight(as('r.alvarez'), 'invoice.hold')).toBe('Needs finance, ask J. Lindqvist');
    expect(missingRight(as('d.nakamura'), 'transfer.create')).toBe(
      'Needs a controller or operations, ask R. Alvarez',
    );
  });
  test('is nothing to those who have it', () => {
    expect(missingRight(as('r.alvarez'), 'transfer.create')).toBeUndefined();
  });
  test('names nobody where no people are shared', () => {
    expect(missingRight({ ...as('r.alvarez'), people: [] }, 'invoice.hold')).toBe('Needs finance');
  });
});
