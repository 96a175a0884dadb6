import type { DataOf, intercompanyPosted, periodClosed, periodOpened } from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { rowInstant } from '#operations/network';
import { periodKey, periods } from './period.collection.ts';
import { postings } from './posting.collection.ts';

export function foldPosted(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof intercompanyPosted>>,
): void {
  const { data } = event;
  draft.put(postings, {
    key: `${data.entity}/${data.postingId}`,
    postingId: data.postingId,
    entity: data.entity,
    counterparty: data.counterparty,
    transferNumber: data.transferNumber,
    stage: data.stage,
    postedAt: rowInstant(data.postedAt),
    period: data.period,
    currency: data.currency,
    document: data.document ? { ...data.document, rateOn: rowInstant(data.document.rateOn) } : null,
    lateReason: data.lateReason ?? null,
    lines: data.lines.map(({ account, name, debitMinor, creditMinor }) => ({
      account,
      name,
      debitMinor,
      creditMinor,
    })),
    source: event.source,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  });
}

/** A closed period stays closed, in whichever order the ledger's words came. */
export function foldOpened(draft: WorldDraft, event: LogEvent<DataOf<typeof periodOpened>>): void {
  const { entity, period, startsAt, endsAt } = event.data;
  const key = periodKey(entity, period);
  draft.put(periods, {
    key,
    entity,
    period,
    startsAt: rowInstant(startsAt),
    endsAt: rowInstant(endsAt),
    isClosed: draft.get(periods, key)?.isClosed ?? false,
    ...toldBy(event),
  });
}

export function foldClosed(draft: WorldDraft, event: LogEvent<DataOf<typeof periodClosed>>): void {
  const { entity, period } = event.data;
  const key = periodKey(entity, period);
  const known = draft.get(periods, key);
  draft.put(periods, {
    key,
    entity,
    period,
    startsAt: known?.startsAt ?? null,
    endsAt: known?.endsAt ?? null,
    isClosed: true,
    ...toldBy(event),
  });
}

function toldBy({ source, occurredAt, receivedAt }: LogEvent) {
  return { source, toldAt: occurredAt, receivedAt };
}
