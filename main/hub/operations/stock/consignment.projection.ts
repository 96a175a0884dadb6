import type {
  DataOf,
  intercompanyPosted,
  receiptCompleted,
  receiptExpected,
  receiptRejected,
  shipmentLoaded,
  shipmentPlanned,
  stockReleased,
  transferOrderCancelled,
} from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { rowInstant } from '#operations/network';
import { later, type Gtin, type Unit } from '#shared/vocabulary';
import {
  backOf,
  consignments,
  type Consignment,
  type ConsignmentLine,
} from './consignment.collection.ts';
import type { ShortClosed } from './transfer-events.ts';

/** The destination knows that it comes. */
export function foldExpected(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof receiptExpected>>,
): void {
  const { purpose, site, lines, expectedAt } = event.data;
  const goods = goodsOf(purpose);
  if (goods === null) return;
  change(draft, event, goods, (known) => ({
    ...known,
    to: site,
    expectedAt: rowInstant(expectedAt),
    // Announced anew after it was called off: it comes after all.
    withdrawnAt:
      known.withdrawnAt !== null && known.withdrawnAt < event.occurredAt ? null : known.withdrawnAt,
    lines: merged(known.lines, lines, (line, { quantity }) => ({ ...line, expected: quantity })),
  }));
}

/** The plan names both ends, for a destination whose own system says nothing beforehand. */
export function foldPlanned(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentPlanned>>,
): void {
  const { purpose, shipmentId } = event.data;
  const goods = goodsOf(purpose);
  if (goods === null) return;
  const stops = event.data.stops.toSorted((a, b) => a.stop - b.stop);
  change(draft, event, goods, (known) => ({
    ...known,
    from: known.from ?? stops[0]?.gln ?? null,
    to: known.to ?? stops.at(-1)?.gln ?? null,
    shipment: known.shipment ?? shipmentId,
  }));
}

/** It has left its origin, and is in transit from here on. */
export function foldLoaded(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentLoaded>>,
): void {
  const { purpose, site, sscc, lines, shipmentId } = event.data;
  // What goes back is on the road since it was refused; that a truck has it now adds nothing.
  if (purpose.kind !== 'transfer') return;
  // Units need not be marked: then the event itself is the load.
  count(draft, event, purpose.number, sscc[0] ?? event.id, (known) => ({
    ...known,
    from: site,
    shipment: shipmentId ?? known.shipment,
    loadedAt: earliest(known.loadedAt, event.occurredAt),
    lines: merged(known.lines, lines, (line, { quantity }) => ({
      ...line,
      loaded: line.loaded + quantity,
    })),
  }));
}

/** The destination counted what came. */
export function foldReceived(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof receiptCompleted>>,
): void {
  const { purpose, site, receiptId, lines } = event.data;
  const goods = goodsOf(purpose);
  if (goods === null) return;
  count(draft, event, goods, receiptId, (known) => ({
    ...known,
    to: site,
    countedAt: earliest(known.countedAt, event.occurredAt),
    lines: merged(known.lines, lines, (line, { receivedQuantity }) => ({
      ...line,
      received: line.received + receivedQuantity,
    })),
  }));
}

/**
 * The destination refused it: what was on its way there is on its way back from here on, as goods of their own, and is
 * sellable at neither end all the while.
 */
export function foldRefused(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof receiptRejected>>,
): void {
  const { purpose, site, receiptId, lines } = event.data;
  if (purpose.kind !== 'transfer') return;
  const { number } = purpose;
  const isKnown = draft.get(consignments, number)?.counted.includes(receiptId);
  if (isKnown) return;
  count(draft, event, number, receiptId, (known) => ({
    ...known,
    to: site,
    lines: merged(known.lines, lines, (line, { quantity }) => ({
      ...line,
      loaded: line.loaded - quantity,
    })),
  }));
  const from = draft.get(consignments, number)!.from;
  count(draft, event, backOf(number), receiptId, (known) => ({
    ...known,
    from: site,
    to: known.to ?? from,
    loadedAt: earliest(known.loadedAt, event.occurredAt),
    lines: merged(known.lines, lines, (line, { quantity }) => ({
      ...line,
      loaded: line.loaded + quantity,
    })),
  }));
}

/** The goods that a movement is of: a transfer's, or what goes back of them; null for any other purpose. */
function goodsOf({ kind, number }: { kind: string; number: string }): string | null {
  if (kind === 'transfer') return number;
  return kind === 'return' ? backOf(number) : null;
}

/** A person closed what is missing. */
export function foldShortClosed(draft: WorldDraft, event: LogEvent<ShortClosed>): void {
  close(draft, event, event.data.transfer);
}

/** The ledger wrote off what is missing, whoever asked it to. */
export function foldPosted(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof intercompanyPosted>>,
): void {
  if (event.data.stage === 'shortClosed') close(draft, event, event.data.transferNumber);
}

/** Called off: what was announced will not leave. What is on the road already stays there. */
export function foldWithdrawn(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof transferOrderCancelled>>,
): void {
  withdraw(draft, event, event.data.transferNumber);
}

/** The origin freed what it had set aside. */
export function foldReleased(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof stockReleased>>,
): void {
  const { purpose } = event.data;
  if (purpose.kind === 'transfer') withdraw(draft, event, purpose.number);
}

function close(draft: WorldDraft, event: LogEvent, transfer: string): void {
  for (const goods of [transfer, backOf(transfer)]) {
    const known = draft.get(consignments, goods);
    if (!known || known.closedAt !== null) continue;
    change(draft, event, goods, (row) => ({ ...row, closedAt: event.occurredAt }));
  }
}

function withdraw(draft: WorldDraft, event: LogEvent, transfer: string): void {
  const known = draft.get(consignments, transfer);
  if (known && (known.withdrawnAt !== null || known.loadedAt !== null)) return;
  change(draft, event, transfer, (row) => ({ ...row, withdrawnAt: event.occurredAt }));
}

function change(
  draft: WorldDraft,
  event: LogEvent,
  transfer: string,
  apply: (known: Consignment) => Consignment,
): void {
  const known = draft.get(consignments, transfer) ?? blank(transfer, event);
  const isLast = event.occurredAt >= known.occurredAt;
  draft.put(consignments, {
    ...apply(known),
    source: isLast ? event.source : known.source,
    occurredAt: later(known.occurredAt, event.occurredAt),
    receivedAt: later(known.receivedAt, event.receivedAt),
  });
}

/** Like {@link change}, for what adds to quantities: a load or receipt that is in already changes nothing. */
function count(
  draft: WorldDraft,
  event: LogEvent,
  transfer: string,
  document: string,
  apply: (known: Consignment) => Consignment,
): void {
  if (draft.get(consignments, transfer)?.counted.includes(document)) return;
  change(draft, event, transfer, (known) => ({
    ...apply(known),
    counted: [...known.counted, document],
  }));
}

function merged<Told extends { gtin: Gtin; unit: Unit }>(
  known: readonly ConsignmentLine[],
  told: readonly Told[],
  apply: (line: ConsignmentLine, told: Told) => ConsignmentLine,
): ConsignmentLine[] {
  const lines = [...known];
  for (const one of told) {
    const index = lines.findIndex((line) => line.gtin === one.gtin);
    const line = lines[index] ?? {
      gtin: one.gtin,
      unit: one.unit,
      expected: 0,
      loaded: 0,
      received: 0,
    };
    if (index < 0) lines.push(apply(line, one));
    else lines[index] = apply(line, one);
  }
  return lines;
}

function earliest(a: string | null, b: string): string {
  return a === null || b < a ? b : a;
}

function blank(transfer: string, event: LogEvent): Consignment {
  return {
    transfer,
    from: null,
    to: null,
    lines: [],
    shipment: null,
    expectedAt: null,
    loadedAt: null,
    countedAt: null,
    closedAt: null,
    withdrawnAt: null,
    counted: [],
    source: event.source,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  };
}
