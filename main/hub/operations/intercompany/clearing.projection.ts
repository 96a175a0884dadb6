import type { LogEvent, WorldDraft } from '#engine/kernel';
import { rowInstant } from '#operations/network';
import type {
  DataOf,
  intercompanySettled,
  intercompanySettlementReversed,
} from '#shared/contracts';
import { clearingKey, clearings } from './clearing.collection.ts';

export function foldSettled(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof intercompanySettled>>,
): void {
  const { statement, statementHash, entity, counterparty, currency, document, ...data } =
    event.data;
  draft.put(clearings, {
    key: clearingKey(entity, statement),
    statement,
    statementHash,
    entity,
    counterparty,
    currency,
    document: document ? { ...document, rateOn: rowInstant(document.rateOn) } : null,
    items: data.items,
    lines: data.lines,
    postingId: data.postingId,
    postedAt: rowInstant(data.postedAt),
    period: data.period,
    lateReason: data.lateReason ?? null,
    reversal: null,
    source: event.source,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  });
}

/** A reversal that comes before what it reverses is of another ledger's line, and never happens: a ledger tells in order. */
export function foldReversed(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof intercompanySettlementReversed>>,
): void {
  const { statement, entity, postingId, postedAt, period, lines } = event.data;
  const known = draft.get(clearings, clearingKey(entity, statement));
  if (!known) return;
  const reversal = { postingId, postedAt: rowInstant(postedAt), period, lines };
  draft.put(clearings, { ...known, reversal });
}
