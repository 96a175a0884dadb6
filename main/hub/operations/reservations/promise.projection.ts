import type { LogEvent, WorldDraft } from '#engine/kernel';
import type { PromiseEnded, PromiseSaid } from './own-events.ts';
import { promiseKey, promises } from './promise.collection.ts';

/** A promise was made, or moved with what brings it. */
export function foldPromise(draft: WorldDraft, event: LogEvent<PromiseSaid>): void {
  const { orderNumber, line, quantity, inbound, shipment, at, lateAt, before } = event.data;
  const key = promiseKey(orderNumber, line);
  const known = before === null ? undefined : draft.get(promises, key);
  draft.put(promises, {
    key,
    orderNumber,
    line,
    quantity,
    inboundKind: inbound.kind,
    inboundNumber: inbound.number,
    shipment,
    firstAt: known?.firstAt ?? at,
    at,
    lateAt,
    moves: known ? known.moves + 1 : 0,
    occurredAt: event.occurredAt,
  });
}

export function foldPromiseEnded(draft: WorldDraft, event: LogEvent<PromiseEnded>): void {
  draft.remove(promises, promiseKey(event.data.orderNumber, event.data.line));
}
