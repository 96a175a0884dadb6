import type { View, Watch, WorldView } from '#engine/kernel';
import { commands, type CommandRow } from '#engine/outbox';
import { approvals, type Approval } from '#operations/approvals';
import { exceptions, worstAbout, type ExceptionState } from '#operations/exceptions';
import { pauseOf, pauses, type RunPause } from '#operations/interventions';
import { items, sites, sourceAsOf } from '#operations/network';
import type { TransferRow } from '#shared/protocol';
import type { State } from '#shared/vocabulary';
import { bookedState } from './due-bookings.ts';
import { receivedQuantity, transfers, type Transfer } from './transfer.collection.ts';
import { waitsFor } from './waits-for.ts';

const watches: readonly Watch[] = [
  { collection: transfers, subjects: ({ number }) => [number] } satisfies Watch<Transfer>,
  { collection: approvals, subjects: ({ subject }) => [subject] } satisfies Watch<Approval>,
  {
    collection: commands,
    subjects: ({ correlationId }) => [correlationId],
  } satisfies Watch<CommandRow>,
  { collection: pauses, subjects: ({ run }) => [run] } satisfies Watch<RunPause>,
  {
    collection: exceptions,
    *subjects({ subjectKind, subjectKey }, world) {
      if (subjectKind === 'transfer') yield subjectKey;
      if (subjectKind !== 'shipment') return;
      for (const transfer of world.by(transfers, 'byShipment', subjectKey)) yield transfer.number;
    },
  } satisfies Watch<ExceptionState>,
];

/** Transfers that were asked for here, until they are filed, a week after their end. */
export const transfersView: View<TransferRow> = {
  name: 'transfers',
  watches,
  *keys(world) {
    for (const transfer of world.all(transfers)) if (!transfer.filed) yield transfer.number;
  },
  project(world, key) {
    const transfer = world.get(transfers, key);
    return transfer && !transfer.filed ? transferRow(world, transfer) : null;
  },
};

/** A transfer as the list and the head of its card show it. */
export function transferRow(world: WorldView, transfer: Transfer): TransferRow {
  const item = world.get(items, transfer.gtin);
  const [from, to] = [world.get(sites, transfer.from), world.get(sites, transfer.to)];
  return {
    key: transfer.number,
    state: stateOf(world, transfer),
    step: transfer.step,
    waitsFor: waitsFor(world, transfer),
    from: transfer.from,
    fromCode: from?.code ?? transfer.from,
    to: transfer.to,
    toCode: to?.code ?? transfer.to,
    gtin: transfer.gtin,
    sku: item?.sku ?? transfer.gtin,
    description: item?.description ?? '',
    unit: transfer.unit,
    quantity: transfer.quantity,
    shippedQuantity: transfer.shippedQuantity,
    receivedQuantity: receivedQuantity(transfer),
    valueMinor: transfer.valueMinor,
    currency: transfer.currency,
    betweenEntities: transfer.seller !== transfer.buyer,
    booked: bookedState(world, transfer),
    decideByAt: transfer.decideByAt,
    requestedAt: transfer.requestedAt,
    requestedBy: transfer.requestedBy,
    exception: transfer.exception,
    shipment: transfer.shipment,
    version: transfer.version,
    asOf: sourceAsOf(world, transfer.source, transfer.occurredAt, transfer.receivedAt),
  };
}

/** The worst exception about it or its truck, else what its step says: somebody must act, decide, or wait. */
function stateOf(world: WorldView, transfer: Transfer): State {
  if (transfer.endedAt !== null) return 'ok';
  if (transfer.trouble !== null) return transfer.step === 'retrying' ? 'watch' : 'critical';
  if (pauseOf(world, transfer.number)) return 'watch';
  const own = worstAbout(world, 'transfer', transfer.number);
  if (own) return own.state;
  if (transfer.step === 'receivedShort' || transfer.step === 'returning') return 'late';
  if (transfer.step === 'awaitingApproval') return isOverdue(world, transfer) ? 'late' : 'watch';
  const truck =
    transfer.step === 'inTransit' && transfer.shipment !== null
      ? worstAbout(world, 'shipment', transfer.shipment)
      : undefined;
  return truck?.state ?? 'ok';
}

function isOverdue(world: WorldView, transfer: Transfer): boolean {
  return world
    .by(approvals, 'bySubject', transfer.number)
    .some((approval) => approval.decision === 'pending' && approval.isOverdue);
}
