import type { WorldView } from '#engine/kernel';
import type { CountedTogether } from '#operations/approvals';
import { zoneOfSite } from '#operations/network';
import { localDay, toMs, wholeMoney } from '#shared/vocabulary';
import { transfers, wishKey, type Transfer } from './transfer.collection.ts';

/** What takes a transfer out of the sum: it moves nothing. */
const MOVES_NOTHING: readonly Transfer['step'][] = ['cancelled', 'rejected', 'cancelling'];

/**
 * What policy adds up with a transfer: what the same person asked for of the same item between the same two sites on the
 * same day of the source, so that asking in parts asks no fewer people. By any lane between the two, since a part by air is
 * a part as well; lines of a plan count for whoever accepted them. Null when it stands alone.
 */
export function countedTogether(world: WorldView, transfer: Transfer): CountedTogether | null {
  const day = dayOf(world, transfer);
  const others = world
    .by(transfers, 'byWish', wishKey(transfer))
    .filter(
      (other) =>
        other.number !== transfer.number &&
        other.currency === transfer.currency &&
        !MOVES_NOTHING.includes(other.step) &&
        dayOf(world, other) === day,
    );
  if (others.length === 0) return null;
  return {
    subjects: others.map(({ number }) => number).toSorted(),
    valueMinor: others.reduce((sum, { valueMinor }) => sum + valueMinor, transfer.valueMinor),
    currency: transfer.currency,
  };
}

/** "with TRF-2026-0001 and TRF-2026-0002 today $31,200". */
export function countedWords({ subjects, valueMinor, currency }: CountedTogether): string {
  const names =
    subjects.length === 1
      ? subjects[0]!
      : `${subjects.slice(0, -1).join(', ')} and ${subjects.at(-1)!}`;
  return `with ${names} today ${wholeMoney({ minor: valueMinor, currency })}`;
}

function dayOf(world: WorldView, { from, requestedAt }: Transfer): number {
  return localDay(zoneOfSite(world, from), toMs(requestedAt));
}
