import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import type { Act } from '#shared/protocol';
import { accept, fromMs, refuse, toMs } from '#shared/vocabulary';
import { entryKey, manualEntries } from './manual-entry.collection.ts';
import {
  MILESTONE_ENTERED,
  MILESTONE_SETTLED,
  type MilestoneEntered,
  type MilestoneSettled,
} from './own-events.ts';
import { shipments, type Stop } from './shipment.collection.ts';

/**
 * A person says that a truck has come or gone, because its feed has not: marked as theirs, and held against what the
 * feed says later. Refused for what is known already, lies ahead, or cannot be in this order.
 */
export function decideEnterMilestone(
  world: WorldView,
  act: Act<'shipment.enterMilestone'>,
  context: DecisionContext,
): Decision {
  const shipment = world.get(shipments, act.shipment);
  if (!shipment) return refuse('shipment.unknown', { shipment: act.shipment }, 'shipment');
  const place = shipment.stops.findIndex(({ stop }) => stop === act.stop);
  const stop = shipment.stops[place];
  if (!stop)
    return refuse('shipment.stopUnknown', { shipment: act.shipment, stop: act.stop }, 'stop');
  if ((act.milestone === 'arrive' ? stop.arrivedAt : stop.departedAt) !== null)
    return refuse('shipment.milestoneKnown', { shipment: act.shipment, place: stop.name });
  const atMs = toMs(act.at);
  if (atMs > context.nowMs)
    return refuse('shipment.milestoneAhead', { at: act.at, now: context.now }, 'at');
  const before = lastKnown(shipment.stops.slice(0, place), stop, act.milestone);
  if (before !== null && toMs(before) > atMs)
    return refuse('shipment.milestoneOrder', { before, at: act.at }, 'at');
  const data: MilestoneEntered = {
    shipmentId: act.shipment,
    stop: act.stop,
    milestone: act.milestone,
    at: fromMs(atMs),
  };
  const subject = act.shipment;
  return accept({ events: [{ type: MILESTONE_ENTERED, subject, correlationId: subject, data }] });
}

/** A person says which word counts where the entry and the feed differ, or where the feed never told it. */
export function decideSettleMilestone(
  world: WorldView,
  act: Act<'shipment.settleMilestone'>,
): Decision {
  const { shipment, stop, milestone, keep } = act;
  const entry = world.get(manualEntries, entryKey(shipment, stop, milestone));
  if (!entry) return refuse('shipment.entryUnknown', { shipment });
  if (entry.state === 'settled') return refuse('shipment.entrySettled', { shipment });
  if (keep === 'feed' && entry.toldAt === null)
    return refuse('shipment.feedSaidNothing', { shipment, feed: entry.source }, 'keep');
  const at = keep === 'entry' ? entry.at : entry.toldAt!;
  const data: MilestoneSettled = { shipmentId: shipment, stop, milestone, at, keep };
  return accept({
    events: [{ type: MILESTONE_SETTLED, subject: shipment, correlationId: shipment, data }],
  });
}

/** The last milestone that is known before this one; null when none is. */
function lastKnown(
  before: readonly Stop[],
  stop: Stop,
  milestone: 'arrive' | 'depart',
): string | null {
  const known = before.flatMap(({ arrivedAt, departedAt }) => [arrivedAt, departedAt]);
  if (milestone === 'depart') known.push(stop.arrivedAt);
  return known.findLast((at) => at !== null) ?? null;
}
