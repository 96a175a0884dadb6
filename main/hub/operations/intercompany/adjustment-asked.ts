import type { Watch } from '#engine/kernel';
import { approvalsOf, approverName, latestAsked, type AskedKind } from '#operations/approvals';
import { adjustmentBooks } from './adjustment-books.ts';
import { adjustments, type AdjustmentRow } from './adjustment.collection.ts';
import { shortName } from './trade-of.ts';

/** Adjustments as tasks. Without their amount: everybody sees the list, and what two books say is finance's to see. */
export const askedAdjustments: AskedKind = {
  kind: 'adjustment',
  watch: { collection: adjustments, subjects: ({ key }) => [key] } satisfies Watch<AdjustmentRow>,
  *listed(world) {
    const rows = latestAsked(world.all(adjustments), ({ proposedAt }) => proposedAt);
    for (const { key } of rows) yield key;
  },
  told(world, subject) {
    const adjustment = world.get(adjustments, subject);
    if (!adjustment) return null;
    const { document, entries, currency } = adjustment;
    const [first] = entries;
    const between = first
      ? `, ${shortName(world, first.entity)} and ${shortName(world, first.counterparty)}`
      : '';
    return { title: `Adjust ${document}${between}`, valueMinor: null, currency };
  },
  card: {
    seenWith: 'intercompany',
    of(context, subject) {
      const row = context.world.get(adjustments, subject);
      if (!row) return null;
      const [asked] = approvalsOf(context.world, subject);
      return {
        what: [row.what, row.because, `${approverName(row.proposedBy)}: ${row.reason}`],
        account: null,
        differences: [],
        books: adjustmentBooks(context, row),
        hash: asked?.hash ?? '',
        seen: 0,
        over: row.status === 'proposed' ? null : `The adjustment is ${row.status}.`,
      };
    },
  },
};
