import type { AsOf, Currency, Gln, Gtin, Instant, State, Unit } from '#shared/vocabulary';

/**
 * The rows of the live collections, as the hub computes them and grid, map and panel show them. What depends on the
 * time of looking (time left, silent for, stale) is derived in the console from these and the world clock.
 */

export interface SiteRow {
  /** GLN. */
  key: Gln;
  code: string;
  name: string;
  entity: Gln;
  entityName: string;
  latitude: number;
  longitude: number;
  zone: string;
  /** Worst open exception at the site, or stock health. */
  state: State;
  /** Open exceptions at the site by what people say: "7 short, 1 critical". */
  short: number;
  excess: number;
  critical: number;
  openExceptions: number;
  /** The worst of them. */
  worstException: string | null;
  atRiskMinor: number;
  currency: Currency;
  /** Units shipped in seven days: the size of the square. */
  outflowSevenDays: number;
  asOf: AsOf;
}

export interface StockRow {
  /** `<gln>/<gtin>`. */
  key: string;
  site: Gln;
  siteCode: string;
  gtin: Gtin;
  sku: string;
  description: string;
  abcClass: 'A' | 'B' | 'C';
  unit: Unit;
  state: State;
  onHand: number;
  reserved: number;
  blocked: number;
  available: number;
  inTransitIn: number;
  inTransitOut: number;
  /** Available + in transit in − demand over the lead time. */
  projected: number;
  /** Tenths of a day; null when nothing is forecast. */
  daysOfSupplyTenths: number | null;
  firstBelowZeroAt: Instant | null;
  /** Negative is short, positive is excess, 0 is in balance. */
  excessOrShort: number;
  safetyStock: number;
  exception: string | null;
  asOf: AsOf;
}

export type Tracking = 'pending' | 'inMotion' | 'idle' | 'signalLost' | 'arrived';
export type ShipmentPhase = 'planned' | 'moving' | 'arrived' | 'cancelled';

export interface ShipmentRow {
  /** The TMS's number. */
  key: string;
  state: State;
  phase: ShipmentPhase;
  tracking: Tracking;
  /** Names as people say them: "Allentown → Atlanta". */
  fromName: string;
  toName: string;
  from: Gln | null;
  to: Gln | null;
  carrier: string;
  carrierName: string;
  mode: string;
  equipment: string;
  stops: number;
  purposeKind: string;
  purposeNumber: string;
  nextMilestone: string;
  plannedAt: Instant | null;
  carrierEtaAt: Instant | null;
  ourP50At: Instant | null;
  ourP90At: Instant | null;
  plannedArriveAt: Instant;
  plannedDepartAt: Instant;
  departedAt: Instant | null;
  arrivedAt: Instant | null;
  /** Positive is late. */
  lateByMinutes: number;
  valueMinor: number;
  currency: Currency;
  orders: number;
  exception: string | null;
  /** The planned road, encoded by shared/roads, and what is known of the truck on it. */
  road: string;
  roadKm: number;
  fix: { at: Instant; travelledKm: number; speedKmh: number } | null;
  dwellMinutes: number;
  /** Of the dwell, what is past the free time: the carrier may charge it. */
  detentionMinutes: number;
  asOf: AsOf;
}

export type ExceptionType =
  | 'stockoutRisk'
  | 'excess'
  | 'lateShipment'
  | 'missedMilestone'
  | 'shortReceipt'
  | 'orderAtRisk'
  | 'feedSilent'
  | 'masterDataConflict'
  | 'commandUnanswered';

export type ExceptionStatus = 'open' | 'acknowledged' | 'shelved' | 'resolved';

export interface ExceptionRow {
  /** EX-2291. */
  key: string;
  type: ExceptionType;
  state: State;
  subject: string;
  subjectKind: 'stock' | 'shipment' | 'order' | 'transfer' | 'feed' | 'masterData' | 'command';
  subjectKey: string;
  site: Gln | null;
  siteCode: string;
  /** Null where nothing says how much it is: never shown as 0. */
  atRiskMinor: number | null;
  /** True when the amount is an upper bound: "≤ $9,800". */
  atRiskIsBound: boolean;
  currency: Currency;
  orders: number;
  decideByAt: Instant | null;
  openedAt: Instant;
  /** The clock of its SLA: from when (it may have been opened in history, or under a cause) until when. */
  slaFrom: Instant | null;
  slaDueAt: Instant | null;
  owner: string | null;
  ownerName: string | null;
  status: ExceptionStatus;
  shelvedUntil: Instant | null;
  /** When a person or its rule ended it; null while it is open. */
  resolvedAt: Instant | null;
  escalatedTo: string | null;
  breached: boolean;
  /** The cause it is folded under. */
  parent: string | null;
  folded: number;
  /** How many times it was raised. */
  count: number;
  lastRaisedAt: Instant;
  /** Set while the feed that would prove it is silent. */
  unverifiedSince: Instant | null;
  /** Acts say which version they saw. */
  version: number;
  asOf: AsOf;
}

export type TransferStep =
  | 'requested'
  | 'reserving'
  | 'awaitingApproval'
  | 'releasing'
  | 'picking'
  | 'staged'
  | 'inTransit'
  | 'receiving'
  | 'receivedShort'
  | 'booking'
  | 'closed'
  | 'rejected'
  | 'cancelling'
  | 'cancelled'
  | 'incident';

export interface TransferRow {
  /** TRF-2026-0648. */
  key: string;
  state: State;
  step: TransferStep;
  waitsFor: string;
  from: Gln;
  fromCode: string;
  to: Gln;
  toCode: string;
  gtin: Gtin;
  sku: string;
  description: string;
  unit: Unit;
  quantity: number;
  shippedQuantity: number | null;
  receivedQuantity: number | null;
  valueMinor: number;
  currency: Currency;
  betweenEntities: boolean;
  booked: 'none' | 'part' | 'both';
  decideByAt: Instant | null;
  requestedAt: Instant;
  requestedBy: string;
  exception: string | null;
  shipment: string | null;
  version: number;
  asOf: AsOf;
}

export interface OrderRow {
  key: string;
  state: State;
  customer: string;
  site: Gln | null;
  siteCode: string;
  lines: number;
  filledPercent: number;
  commitAt: Instant | null;
  projectedAt: Instant | null;
  lateByMinutes: number;
  marginMinor: number;
  currency: Currency;
  priority: number;
  cause: string | null;
  /** Received by EDI and not in the ERP yet: no demand. */
  ediOnly: boolean;
  status: 'open' | 'shipped' | 'delivered' | 'cancelled';
  asOf: AsOf;
}

export interface FeedRow {
  /** The source: `wms/dallas`. */
  key: string;
  name: string;
  contract: string;
  connected: boolean;
  circuit: 'closed' | 'halfOpen' | 'open';
  /** Catch-up of history: how far, of how much; null when live. */
  catchUp: { done: number; of: number } | null;
  lastGoodAt: Instant | null;
  cadenceMs: number;
  ratePerMinute: number;
  duePerMinute: number;
  lagP99Ms: number | null;
  /** Ranges of its numbering that are missing now; and all that were ever missing, come since or not. */
  missing: number;
  gaps: number;
  /** Dead letters that nobody has mended yet; and all that there ever were. */
  openLetters: number;
  deadLetters: number;
  duplicates: number;
  appended: number;
  received: number;
  retries: number;
  epoch: number;
  cursor: number;
  head: number;
  /** Events in each of the last 60 minutes, oldest first. */
  lastHour: number[];
  commandsWaiting: number;
}

/** The names of the live collections and the row of each. */
export interface LiveRows {
  sites: SiteRow;
  stock: StockRow;
  shipments: ShipmentRow;
  exceptions: ExceptionRow;
  transfers: TransferRow;
  orders: OrderRow;
  feeds: FeedRow;
}

export type LiveName = keyof LiveRows;

export const LIVE_NAMES = [
  'sites',
  'stock',
  'shipments',
  'exceptions',
  'transfers',
  'orders',
  'feeds',
] as const satisfies readonly LiveName[];
