import type { QueryContext, WorldView } from '#engine/kernel';
import { approvalViews, whyCannotApprove } from '#operations/approvals';
import { personName } from '#operations/exceptions';
import {
  dayOfPeriod,
  intercompanyPolicy,
  previewEntries,
  shortName,
} from '#operations/intercompany';
import { entities } from '#operations/network';
import type { PostingPreview, StatementView } from '#shared/protocol';
import { refuse, type Gln, type Instant, type Result } from '#shared/vocabulary';
import { clearingEntry } from './clearing-lines.rule.ts';
import { statementHash } from './settlement.decide.ts';
import { settlements } from './settlement.collection.ts';
import { drawUp, type Asked, type LeftOut, type Statement } from './statement.ts';

/** The statement that would be drawn up of two entities now, or why none can be. */
export function statementPreview(
  { world, now }: QueryContext,
  asked: Asked,
): StatementView | Result<never> {
  for (const one of [asked.entity, asked.counterparty])
    if (!world.get(entities, one)) return refuse('settlement.entityUnknown', { entity: one });
  const drawn = drawUp(world, asked);
  if (!drawn.ok) return drawn;
  const { statement, leftOut } = drawn.value;
  const policy = intercompanyPolicy(world);
  return {
    key: '',
    ...told(world, statement, now),
    leftOut,
    approvals: [],
    cannotApprove: null,
    hash: statementHash(statement),
    policy: `${policy.content.id} v${policy.version}`,
    proposedBy: null,
    speaksFor: null,
    reason: null,
  };
}

const NOTHING_LEFT_OUT: LeftOut = {
  transitMinor: 0,
  transits: 0,
  unmatchedMinor: 0,
  differences: 0,
  over: 0,
};

/** A statement that was drawn up, as those see it who must agree. */
export function settlementDetail(
  { world, now, actor }: QueryContext,
  { key }: { key: string },
): StatementView | Result<never> {
  const settlement = world.get(settlements, key);
  if (!settlement) return refuse('run.unknown', { run: key }, 'key');
  const { hash, policy, proposedBy, speaksFor, reason, endedAt } = settlement;
  return {
    key,
    ...told(world, settlement, now),
    leftOut: NOTHING_LEFT_OUT,
    approvals: approvalViews(world, key),
    cannotApprove:
      endedAt !== null
        ? null
        : proposedBy === actor.id
          ? "You drew this statement up, so you can't agree for the other side."
          : whyCannotApprove(world, key, actor, now),
    hash,
    policy,
    proposedBy: personName(proposedBy),
    speaksFor: shortName(world, speaksFor),
    reason,
  };
}

/** What both ledgers will book of a statement, by book and period. */
export function statementBooks(
  { world, now }: { world: WorldView; now: Instant },
  statement: Statement,
): PostingPreview[] {
  const { payer, payee, currency, upTo } = statement;
  const booked = (one: Gln) => {
    const ledger = world.get(entities, one);
    const { lines } = clearingEntry(statement, one, (entity) => shortName(world, entity));
    return {
      entry: { entity: one, currency: ledger?.currency ?? currency, lines },
      on: dayOfPeriod(world, one, upTo, now),
    };
  };
  return previewEntries(world, [booked(payer), booked(payee)]);
}

function told(world: WorldView, statement: Statement, now: Instant) {
  const { entity, counterparty, currency, upTo, payer, payee, netMinor, items } = statement;
  const nameOf = (one: Gln) => shortName(world, one);
  return {
    entity,
    entityName: nameOf(entity),
    counterparty,
    counterpartyName: nameOf(counterparty),
    currency,
    upTo,
    payerName: nameOf(payer),
    payeeName: nameOf(payee),
    netMinor,
    items: items.map(({ document, seller, period, dueMinor }) => ({
      document,
      sellerName: nameOf(seller),
      period,
      dueMinor,
    })),
    books: statementBooks({ world, now }, statement),
  };
}
