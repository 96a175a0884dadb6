import type { Instant } from '#shared/vocabulary';
import type { TransferRequested } from './own-events.ts';
import type { Transfer } from './transfer.collection.ts';
import { initialSnapshot } from './transfer.machine.ts';

/** A transfer at the moment somebody asked for it: before anything is done. */
export function requestedTransfer(
  asked: TransferRequested,
  by: { actor: string; at: Instant; source: string },
): Transfer {
  const { transfer: number, ...told } = asked;
  return {
    number,
    ...told,
    step: 'requested',
    snapshot: initialSnapshot(asked.machine),
    requestedAt: by.at,
    requestedBy: by.actor,
    authors: [by.actor],
    commands: {},
    attempts: {},
    waived: [],
    isApprovalAsked: false,
    cancelAs: null,
    trouble: null,
    reservedAt: null,
    pickStartedAt: null,
    pickedAt: null,
    pickedQuantity: null,
    stagedAt: null,
    shippedAt: null,
    shippedQuantity: null,
    shipment: null,
    unloadingAt: null,
    receipts: [],
    refusals: [],
    returns: [],
    returnShipment: null,
    shortClosedAt: null,
    shortClosedAfter: null,
    loads: [],
    erpNumbers: {},
    version: 1,
    notes: [],
    endedAt: null,
    filed: false,
    source: by.source,
    occurredAt: by.at,
    receivedAt: by.at,
  };
}
