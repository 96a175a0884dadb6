import { CLEAR, type Cause, type Finding, type Rule } from '#operations/exceptions';
import { localWords, silentSince, sites } from '#operations/network';
import {
  isUnderWay,
  lastStop,
  placeName,
  progresses,
  shipments,
  type Progress,
  type Shipment,
  type Stop,
} from '#operations/shipments';
import { heldUpBy } from '#operations/stock';
import { fromMs, MINUTE_MS, toMs, type Instant } from '#shared/vocabulary';
import { cited, plainLine, told } from './cited.ts';
import { movingAt } from './moving-at.ts';
import { shipmentScope } from './scopes.ts';
import { heldParts, shipmentPlaces } from './shipment-places.ts';
import { watch } from './touched.ts';

const NAME = 'SHP-02';

interface Milestone {
  stop: Stop;
  milestone: 'arrive' | 'depart';
  plannedAt: Instant;
  reason: string | null;
}

/**
 * A milestone of the plan has not happened: the TMS says that it was missed, or its time is past by the policy's grace
 * and nothing was told of it. What it holds up is bounded by what the truck would make late if it never came closer.
 */
export const missedMilestone: Rule = {
  name: NAME,
  type: 'missedMilestone',
  watches: [
    watch<Shipment>({ collection: shipments, subjects: ({ shipmentId }) => [shipmentId] }),
    // A snooze may wait for its truck to move.
    watch<Progress>({ collection: progresses, subjects: ({ shipmentId }) => [shipmentId] }),
  ],
  scope: shipmentScope,
  assess(world, key, context) {
    const shipment = world.get(shipments, key);
    if (!shipment || !isUnderWay(shipment)) return CLEAR;
    const { nowMs, policy } = context;
    const graceMs = policy.content.missedMilestone.graceMinutes * MINUTE_MS;
    const next = toldMissed(shipment) ?? nextDue(shipment);
    if (!next) return CLEAR;
    const dueMs = toMs(next.plannedAt) + graceMs;
    if (shipment.missed === null && nowMs < dueMs)
      return { finding: null, recheckAt: fromMs(dueMs) };
    // It may have happened: its time came after the feed fell silent.
    const silentAt = silentSince(world, shipment.source);
    const unseen: Cause[] =
      shipment.missed === null && silentAt !== null && dueMs >= toMs(silentAt)
        ? [{ rule: 'HLD-01', type: 'feedSilent', subjectKey: shipment.source }]
        : [];
    const held = heldUpBy(world, shipment, nowMs);
    const to = lastStop(shipment);
    const site = to?.gln && world.get(sites, to.gln) ? to.gln : null;
    const place = placeName(world, next.stop);
    const zone =
      (next.stop.gln && world.get(sites, next.stop.gln)?.zone) ??
      (site && world.get(sites, site)?.zone) ??
      'UTC';
    const what = next.milestone === 'arrive' ? 'Arrival at' : 'Departure from';
    const finding: Finding = {
      subjectKind: 'shipment',
      subject: `${shipment.shipmentId} expected ${localWords(zone, toMs(next.plannedAt))}`,
      site,
      state: held.marginMinor > 0 ? 'late' : 'watch',
      atRiskMinor: held.marginMinor,
      atRiskIsBound: true,
      currency: shipment.currency,
      orders: held.orders.size,
      decideByAt: null,
      cause: [{ rule: 'CAU-04', type: 'lateShipment', subjectKey: key }, ...unseen],
      places: shipmentPlaces(shipment, held),
      parts: heldParts(held),
      lateByMinutes: Math.round((nowMs - toMs(next.plannedAt)) / MINUTE_MS),
      movingAt: movingAt(world, key),
      provenBy: shipment.source,
      evidence: {
        why: told(
          `${what} ${place} missed`,
          `${cited(NAME, context)}: planned ${localWords(zone, toMs(next.plannedAt))}, not told within ${policy.content.missedMilestone.graceMinutes} min${next.reason ? `; ${next.reason}` : ''}`,
          [
            plainLine('Overdue', Math.round((nowMs - toMs(next.plannedAt)) / MINUTE_MS), 'minutes'),
            plainLine('At risk at most', held.marginMinor, 'minor', true),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: [{ kind: 'shipment', key, label: key }],
      },
      source: shipment.source,
      occurredAt: shipment.occurredAt,
      receivedAt: shipment.receivedAt,
    };
    return { finding, recheckAt: null };
  },
};

function toldMissed(shipment: Shipment): Milestone | null {
  const { missed } = shipment;
  const stop = missed && shipment.stops.find((one) => one.stop === missed.stop);
  return missed && stop ? { ...missed, stop } : null;
}

/** The first milestone of the plan that has not happened. */
function nextDue(shipment: Shipment): Milestone | null {
  const last = lastStop(shipment);
  for (const stop of shipment.stops) {
    const isFirst = stop === shipment.stops[0];
    if (!isFirst && stop.arrivedAt === null && stop.departedAt === null)
      return stop.plannedArriveAt
        ? { stop, milestone: 'arrive', plannedAt: stop.plannedArriveAt, reason: null }
        : null;
    if (stop !== last && stop.departedAt === null)
      return stop.plannedDepartAt
        ? { stop, milestone: 'depart', plannedAt: stop.plannedDepartAt, reason: null }
        : null;
  }
  return null;
}
