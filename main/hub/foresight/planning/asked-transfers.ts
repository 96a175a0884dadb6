import type { WorldView } from '#engine/kernel';
import { positionKey } from '#operations/network';
import { consignments } from '#operations/stock';
import { transfers, type Transfer } from '#operations/transfers';
import type { Instant } from '#shared/vocabulary';
import type { Coming } from './balance.ts';

/**
 * Transfers that were asked for here and that no system tells of yet: a second plan must not bring the same again. From
 * the first word on what is in them, of a warehouse, they are among what comes anyway; a carrier's plan names the ends only.
 */
export interface Asked {
  into(positionKey: string): readonly Coming[];
  /** Units asked for from a moment on, told of or not, less those of some transfers. */
  since(positionKey: string, at: Instant, without: ReadonlySet<string>): number;
}

/** Reads them from the runs that have not ended and are not being taken back. */
export function askedTransfers(world: WorldView): Asked {
  const untold = new Map<string, Coming[]>();
  const all = new Map<string, Transfer[]>();
  for (const transfer of world.by(transfers, 'running', 'running')) {
    if (transfer.cancelAs !== null) continue;
    const key = positionKey(transfer.to, transfer.gtin);
    all.set(key, [...(all.get(key) ?? []), transfer]);
    const goods = world.get(consignments, transfer.number);
    if (goods?.lines.some(({ gtin }) => gtin === transfer.gtin)) continue;
    untold.set(key, [...(untold.get(key) ?? []), comingBy(transfer)]);
  }
  return {
    into: (key) => untold.get(key) ?? [],
    since: (key, at, without) =>
      (all.get(key) ?? [])
        .filter(({ number, requestedAt }) => requestedAt >= at && !without.has(number))
        .reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

function comingBy({ number, quantity, decideByAt, requestedAt }: Transfer): Coming {
  const asOf = {
    source: 'hub',
    occurredAt: requestedAt,
    receivedAt: requestedAt,
    cadenceMs: null,
  };
  return { quantity, by: number, lateAt: decideByAt ?? requestedAt, asOf };
}
