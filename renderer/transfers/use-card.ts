import { useAnswer, useSession } from '#live';
import type { TransferRow } from '#shared/protocol';

/**
 * The card of a transfer, asked for again when its row changed, and when this window became someone else: the card says
 * whether the person who asks may approve.
 */
export function useCard(
  row: TransferRow | undefined,
): ReturnType<typeof useAnswer<'transfer.card'>> {
  const person = useSession()?.person.id ?? '';
  return useAnswer(
    'transfer.card',
    row === undefined ? null : { key: row.key },
    row === undefined ? '' : `${row.version} ${row.state} ${row.asOf.receivedAt} ${person}`,
  );
}
