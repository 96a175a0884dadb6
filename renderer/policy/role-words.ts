import type { Role } from '#shared/protocol';

const WORDS: Readonly<Record<Role, string>> = {
  controller: 'controllers',
  operations: 'operations',
  finance: 'finance',
  integrator: 'integrators',
  manager: 'managers',
};

/** A role as it stands in a sentence: "owned by operations". */
export function roleWords(role: Role): string {
  return WORDS[role];
}
