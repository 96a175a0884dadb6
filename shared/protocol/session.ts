import { z } from 'zod';
import type { Instant } from '#shared/vocabulary';

export const ROLES = ['controller', 'operations', 'finance', 'integrator', 'manager'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  id: string;
  name: string;
  role: Role;
  /** "Controller, Southeast": what stands under the name. */
  title: string;
}

/** The people of the embedded default, one click apart; a hub with a company's identity provider has none of them. */
export const EMBEDDED_PEOPLE: readonly Person[] = [
  { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller', title: 'Controller, Southeast' },
  { id: 'm.okafor', name: 'M. Okafor', role: 'operations', title: 'Operations' },
  { id: 'j.lindqvist', name: 'J. Lindqvist', role: 'finance', title: 'Finance' },
  { id: 's.prakash', name: 'S. Prakash', role: 'integrator', title: 'Integrator' },
  { id: 'd.nakamura', name: 'D. Nakamura', role: 'manager', title: 'Manager' },
  { id: 't.brandt', name: 'T. Brandt', role: 'operations', title: 'Operations, nights' },
  { id: 'a.mensah', name: 'A. Mensah', role: 'finance', title: 'Finance, intercompany' },
];

export const chooseUser = z.object({ person: z.string().min(1).max(64) });

/** What a console learns first. */
export interface Session {
  person: Person;
  people: readonly Person[];
  hubEpoch: number;
  version: string;
  startedAt: Instant;
  embedded: boolean;
}
