import { CLEAR, severityOf, type Finding, type Rule } from '#operations/exceptions';
import { localWords, silentSince, sites } from '#operations/network';
import {
  isUnderWay,
  lateMinutes,
  lastStop,
  NO_LEDGER,
  ownEta,
  placeName,
  plannedArrival,
  progresses,
  shipments,
  type Progress,
  type Shipment,
} from '#operations/shipments';
import { heldUpBy } from '#operations/stock';
import { toMs, worstState } from '#shared/vocabulary';
import { cited, plainLine, told } from './cited.ts';
import { leastOf } from './least-of.ts';
import { nextTime } from './next-time.ts';
import { movingAt } from './moving-at.ts';
import { shipmentScope } from './scopes.ts';
import { heldParts, shipmentPlaces } from './shipment-places.ts';
import { watch } from './touched.ts';

const NAME = 'SHP-01';

/** A shipment will arrive late by our own estimate (P50). At risk is the margin of what it makes late. */
export const lateShipment: Rule = {
  name: NAME,
  type: 'lateShipment',
  watches: [
    watch<Shipment>({ collection: shipments, subjects: ({ shipmentId }) => [shipmentId] }),
    watch<Progress>({ collection: progresses, subjects: ({ shipmentId }) => [shipmentId] }),
  ],
  scope: shipmentScope,
  assess(world, key, context) {
    const shipment = world.get(shipments, key);
    if (!shipment || !isUnderWay(shipment)) return CLEAR;
    const minutes = lateMinutes(world, shipment);
    const { openMinutes, keepMinutes } = context.policy.content.lateShipment;
    if (minutes === null || minutes < leastOf(context.standing, openMinutes, keepMinutes))
      return CLEAR;
    const { policy, now, nowMs } = context;
    const held = heldUpBy(world, shipment, nowMs);
    const eta = ownEta(world, shipment);
    const to = lastStop(shipment);
    const site = to?.gln && world.get(sites, to.gln) ? to.gln : null;
    const decideByAt = nextTime([held.firstNeedAt, eta?.p50At ?? null], now);
    const ledger = world.get(progresses, key)?.ledger ?? NO_LEDGER;
    const zone = (site && world.get(sites, site)?.zone) ?? 'UTC';
    // Without the minutes that its silence adds it would not be late.
    const isUnseen =
      silentSince(world, shipment.source) !== null && minutes - ledger.silentMinutes < openMinutes;
    const finding: Finding = {
      subjectKind: 'shipment',
      subject: `${shipment.shipmentId} to ${placeName(world, to)}`,
      site,
      // It has missed its plan or will, whoever waits for it; money can only make it worse.
      state: worstState(['late', severityOf(policy.content, null, held.marginMinor, nowMs)]),
      atRiskMinor: held.marginMinor,
      atRiskIsBound: false,
      currency: shipment.currency,
      orders: held.orders.size,
      decideByAt,
      cause: isUnseen ? [{ rule: 'HLD-01', type: 'feedSilent', subjectKey: shipment.source }] : [],
      places: shipmentPlaces(shipment, held),
      parts: heldParts(held),
      lateByMinutes: minutes,
      movingAt: movingAt(world, key),
      provenBy: shipment.source,
      evidence: {
        why: told(
          `Late at ${placeName(world, to)}`,
          `${cited(NAME, context)}: our P50 ${eta ? localWords(zone, toMs(eta.p50At)) : '–'} − planned ${localWords(zone, toMs(plannedArrival(shipment) ?? now))}`,
          [
            plainLine('Departed late', ledger.departedLateMinutes, 'minutes'),
            plainLine('Dwell at stops', ledger.dwellMinutes, 'minutes'),
            plainLine('On the road', ledger.driveMinutes, 'minutes'),
            plainLine('Silence', ledger.silentMinutes, 'minutes'),
            plainLine('Late', minutes, 'minutes', true),
            plainLine(
              `At risk: margin of ${held.orders.size} orders that miss their need date`,
              held.marginMinor,
              'minor',
              true,
            ),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: [
          { kind: 'shipment', key, label: key },
          ...[...held.orders]
            .slice(0, 5)
            .map((order) => ({ kind: 'order', key: order, label: order })),
        ],
      },
      source: shipment.source,
      occurredAt: shipment.occurredAt,
      receivedAt: shipment.receivedAt,
    };
    return { finding, recheckAt: nextTime([held.firstNeedAt], now) };
  },
};
