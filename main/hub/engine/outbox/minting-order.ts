import type { CommandRow } from './command.collection.ts';

const BY_NUMBERS = new Intl.Collator('en', { numeric: true });

/** Sorts commands as they were minted: `CMD-10-000001` after `CMD-9-000007`, and a seventh digit after six. */
export function byMinting(a: Pick<CommandRow, 'id'>, b: Pick<CommandRow, 'id'>): number {
  return BY_NUMBERS.compare(a.id, b.id);
}
