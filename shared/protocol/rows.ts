import type {
  AsOf,
  BusinessHours,
  Currency,
  Gln,
  Gtin,
  Instant,
  State,
  Unit,
} from '#shared/vocabulary';
import type { PolicyLine } from './policy.ts';
import type { RunRow } from './runs.ts';
import type { Looker } from './presence.ts';
import type { PlaceKind, WindowKind, WindowScope } from './cause-words.ts';
import type { Role } from './session.ts';
import type { PlanRow } from './plans.ts';
import type { TaskKind } from './tasks.ts';
import type { IntercompanyRow, PeriodRow } from './finance.ts';

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
  | 'commandUnanswered'
  | 'demandSpike'
  | 'supplierUnconfirmed'
  | 'supplierChanged'
  | 'invoiceMismatch'
  | 'intercompanyImbalance'
  | 'approvalOverdue'
  | 'contractBreach'
  | 'congestion'
  | 'labourShortfall'
  | 'plannedWindow';

export type ExceptionStatus = 'open' | 'acknowledged' | 'shelved' | 'resolved';

/** The clock of an SLA, as a console reads it at any instant: the share that has gone is counted there. */
export interface SlaRow {
  /** Time to resolve, minutes of the time that it counts. */
  minutes: number;
  /** The working hours that it counts; null counts round the clock. */
  hours: BusinessHours | null;
  /** Counted before `runsFrom`, milliseconds of that time. */
  countedMs: number;
  /** Since when it counts without a stop; null while it is paused. */
  runsFrom: Instant | null;
  /** When it is nearing its end, if nothing stops it; null while it is paused. */
  nearingAt: Instant | null;
  paused: { why: string; until: Instant | null } | null;
}

/** A condition under which a snooze ends: it is later than so much, or its truck moves. */
export type ShelfWakes = { kind: 'laterThan'; minutes: number } | { kind: 'moves' };

export interface ExceptionRow {
  /** EX-2291. */
  key: string;
  type: ExceptionType;
  state: State;
  subject: string;
  subjectKind:
    | 'stock'
    | 'shipment'
    | 'order'
    | 'transfer'
    | 'feed'
    | 'masterData'
    | 'command'
    | 'purchaseOrder'
    | 'invoice'
    | 'site'
    | 'region'
    | 'window';
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
  /** The clock itself; null when it has none. */
  sla: SlaRow | null;
  owner: string | null;
  ownerName: string | null;
  status: ExceptionStatus;
  shelvedUntil: Instant | null;
  /** What else wakes it, beside its time, more money and a worse state. */
  shelfWakes: ShelfWakes | null;
  /** When a person or its rule ended it; null while it is open. */
  resolvedAt: Instant | null;
  escalatedTo: string | null;
  breached: boolean;
  /** The cause it is folded under, and who says so: the name of a rule, or a person's id. */
  parent: string | null;
  foldedBy: string | null;
  /** It is held under its cause: what is explained and wants nobody until the cause ends. */
  held: boolean;
  folded: number;
  /** What it and all that is folded under it put at risk, each order line once; null where nothing says. */
  togetherMinor: number | null;
  /** The planned window that it falls into, while that runs. */
  planned: string | null;
  /** The cause that was over when it came. */
  follows: string | null;
  /** How many times it was raised. */
  count: number;
  lastRaisedAt: Instant;
  /** Set while the feed that would prove it is silent. */
  unverifiedSince: Instant | null;
  /** Acts say which version they saw. */
  version: number;
  /** Who looks at it now; absent when nobody does. Told by the gateway, and no part of the log. */
  lookers?: readonly Looker[];
  asOf: AsOf;
}

/** What is open beneath a site, lane, carrier, customer, entity or feed. One that has nothing open has no row. */
export interface RollUpRow {
  /** `lane/<from>><to>`. */
  key: string;
  kind: PlaceKind;
  placeKey: string;
  name: string;
  /** The worst that is open beneath it. */
  state: State;
  /** What is folded under a cause that is beneath it too counts with that. */
  open: number;
  critical: number;
  /** Each order line once; null when nothing says how much. */
  atRiskMinor: number | null;
  atRiskIsBound: boolean;
  /** Of them, those whose money nobody knows. */
  unknown: number;
  currency: Currency;
  worst: string;
  worstType: ExceptionType;
  worstSubject: string;
  asOf: AsOf;
}

/** A planned window that is to come or runs. */
export interface WindowRow {
  /** WIN-12. */
  key: string;
  kind: WindowKind;
  scope: WindowScope;
  scopeKey: string;
  scopeName: string;
  fromAt: Instant;
  untilAt: Instant;
  isRunning: boolean;
  /** What stands still while it runs, by policy: "automation", "escalation". */
  pauses: ('automation' | 'escalation')[];
  reason: string;
  plannedBy: string;
  plannedByName: string;
  /** Exceptions that it holds back, and what they put at risk. */
  held: number;
  heldMinor: number | null;
  /** The exception under which they stand, while it runs. */
  exception: string | null;
}

export type TransferStep =
  | 'requested'
  | 'reserving'
  | 'counting'
  | 'awaitingApproval'
  | 'releasing'
  | 'picking'
  | 'staged'
  | 'inTransit'
  | 'receiving'
  | 'receivedShort'
  | 'returning'
  | 'booking'
  | 'closed'
  | 'rejected'
  | 'cancelling'
  | 'cancelled'
  | 'retrying'
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
  /** Who looks at it now; absent when nobody does. Told by the gateway, and no part of the log. */
  lookers?: readonly Looker[];
  asOf: AsOf;
}

export interface OrderRow {
  key: string;
  state: State;
  /** GLN of the customer, and what people call it. */
  customerKey: Gln;
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

/** What waits for somebody's decision. */
export interface TaskRow {
  /** `<subject>/<stage>/<role>` of an approval. */
  key: string;
  /** What it is about. */
  kind: TaskKind;
  state: State;
  /** `later`: its stage has not come. */
  status: 'open' | 'later' | 'done';
  /** What is to be decided: TRF-2026-0648. */
  subject: string;
  /** "252 ea Breaker 2P 60 A bolt-on, CMH → ATL". */
  title: string;
  /** Who is asked, and why. */
  role: Role;
  why: string;
  policy: string;
  stage: number;
  /** Null where the amount is not everybody's to see. */
  valueMinor: number | null;
  currency: Currency;
  requestedBy: string;
  requestedByName: string;
  /** When it was asked, and until when it is to be decided; null while its stage has not come. */
  openedAt: Instant | null;
  dueAt: Instant | null;
  isOverdue: boolean;
  assignee: string | null;
  assigneeName: string | null;
  /** Ids of those who have shaped it, and so cannot decide it. */
  authors: string[];
  /** Who may decide it in another's name, and when. */
  delegates: { person: string; of: string; fromAt: Instant; untilAt: Instant }[];
  decision: 'pending' | 'approved' | 'rejected' | 'withdrawn';
  person: string | null;
  personName: string | null;
  onBehalfOf: string | null;
  onBehalfOfName: string | null;
  decidedAt: Instant | null;
  reason: string | null;
  asOf: AsOf;
}

/** Somebody decides in another's role for a time. */
export interface DelegationRow {
  /** DLG-12. */
  key: string;
  of: string;
  ofName: string;
  to: string;
  toName: string;
  role: Role;
  fromAt: Instant;
  untilAt: Instant;
  reason: string;
  madeBy: string;
  madeAt: Instant;
  endedAt: Instant | null;
  endedBy: string | null;
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
  policies: PolicyLine;
  rollUps: RollUpRow;
  windows: WindowRow;
  tasks: TaskRow;
  delegations: DelegationRow;
  plans: PlanRow;
  intercompany: IntercompanyRow;
  periods: PeriodRow;
  runs: RunRow;
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
  'policies',
  'rollUps',
  'windows',
  'tasks',
  'delegations',
  'plans',
  'intercompany',
  'periods',
  'runs',
] as const satisfies readonly LiveName[];
