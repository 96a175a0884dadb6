import type { WorldView } from '#engine/kernel';
import { positionKey } from '#operations/network';
import { consignments } from '#operations/stock';
import { transfers } from '#operations/transfers';
import type { Coming } from './balance.ts';

/**
 * Transfers that were asked for here and that no system tells of yet: a second plan must not bring the same again. From
 * the first word of a warehouse or carrier on they are among what comes anyway.
 */
export interface Asked {
  into(positionKey: string): readonly Coming[];
}

/** Reads them from the runs that have not ended and are not being taken back. */
export function askedTransfers(world: WorldView): Asked {
  const into = new Map<string, Coming[]>();
  for (const transfer of world.by(transfers, 'running', 'running')) {
    if (transfer.cancelAs !== null || world.get(consignments, transfer.number)) continue;
    const key = positionKey(transfer.to, transfer.gtin);
    const coming = {
      quantity: transfer.quantity,
      by: transfer.number,
      lateAt: transfer.decideByAt ?? transfer.requestedAt,
      asOf: {
        source: 'hub',
        occurredAt: transfer.requestedAt,
        receivedAt: transfer.requestedAt,
        cadenceMs: null,
      },
    };
    into.set(key, [...(into.get(key) ?? []), coming]);
  }
  return { into: (key) => into.get(key) ?? [] };
}
