import { expediteShipment } from '#shared/contracts';
import type { Act } from '#shared/protocol';
import { accept, fromMs, HOUR_MS, refuse } from '#shared/vocabulary';
import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { commands, isOpen, queueCommand } from '#engine/outbox';
import { isUnderWay, shipments } from './shipment.collection.ts';

/** A carrier that has not sped up within two hours will not. */
const EXPIRES_AFTER_MS = 2 * HOUR_MS;

/**
 * Asks the TMS to speed a shipment up. Refused for one that is unknown, has ended, or is being sped up already; what
 * comes of it is the carrier's word, `shipment.expedited`.
 */
export function decideExpedite(
  world: WorldView,
  act: Act<'shipment.expedite'>,
  context: DecisionContext,
): Decision {
  const shipment = world.get(shipments, act.shipment);
  if (!shipment) return refuse('shipment.unknown', { shipment: act.shipment }, 'shipment');
  if (!isUnderWay(shipment))
    return refuse('shipment.notUnderWay', { shipment: act.shipment, status: shipment.status });
  const asked = world
    .by(commands, 'byCorrelation', act.shipment)
    .find((command) => command.type === expediteShipment.type && isOpen(command));
  if (asked)
    return refuse('shipment.expediteUnderWay', { shipment: act.shipment, command: asked.id });
  const queued = queueCommand(context, {
    definition: expediteShipment,
    target: shipment.source,
    data: { shipmentId: shipment.shipmentId, reason: act.reason },
    correlationId: shipment.shipmentId,
    label: `Expedite ${shipment.shipmentId}`,
    expiresAt: fromMs(context.nowMs + EXPIRES_AFTER_MS),
  });
  return accept({ events: [queued] });
}
