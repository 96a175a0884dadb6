import type { LogEvent, WorldDraft } from '#engine/kernel';
import * as contracts from '#shared/contracts';
import { transfers, type Transfer } from './transfer.collection.ts';

type Told<Definition extends contracts.EventDefinition> = LogEvent<contracts.DataOf<Definition>>;
interface Purposed {
  purpose: { kind: string; number: string };
}

function reserved(draft: WorldDraft, event: Told<typeof contracts.stockReserved>): void {
  fact(draft, event, () => ({ reservedAt: event.occurredAt }));
}

/** Freed, whoever asked for it: as long as nothing has left, nothing is set aside any more. */
function released(draft: WorldDraft, event: Told<typeof contracts.stockReleased>): void {
  fact(draft, event, () => ({ reservedAt: null }));
}

function pickStarted(draft: WorldDraft, event: Told<typeof contracts.taskStarted>): void {
  if (event.data.kind === 'pick') fact(draft, event, () => ({ pickStartedAt: event.occurredAt }));
}

function picked(draft: WorldDraft, event: Told<typeof contracts.taskCompleted>): void {
  const { kind, lines } = event.data;
  if (kind !== 'pick') return;
  fact(draft, event, ({ gtin }) => ({
    pickedAt: event.occurredAt,
    pickedQuantity: sum(lines, gtin, (line) => line.quantity),
  }));
}

function pickedShort(draft: WorldDraft, event: Told<typeof contracts.taskShort>): void {
  const { kind, lines } = event.data;
  if (kind !== 'pick') return;
  fact(draft, event, ({ gtin }) => ({
    pickedAt: event.occurredAt,
    pickedQuantity: sum(lines, gtin, (line) => line.foundQuantity),
  }));
}

function packed(draft: WorldDraft, event: Told<typeof contracts.shipmentPacked>): void {
  fact(draft, event, () => ({ stagedAt: event.occurredAt }));
}

/** The pieces are off the source's books. A load that is in already counts no second time. */
function loaded(draft: WorldDraft, event: Told<typeof contracts.shipmentLoaded>): void {
  const { sscc, lines, shipmentId } = event.data;
  const load = sscc[0] ?? event.id;
  fact(draft, event, (known) => {
    if (known.loads.some((one) => one.load === load)) return {};
    const quantity = sum(lines, known.gtin, (line) => line.quantity);
    return {
      shippedAt: known.shippedAt ?? event.occurredAt,
      shippedQuantity: (known.shippedQuantity ?? 0) + quantity,
      shipment: shipmentId ?? known.shipment,
      loads: [...known.loads, { load, quantity, at: event.occurredAt }],
    };
  });
}

function planned(draft: WorldDraft, event: Told<typeof contracts.shipmentPlanned>): void {
  const { shipmentId, purpose } = event.data;
  if (purpose.kind === 'return')
    about(draft, event, purpose.number, () => ({ returnShipment: shipmentId }));
  else fact(draft, event, () => ({ shipment: shipmentId }));
}

function unloading(draft: WorldDraft, event: Told<typeof contracts.receiptStarted>): void {
  fact(draft, event, ({ unloadingAt }) => ({ unloadingAt: unloadingAt ?? event.occurredAt }));
}

/**
 * The dock counted; pieces that turn up later come as another receipt. What was refused and came back is counted by the
 * source, for a purpose of its own.
 */
function counted(draft: WorldDraft, event: Told<typeof contracts.receiptCompleted>): void {
  const { receiptId, lines, purpose } = event.data;
  const isBack = purpose.kind === 'return';
  if (purpose.kind !== 'transfer' && !isBack) return;
  about(draft, event, purpose.number, (known) => {
    const before = isBack ? known.returns : known.receipts;
    if (before.some((receipt) => receipt.receiptId === receiptId)) return {};
    const receipt = {
      receiptId,
      quantity: sum(lines, known.gtin, (line) => line.receivedQuantity),
      damaged: sum(lines, known.gtin, (line) => line.damagedQuantity),
      at: event.occurredAt,
      ...(isBack && known.shortClosedAt !== null && { afterClose: true as const }),
    };
    return { [isBack ? 'returns' : 'receipts']: [...before, receipt] };
  });
}

/** The dock refuses it: the pieces are nobody's stock, and go back. */
function refused(draft: WorldDraft, event: Told<typeof contracts.receiptRejected>): void {
  const { receiptId, lines, reason } = event.data;
  fact(draft, event, ({ gtin, refusals, receipts }) =>
    refusals.some((refusal) => refusal.receiptId === receiptId)
      ? {}
      : {
          refusals: [
            ...refusals,
            {
              receiptId,
              quantity: sum(lines, gtin, (line) => line.quantity),
              reason,
              afterReceipts: receipts.length,
              at: event.occurredAt,
            },
          ],
        },
  );
}

function ordered(draft: WorldDraft, event: Told<typeof contracts.transferOrderCreated>): void {
  const { transferNumber, erpNumber } = event.data;
  about(draft, event, transferNumber, ({ erpNumbers }) => ({
    erpNumbers: { ...erpNumbers, [event.source]: erpNumber },
  }));
}

/** What an event of a purpose says of one of our transfers; the ERPs' own have numbers of their own. */
function fact(
  draft: WorldDraft,
  event: LogEvent<Purposed>,
  tell: (known: Transfer) => Partial<Transfer>,
): void {
  const { purpose } = event.data;
  if (purpose.kind === 'transfer') about(draft, event, purpose.number, tell);
}

function about(
  draft: WorldDraft,
  event: LogEvent,
  number: string,
  tell: (known: Transfer) => Partial<Transfer>,
): void {
  const known = draft.get(transfers, number);
  if (!known) return;
  const { source, occurredAt, receivedAt } = event;
  draft.put(transfers, { ...known, ...tell(known), source, occurredAt, receivedAt });
}

function sum<Line extends { gtin: string }>(
  lines: readonly Line[],
  gtin: string,
  quantity: (line: Line) => number,
): number {
  return lines
    .filter((line) => line.gtin === gtin)
    .reduce((total, line) => total + quantity(line), 0);
}

/** What the systems tell of transfers, by event type. */
export const factEvolve: Readonly<Record<string, unknown>> = {
  [contracts.stockReserved.type]: reserved,
  [contracts.stockReleased.type]: released,
  [contracts.taskStarted.type]: pickStarted,
  [contracts.taskCompleted.type]: picked,
  [contracts.taskShort.type]: pickedShort,
  [contracts.shipmentPacked.type]: packed,
  [contracts.shipmentLoaded.type]: loaded,
  [contracts.shipmentPlanned.type]: planned,
  [contracts.receiptStarted.type]: unloading,
  [contracts.receiptCompleted.type]: counted,
  [contracts.receiptRejected.type]: refused,
  [contracts.transferOrderCreated.type]: ordered,
};
