import type { DataOf, invoiceHeld, invoiceReceived, invoiceReleased } from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { noteName, rowInstantOrNull } from '#operations/network';
import { later } from '#shared/vocabulary';
import { invoices, type Invoice } from './invoice.collection.ts';

/** A supplier or carrier invoiced. */
export function foldReceived(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof invoiceReceived>>,
): void {
  const { data } = event;
  noteName(draft, event, 'partner', data.issuer, data.invoiceNumber);
  change(draft, event, (known) => ({
    ...known,
    kind: data.kind,
    issuer: data.issuer,
    entity: data.entity,
    billed: data.billed ?? null,
    currency: data.currency,
    totalMinor: data.totalMinor,
    dueAt: rowInstantOrNull(data.dueAt),
    lines: data.lines.map((line) => ({
      line: line.line,
      gtin: line.gtin ?? null,
      description: line.description ?? null,
      quantity: line.quantity,
      unitPriceMicro: line.unitPriceMicro,
      amountMinor: line.amountMinor,
    })),
    status: known.heldReason === null ? 'open' : 'held',
    invoicedAt: event.occurredAt,
  }));
}

export function foldHeld(draft: WorldDraft, event: LogEvent<DataOf<typeof invoiceHeld>>): void {
  setHold(draft, event, event.data.reason);
}

export function foldReleased(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof invoiceReleased>>,
): void {
  setHold(draft, event, null);
}

function setHold(
  draft: WorldDraft,
  event: LogEvent<{ invoiceNumber: string }>,
  reason: string | null,
): void {
  change(draft, event, (known) => {
    if (known.holdChangedAt !== null && known.holdChangedAt > event.occurredAt) return known;
    const status = known.status === 'announced' ? 'announced' : reason === null ? 'open' : 'held';
    return { ...known, status, heldReason: reason, holdChangedAt: event.occurredAt };
  });
}

function change(
  draft: WorldDraft,
  event: LogEvent<{ invoiceNumber: string }>,
  apply: (known: Invoice) => Invoice,
): void {
  const { invoiceNumber } = event.data;
  const known = draft.get(invoices, invoiceNumber) ?? announced(invoiceNumber, event);
  draft.put(invoices, {
    ...apply(known),
    source: event.source,
    occurredAt: later(known.occurredAt, event.occurredAt),
    receivedAt: later(known.receivedAt, event.receivedAt),
  });
}

function announced(invoiceNumber: string, event: LogEvent): Invoice {
  return {
    invoiceNumber,
    kind: 'goods',
    issuer: '',
    entity: '',
    billed: null,
    currency: 'USD',
    totalMinor: 0,
    dueAt: null,
    lines: [],
    status: 'announced',
    heldReason: null,
    holdChangedAt: null,
    invoicedAt: null,
    source: event.source,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  };
}
