import type { RunRow, TaskCard } from '#shared/protocol';
import { useAnswer, useSession } from '#live';
import { refusalText } from '#work';

/** What a run asks people to agree to, and why it cannot be answered; undefined when it can. */
export interface RunCard {
  card: TaskCard | undefined;
  cannot: string | undefined;
}

/**
 * The task of a run that waits for a word. `everyMs` asks again at that pace, where what it is about changes without its
 * run's row.
 */
export function useRunCard(row: RunRow, everyMs: number | null = null): RunCard {
  const person = useSession()?.person.id ?? '';
  const { data: card, error } = useAnswer(
    'task.card',
    waitsForWord(row) ? { subject: row.key } : null,
    `${row.version} ${person}`,
    everyMs,
  );
  if (card !== undefined) return { card, cannot: card.cannotDecide ?? undefined };
  return { card, cannot: error === null ? 'Being read' : refusalText(error.refusal) };
}

/** Whether somebody is asked to agree. */
export function waitsForWord({ step }: RunRow): boolean {
  return step === 'awaitingApproval';
}
