import type { DataOf, EventDefinition } from '#shared/contracts';

/** An event that a document becomes, before the inbox numbers it. */
export interface EventDraft {
  type: string;
  subject: string;
  data: unknown;
}

/** Takes the shape of the data from the contract; the feed's check judges the values. */
export function draftOf<Definition extends EventDefinition>(
  definition: Definition,
  subject: string,
  data: DataOf<Definition>,
): EventDraft {
  return { type: definition.type, subject, data };
}
