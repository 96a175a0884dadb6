import type { QueryContext } from '#engine/kernel';
import type { PostingPreview } from '#shared/protocol';
import type { AdjustmentRow } from './adjustment.collection.ts';
import { dayOfPeriod } from './period.collection.ts';
import { previewEntries } from './posting-preview.ts';

/** The entries of an adjustment as they will stand: in the document's own period as long as that is open. */
export function adjustmentBooks(
  { world, now }: Pick<QueryContext, 'world' | 'now'>,
  { entries, period }: Pick<AdjustmentRow, 'entries' | 'period'>,
): PostingPreview[] {
  return previewEntries(
    world,
    entries.map((entry) => ({ entry, on: dayOfPeriod(world, entry.entity, period, now) })),
  );
}
