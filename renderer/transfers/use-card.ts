import { useAnswer, useSession } from '#live';
import type { TransferRow } from '#shared/protocol';
import { hasEnded } from './transfer-words.ts';

/** The steps of a command move without its transfer's row: an open card looks at them at this pace. */
export const LOOK_EVERY_MS = 2_000;

/**
 * The card of a transfer, asked for again when its row changed, while it is under way, and when this window became
 * someone else: the card says whether the person who asks may approve. One that was filed has a card and no row.
 */
export function useCard(
  transfer: string | null,
  row: TransferRow | undefined,
): ReturnType<typeof useAnswer<'transfer.card'>> {
  const person = useSession()?.person.id ?? '';
  return useAnswer(
    'transfer.card',
    transfer === null ? null : { key: transfer },
    row === undefined ? '' : `${row.version} ${row.state} ${row.asOf.receivedAt} ${person}`,
    row === undefined || hasEnded(row.step) ? null : LOOK_EVERY_MS,
  );
}
