import type { QueryContext, WorldView } from '#engine/kernel';
import { commands } from '#engine/outbox';
import { approvalViews, whyCannotApprove } from '#operations/approvals';
import { personName } from '#operations/exceptions';
import { entities } from '#operations/network';
import type { AdjustmentView, IntercompanyDetail, LedgerSide } from '#shared/protocol';
import { refuse, type Gln, type Result } from '#shared/vocabulary';
import { adjustable } from './adjustable.ts';
import { adjustmentBooks } from './adjustment-books.ts';
import { adjustments, type AdjustmentRow } from './adjustment.collection.ts';
import { rateWords } from './currency.ts';
import { documentHistory } from './document-history.ts';
import { matchDocument, type Side } from './document-match.ts';
import { postedOf } from './posting-preview.ts';
import { postings } from './posting.collection.ts';

/** What both books say of a document, what would make them agree, and what people have done about it. */
export async function documentDetail(
  context: QueryContext,
  { key }: { key: string },
): Promise<IntercompanyDetail | Result<never>> {
  const { world, now } = context;
  const match = matchDocument(world.by(postings, 'byTransfer', key));
  if (!match) return refuse('intercompany.unknown', { document: key }, 'key');
  const wanted = adjustable(world, match, now);
  return {
    key,
    sides: [sideOf(world, match.seller, 'Due from'), sideOf(world, match.buyer, 'Due to')],
    posted: postedOf(world, key),
    proposal: wanted.ok
      ? {
          what: wanted.value.what,
          because: `${wanted.value.because} ${wanted.value.policy}.`,
          books: adjustmentBooks(context, wanted.value),
        }
      : null,
    cannotPropose: wanted.ok ? null : wanted.refusal,
    adjustments: world
      .by(adjustments, 'byDocument', key)
      .map((adjustment) => viewOf(context, adjustment))
      .toReversed(),
    history: await documentHistory(context, key),
  };
}

function sideOf(world: WorldView, side: Side, account: string): LedgerSide {
  const [first] = side.postings;
  const stated = side.postings.find(({ document }) => document !== null);
  return {
    entityName: nameOf(world, side.entity),
    currency: side.currency ?? world.get(entities, side.entity)?.currency ?? '',
    dueMinor: first ? side.ledgerDueMinor : null,
    documentMinor: first ? side.dueMinor : null,
    account,
    bookedAt: first?.postedAt ?? null,
    period: first?.period ?? null,
    rate: stated?.document
      ? rateWords({
          from: stated.document.currency,
          to: stated.currency,
          rateMicro: stated.document.rateMicro,
          source: stated.document.rateSource,
          on: stated.document.rateOn,
        })
      : null,
  };
}

function viewOf({ world, actor, now }: QueryContext, row: AdjustmentRow): AdjustmentView {
  const { key, status, what, proposedAt, reason } = row;
  return {
    key,
    status,
    what,
    proposedBy: personName(row.proposedBy),
    proposedAt,
    reason,
    books: adjustmentBooks({ world, now }, row),
    approvals: approvalViews(world, key),
    cannotApprove: status === 'proposed' ? whyCannotApprove(world, key, actor, now) : null,
    commands: row.commands.flatMap((id) => {
      const command = world.get(commands, id);
      if (!command) return [];
      const { label, confirmedAt, rejection } = command;
      return [
        { id, label, status: command.status, confirmedAt, refused: rejection?.reason ?? null },
      ];
    }),
  };
}

function nameOf(world: WorldView, entity: Gln): string {
  return world.get(entities, entity)?.name ?? entity;
}
