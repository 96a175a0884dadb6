import { z } from 'zod';
import type { LiveName } from './rows.ts';

/** What two people may have before them at once: rows of these say who looks at them. */
export const LOOKABLE = ['exceptions', 'transfers'] as const satisfies readonly LiveName[];

export type Lookable = (typeof LOOKABLE)[number];

/** A thing that a window has before it. */
export interface LookedAt {
  collection: Lookable;
  key: string;
}

/** A person who looks at a thing now. */
export interface Looker {
  id: string;
  name: string;
}

/** What a window says when it turns to a thing, and null when to none. */
export const look = z.object({
  at: z.object({ collection: z.enum(LOOKABLE), key: z.string().min(1).max(128) }).nullable(),
});

export function isLookable(name: LiveName): name is Lookable {
  return (LOOKABLE as readonly LiveName[]).includes(name);
}
