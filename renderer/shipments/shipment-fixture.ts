import type { ExceptionRow, ShipmentDetail, ShipmentRow } from '#shared/protocol';

/** When the pictures were taken: 30 June 2026, 11:42 in Atlanta. */
export const NOW_MS = Date.parse('2026-06-30T15:42:18.000Z');

/** The late truck of the pictures, or one that differs from it where a test says. */
export function shipmentRow(more: Partial<ShipmentRow> = {}): ShipmentRow {
  return {
    key: 'SHP-48190',
    state: 'late',
    phase: 'moving',
    tracking: 'inMotion',
    fromName: 'Allentown',
    toName: 'Atlanta',
    from: '0850000000059',
    to: '0850000000011',
    carrier: 'BRGF',
    carrierName: 'Blue Ridge Freight',
    mode: 'ground',
    equipment: 'van53',
    stops: 3,
    purposeKind: 'transfer',
    purposeNumber: 'TRF-2026-0631',
    nextMilestone: 'Pass Charlotte',
    plannedAt: '2026-06-30T14:40:00.000Z',
    carrierEtaAt: '2026-06-30T22:30:00.000Z',
    ourP50At: '2026-07-01T01:25:00.000Z',
    ourP90At: '2026-07-01T04:40:00.000Z',
    plannedArriveAt: '2026-06-30T19:00:00.000Z',
    plannedDepartAt: '2026-06-29T22:00:00.000Z',
    departedAt: '2026-06-30T01:10:00.000Z',
    arrivedAt: null,
    lateByMinutes: 385,
    valueMinor: 2_542_000,
    currency: 'USD',
    orders: 6,
    exception: 'EX-2287',
    road: '',
    roadKm: 1_240,
    fix: { at: '2026-06-30T15:39:00.000Z', travelledKm: 700, speedKmh: 88 },
    dwellMinutes: 145,
    detentionMinutes: 25,
    asOf: {
      source: 'tms',
      occurredAt: '2026-06-30T15:39:00.000Z',
      receivedAt: '2026-06-30T15:39:01.000Z',
      cadenceMs: 1_800_000,
    },
    ...more,
  };
}

export const SHIPMENT_DETAIL: ShipmentDetail = {
  key: 'SHP-48190',
  milestones: [
    milestone('Depart Allentown', '2026-06-29T22:00', '2026-06-30T01:10', null, 190),
    milestone('Hagerstown, arrive', '2026-06-30T00:50', '2026-06-30T04:00', null, 190),
    milestone('Hagerstown, depart', '2026-06-30T01:20', '2026-06-30T06:25', null, 305),
    milestone('Charlotte, pass', '2026-06-30T14:40', null, '2026-06-30T20:55', 375),
    milestone('Arrive Atlanta', '2026-06-30T19:00', null, '2026-07-01T01:25', 385),
  ],
  carrierEta: { at: '2026-06-30T22:30:00.000Z', givenAt: '2026-06-30T10:12:00.000Z' },
  ourEta: {
    p50At: '2026-07-01T01:25:00.000Z',
    p90At: '2026-07-01T04:40:00.000Z',
    held: 'P90 held on 46 of the last 52 trips of this lane (88 %).',
  },
  ledger: [
    { label: 'Departed late', minutes: 190 },
    { label: 'Dwell at Hagerstown', minutes: 115 },
    { label: 'Drive, I-81 work zone', minutes: 62 },
    { label: 'Silent feed, widened', minutes: 18 },
  ],
  holdsUp: { items: 3, orders: 6, customers: 5, marginMinor: 6_190_000, currency: 'USD' },
  history: [
    {
      seq: 88_214_907,
      at: '2026-06-30T15:39:00.000Z',
      receivedAt: '2026-06-30T15:39:01.000Z',
      source: 'tms',
      actor: null,
      what: 'Position, 700 km of 1,240',
      reason: null,
    },
  ],
};

/** The exception about the late truck. */
export const LATE_EXCEPTION: ExceptionRow = {
  key: 'EX-2287',
  type: 'lateShipment',
  state: 'late',
  subject: 'Late shipment, 6 orders',
  subjectKind: 'shipment',
  subjectKey: 'SHP-48190',
  site: '0850000000011',
  siteCode: 'ATL',
  atRiskMinor: 6_190_000,
  atRiskIsBound: false,
  currency: 'USD',
  orders: 6,
  decideByAt: '2026-06-30T17:00:00.000Z',
  openedAt: '2026-06-30T06:30:00.000Z',
  slaFrom: null,
  slaDueAt: null,
  sla: null,
  owner: 'r.alvarez',
  ownerName: 'R. Alvarez',
  status: 'acknowledged',
  shelvedUntil: null,
  shelfWakes: null,
  resolvedAt: null,
  escalatedTo: null,
  breached: false,
  parent: null,
  foldedBy: null,
  held: false,
  togetherMinor: 6_190_000,
  planned: null,
  follows: null,
  folded: 6,
  count: 1,
  lastRaisedAt: '2026-06-30T06:30:00.000Z',
  unverifiedSince: null,
  version: 3,
  asOf: {
    source: 'tms',
    occurredAt: '2026-06-30T15:39:00.000Z',
    receivedAt: '2026-06-30T15:39:01.000Z',
    cadenceMs: 1_800_000,
  },
};

function milestone(
  label: string,
  planned: string,
  actual: string | null,
  estimated: string | null,
  offByMinutes: number,
): ShipmentDetail['milestones'][number] {
  const instant = (minute: string | null) => (minute === null ? null : `${minute}:00.000Z`);
  return {
    label,
    plannedAt: instant(planned),
    estimatedAt: instant(estimated),
    actualAt: instant(actual),
    offByMinutes,
    stop: 1,
    milestone: 'arrive',
    manual: null,
  };
}
