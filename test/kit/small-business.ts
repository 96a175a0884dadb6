import {
  orderPlaced,
  shipmentLoaded,
  shipmentPlanned,
  stockAdjusted,
  type DataOf,
} from '#shared/contracts';
import type { LogEvent } from '#engine/kernel';
import { fromMs, HOUR_MS, toMs, type Instant } from '#shared/vocabulary';
import { told, type Told } from './fold-events.ts';
import { ATL, BREAKER, CMH, CUSTOMER } from './small-network.ts';

/** Which WMS speaks for a site of the small network. */
const WAREHOUSES: Readonly<Record<string, string>> = {
  [ATL]: 'wms/atlanta',
  [CMH]: 'wms/columbus',
};

/** The purpose of the transfer that a test has, where it has one. */
export const SMALL_TRANSFER = { kind: 'transfer', number: 'TRF-2026-0631' } as const;

/** A warehouse says what it has of the breaker. */
export function breakersAt(
  site: string,
  onHand: number,
  reserved = 0,
  blocked = 0,
  as: Told & { source?: string } = {},
): LogEvent {
  const data = { site, gtin: BREAKER, unit: 'EA' as const, onHand, reserved, blocked };
  const source = as.source ?? WAREHOUSES[site]!;
  return told(source, stockAdjusted, { ...data, delta: 1, reason: 'counted' }, as);
}

/** The customer orders breakers from Atlanta, in one line at 160.00 USD. */
export function breakersOrdered(
  orderNumber: string,
  quantity: number,
  needBy: Instant,
  more: Partial<DataOf<typeof orderPlaced>> = {},
  as: Told = {},
): LogEvent {
  const line = { line: 1, gtin: BREAKER, quantity, unit: 'EA' as const, needBy };
  return told(
    'erp/southern',
    orderPlaced,
    {
      orderNumber,
      customer: CUSTOMER,
      site: ATL,
      currency: 'USD',
      priority: 3,
      commitAt: needBy,
      channel: 'web',
      lines: [{ ...line, unitPriceMicro: 160_000_000 }],
      ...more,
    },
    as,
  );
}

/** A truck with breakers is planned from Columbus to Atlanta, which takes twelve hours. */
export function truckPlanned(
  shipmentId: string,
  quantity: number,
  leavesAt: Instant,
  more: Partial<DataOf<typeof shipmentPlanned>> = {},
): LogEvent {
  return told('tms', shipmentPlanned, {
    shipmentId,
    purpose: SMALL_TRANSFER,
    carrier: 'BRGF',
    mode: 'ground',
    equipment: 'van53',
    stops: [
      {
        stop: 1,
        gln: CMH,
        name: 'Columbus',
        latitude: 39.96,
        longitude: -82.99,
        kind: 'pickup',
        plannedDepartAt: leavesAt,
      },
      {
        stop: 2,
        gln: ATL,
        name: 'Atlanta',
        latitude: 33.735,
        longitude: -84.39,
        kind: 'delivery',
        plannedArriveAt: fromMs(toMs(leavesAt) + 12 * HOUR_MS),
      },
    ],
    distanceKm: 916,
    currency: 'USD',
    valueMinor: 1_000_000,
    freightMinor: 61_200,
    weightGrams: 4_000_000,
    lines: [{ gtin: BREAKER, unit: 'EA', quantity }],
    ...more,
  });
}

/** Columbus has loaded breakers on it. */
export function truckLoaded(
  shipmentId: string | null,
  quantity: number,
  purpose: DataOf<typeof shipmentLoaded>['purpose'] = SMALL_TRANSFER,
): LogEvent {
  return told('wms/columbus', shipmentLoaded, {
    site: CMH,
    purpose,
    sscc: ['395210000000000018'],
    lines: [{ gtin: BREAKER, unit: 'EA', quantity }],
    ...(shipmentId === null ? {} : { shipmentId }),
  });
}
