import {
  etaUpdated,
  shipmentArrived,
  shipmentDelivered,
  shipmentDeparted,
  shipmentPosition,
} from '#shared/contracts';
import { shipments } from '#operations/shipments';
import type { Instant } from '#shared/vocabulary';
import type { EdiShipmentStatus, EdiStatus } from '../map/shipment-status.ts';
import type { EdiMilestone } from '../map/status-code.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** Milestones of the first stop and of the last: a time without a zone (or `LT`) is the time there. */
const AT_PICKUP: ReadonlySet<EdiMilestone> = new Set([
  'pickupArrived',
  'pickupLoaded',
  'pickupDeparted',
]);
const AT_DELIVERY: ReadonlySet<EdiMilestone> = new Set(['deliveryArrived', 'delivered']);

/** 214: milestones of a shipment that we know by the number we gave it. Codes that mean no milestone of ours make no event. */
export function shipmentStatusEvents(status: EdiShipmentStatus, to: X12Translation): EventDraft[] {
  const shipmentId = status.shipmentNumber ?? status.carrierReference ?? '';
  const stops = to.world.get(shipments, shipmentId)?.stops ?? [];
  const lastStop = stops.length || 2;
  const drafts = status.statuses.flatMap((one) => {
    const stop = AT_PICKUP.has(one.milestone)
      ? stops.at(0)
      : AT_DELIVERY.has(one.milestone)
        ? stops.at(-1)
        : undefined;
    const at = to.instant(one.at, undefined, to.zoneOf(stop?.gln));
    return statusEvents(one, at, shipmentId, lastStop);
  });
  if (drafts.length === 0) {
    const codes = status.statuses.map((one) => one.code).join(', ');
    to.refuse(`no status of it is a milestone of ours (${codes || 'none given'})`, 'AT701');
  }
  return drafts;
}

function statusEvents(
  status: EdiStatus,
  at: Instant | undefined,
  shipmentId: string,
  lastStop: number,
): EventDraft[] {
  if (at === undefined || status.timing === 'appointed') return [];
  const position = status.place?.position;
  const drafts: EventDraft[] = position
    ? [
        draftOf(shipmentPosition, shipmentId, {
          shipmentId,
          ...position,
          positionAt: at,
        }),
      ]
    : [];
  if (status.timing === 'estimated') {
    if (status.milestone !== 'deliveryArrived' && status.milestone !== 'delivered') return [];
    const reason = status.notes.join(' ').slice(0, 500) || status.reasonCode;
    const eta = { shipmentId, stop: lastStop, estimatedArriveAt: at };
    return [draftOf(etaUpdated, shipmentId, reason === undefined ? eta : { ...eta, reason })];
  }
  switch (status.milestone) {
    case 'pickupArrived':
      return [
        ...drafts,
        draftOf(shipmentArrived, shipmentId, { shipmentId, stop: 1, arrivedAt: at }),
      ];
    case 'pickupLoaded':
    case 'pickupDeparted':
      return [
        ...drafts,
        draftOf(shipmentDeparted, shipmentId, { shipmentId, stop: 1, departedAt: at }),
      ];
    case 'deliveryArrived':
      return [
        ...drafts,
        draftOf(shipmentArrived, shipmentId, { shipmentId, stop: lastStop, arrivedAt: at }),
      ];
    case 'delivered':
      return [...drafts, draftOf(shipmentDelivered, shipmentId, { shipmentId, deliveredAt: at })];
    default:
      return drafts;
  }
}
