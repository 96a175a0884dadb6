import type { Outcome } from '#engine/writer';
import type { FeedGap } from './own-events.ts';

/**
 * Places that were given up and that this transaction has filled after all, neighbours together.
 * @param wasGivenUp whether a place of a source's numbering is among what was given up.
 */
export function filledGaps(
  outcomes: readonly Outcome[],
  wasGivenUp: (place: { source: string; epoch: number; sequence: number }) => boolean,
): FeedGap[] {
  const filled: FeedGap[] = [];
  for (const { input, result } of outcomes) {
    if (input.kind !== 'arrival' || !input.again || result !== 'appended') continue;
    const { source, epoch, sequence } = input.event;
    if (!wasGivenUp({ source, epoch, sequence })) continue;
    const before = filled.at(-1);
    if (before?.source === source && before.epoch === epoch && before.last === sequence - 1)
      before.last = sequence;
    else filled.push({ source, epoch, first: sequence, last: sequence });
  }
  return filled;
}
