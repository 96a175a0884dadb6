import { copyRows, namedQuery, type Column, type Session, type Write } from '#engine/store';
import type { Instant } from '#shared/vocabulary';
import type { Answered } from './fold-transaction.ts';
import type { KeptAnswer } from './kept-answer.ts';

const read = namedQuery<KeptAnswer, [string[]]>(
  'writer.answers',
  `select act_id as "actId", name, actor, input, answer from writer.act
   where act_id = any($1::text[])`,
);

const COLUMNS: readonly Column[] = [
  { name: 'act_id', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'actor', type: 'text' },
  { name: 'input', type: 'json' },
  { name: 'answer', type: 'json' },
  { name: 'answered_at', type: 'instant' },
];

/** The answers that these acts have got already. */
export async function readAnswers(
  session: Session,
  actIds: readonly string[],
): Promise<Map<string, KeptAnswer>> {
  const rows = await session.rows(read, [[...actIds]]);
  return new Map(rows.map((kept) => [kept.actId, kept]));
}

/** Keeps the answers given now. */
export function* writeAnswers(answers: readonly Answered[], at: Instant): Generator<Write> {
  const fresh = answers.filter((answer) => answer.isNew);
  if (fresh.length === 0) return;
  yield copyRows(
    'writer.act',
    COLUMNS,
    fresh.map(({ input, result }) => [
      input.actId,
      input.name,
      input.actor.id,
      input.input ?? {},
      result,
      at,
    ]),
  );
}
