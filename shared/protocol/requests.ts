import { z } from 'zod';
import type { AsOf, Currency, Gln, Gtin, Instant, Unit } from '#shared/vocabulary';
import type { HistoryEntry } from './history.ts';
import type { AlarmHealth } from './alarm-health.ts';
import type { Leading } from './leading.ts';
import type { PlanDetail, PlanLineDetail } from './plans.ts';
import type { IntercompanyDetail, StatementView } from './finance.ts';
import {
  POLICY_NAMES,
  type BacktestProgress,
  type PolicyDetail,
  type PolicyTrace,
} from './policy.ts';
import type { MoveOptions, RankWords, WaitingTurn } from './reservations.ts';
import type { FeedFallback, ManualMilestone } from './fallback.ts';
import type { TransferRow } from './rows.ts';
import type { TaskCard } from './tasks.ts';
import type { RunEvent, RunView } from './runs.ts';

/**
 * What a console asks and the hub answers; inputs are checked here, outputs are typed. Detail of a panel or a card
 * comes this way, rows come live.
 */

/** One line of shown arithmetic: a value with its source and as-of, or a total of those above. */
export interface ArithmeticLine {
  label: string;
  value: number;
  unit: Unit | 'minor' | 'minutes' | 'percent';
  source: string | null;
  asOf: AsOf | null;
  total: boolean;
}

export interface Arithmetic {
  title: string;
  /** The formula in words, with its rule and version. */
  formula: string;
  lines: ArithmeticLine[];
}

/** One option that remains until its time, with what it costs. */
export interface DecideByOption {
  label: string;
  until: Instant | null;
  costMinor: number;
  currency: Currency;
  /** Share of the need that it serves, per cent. */
  servicePercent: number;
  lossLeftMinor: number;
  /** Why it is not possible, in words; null when it is. */
  impossible: string | null;
}

/** In which hours a site works, and whose word that is. */
export interface SiteHours {
  site: Gln;
  name: string;
  zone: string;
  opensAt: string;
  closesAt: string;
  /** ISO weekdays, 1 is Monday. */
  workDays: number[];
  holidays: { day: string; name: string }[];
  source: 'erp' | 'hub';
  asOf: Instant;
  setBy: string | null;
  reason: string | null;
}

/** The clock of an exception in full: by what it counts, what it took, who stopped it, and whom its ladder calls. */
export interface ClockDetail {
  /** Whose word the working hours are, and in words: "Mon–Fri 06:00–22:00, Atlanta"; null counts round the clock. */
  hoursFrom: 'erp' | 'hub' | null;
  hoursWords: string | null;
  /** `EXC-1 v3`, whose minutes and steps these are. */
  policy: string;
  /** Since its clock began until now or its end, in the time that it counts and by the calendar: never mixed. */
  countedMs: number;
  calendarMs: number;
  pauses: {
    why: string;
    by: string;
    from: Instant;
    until: Instant | null;
    endedAt: Instant | null;
  }[];
  ladder: { step: number; to: string; after: string; at: Instant | null; isDone: boolean }[];
  /** Why the ladder calls nobody now; null while it climbs or is at its top. */
  ladderStands: string | null;
}

/** Money that some exceptions put at risk. */
export interface MoneyAtRisk {
  /** Null when nothing says how much it is. */
  minor: number | null;
  isBound: boolean;
  /** Exceptions among them whose money nobody knows. */
  unknown: number;
  currency: Currency;
}

export interface ExceptionDetail {
  key: string;
  title: string;
  rule: string;
  /** Which version and rows of policy judged it, on what; missing of those judged before policy said so. */
  decidedBy?: PolicyTrace;
  why: Arithmetic;
  options: DecideByOption[];
  /** What waiting past decide-by costs: next option − this one. */
  waitingCostMinor: number | null;
  /** Null when it has no clock: under a cause, or of history. */
  clock: ClockDetail | null;
  children: string[];
  links: { kind: string; key: string; label: string }[];
  history: HistoryEntry[];
  /** The proposal when a transfer would help. */
  proposal: TransferProposal | null;
}

export interface RejectedSource {
  site: Gln;
  siteCode: string;
  why: string;
  stale: boolean;
}

export interface TransferProposal {
  from: Gln | null;
  to: Gln;
  gtin: Gtin;
  unit: Unit;
  quantity: number;
  laneId: string | null;
  shortage: Arithmetic;
  excess: Arithmetic | null;
  rounding: Arithmetic;
  binding: string;
  arrivesAt: Instant | null;
  decideByAt: Instant | null;
  costMinor: number;
  /** Margin of open lines without stock that it serves by their need date, as of when it was solved. */
  protectsMinor: number;
  currency: Currency;
  rejected: RejectedSource[];
}

export interface PostingPreview {
  entity: Gln;
  entityName: string;
  period: string;
  currency: Currency;
  lines: {
    on: Instant;
    account: string;
    name: string;
    debitMinor: number;
    creditMinor: number;
  }[];
  totalMinor: number;
}

export type CommandStep = 'queued' | 'sent' | 'accepted' | 'applied' | 'confirmed';

export interface CommandTrack {
  id: string;
  label: string;
  target: string;
  /** Times of the steps that happened. */
  steps: Partial<Record<CommandStep, Instant>>;
  rejected: { at: Instant; code: string; reason: string } | null;
  confirmedBy: string;
  attempts: number;
  nextTryAt: Instant | null;
  expiresAt: Instant;
  /** Why it is not queued yet: "waits for finance". */
  waits: string | null;
  overdue: boolean;
}

export interface ApprovalView {
  key: string;
  role: string;
  why: string;
  /** Those of a stage are asked side by side; a stage is asked once all before it have agreed. */
  stage: number;
  /** Its stage has come, and it is not decided. */
  isOpen: boolean;
  person: string | null;
  /** Whose word it is, when the person gave it for somebody who is away. */
  onBehalfOf: string | null;
  /** Who has taken it on. */
  assignee: string | null;
  decidedAt: Instant | null;
  decision: 'pending' | 'approved' | 'rejected';
  /** Null before its stage has come. */
  dueAt: Instant | null;
  /** What is to be agreed to, SHA-256 over its terms, hex: an answer names it. */
  hash: string;
}

export interface TransferCard {
  key: string;
  /** As the list has it, which lets go of it some days after its end. */
  row: TransferRow;
  proposal: TransferProposal | null;
  seller: string;
  buyer: string;
  unitPriceMicro: number;
  priceRule: string;
  /** The version that priced it, when it was asked for: "ICP-1 v1". */
  pricePolicy: string;
  /** How the buyer's ledger translates, with source and date; null where both keep one currency. */
  rate: string | null;
  valueMinor: number;
  freightMinor: number;
  currency: Currency;
  cutOffWarning: string | null;
  previews: PostingPreview[];
  posted: PostingPreview[];
  quantities: {
    planned: number;
    shipped: number | null;
    received: number | null;
    short: number | null;
  };
  approvals: ApprovalView[];
  policyVersion: string;
  /** What policy decided about who must agree, by which rows and on what; null before it was asked. */
  policyDecision: { trace: PolicyTrace; outcome: string; decidedAt: Instant } | null;
  /** SHA-256 of the terms as they stand: what an approval is of. */
  hash: string;
  /** What policy adds up with it, because it was asked for in parts: "with TRF-… today $31,200"; null for it alone. */
  countedWith: string | null;
  /** Why the person asking cannot approve, in words; null when they can. */
  cannotApprove: string | null;
  /** In whose name the person asking would decide; null for their own. */
  onBehalfOf: string | null;
  /** Other lanes between the same sites, that it can change to while it is not decided. */
  otherLanes: { laneId: string; mode: string; freightMinor: number; transitMinutesP50: number }[];
  commands: CommandTrack[];
  path: { label: string; at: Instant | null; estimated: boolean }[];
  history: HistoryEntry[];
  cancelReleases: string | null;
}

export interface StockDetail {
  key: string;
  arithmetic: Arithmetic;
  projection: { day: Instant; projected: number; arrivals: number; demand: number }[];
  safetyStock: number;
  /** Who gets what is there and what comes, first to last. */
  turns: Leading<WaitingTurn>;
  available: number;
  currency: Currency;
  /** While its warehouse is silent: what may be available now, nine times of ten. */
  silent: { since: Instant; low: number; high: number } | null;
  nearbyExcess: {
    site: Gln;
    siteCode: string;
    excess: number;
    transitMinutesP90: number;
    asOf: AsOf;
  }[];
}

export interface ShipmentDetail {
  key: string;
  milestones: {
    label: string;
    plannedAt: Instant | null;
    estimatedAt: Instant | null;
    actualAt: Instant | null;
    offByMinutes: number | null;
    /** Which of its stops' milestones it is, and whose word it is where a person entered it. */
    stop: number;
    milestone: 'arrive' | 'depart';
    manual: { by: string; reason: string; state: ManualMilestone['state'] } | null;
  }[];
  carrierEta: { at: Instant; givenAt: Instant } | null;
  ourEta: { p50At: Instant; p90At: Instant; held: string | null } | null;
  ledger: { label: string; minutes: number }[];
  holdsUp: {
    items: number;
    orders: number;
    customers: number;
    marginMinor: number;
    currency: Currency;
  };
  history: HistoryEntry[];
}

/** Pieces of a line that are promised from what is on its way: it follows that. */
export interface LinePromise {
  /** TRF-2026-0648, PO-298731. */
  number: string;
  shipment: string | null;
  /** When it was first said to come, and is now likely there. Null while no system tells of its coming. */
  firstAt: Instant | null;
  at: Instant | null;
  moves: number;
}

export interface OrderDetail {
  key: string;
  lines: {
    line: number;
    sku: string;
    description: string;
    quantity: number;
    unit: Unit;
    allocated: number;
    shipped: number;
    needBy: Instant;
    marginMinor: number;
    /** Where it is served from, where that is not the order's own site. */
    servedFrom: string | null;
    /** What it is promised from and is not there yet. */
    promise: LinePromise | null;
    /** Its turn among the lines that wait for the same pieces, and what placed it; null when it does not wait. */
    turn: ({ place: number; of: number } & RankWords) | null;
  }[];
  trace: { label: string; key: string | null }[];
  history: HistoryEntry[];
}

export interface DeadLetterRow {
  id: number;
  feed: string;
  receivedAt: Instant;
  type: string;
  reason: string;
  path: string;
  about: string;
  raw: string;
}

export interface FeedDetail {
  key: string;
  url: string;
  nextTryAt: Instant | null;
  lastError: string | null;
  history: HistoryEntry[];
}

/** A row of the audit trail: who did what, when, why, on what data, under which policy. */
export interface AuditRow {
  /** Its place in the log. */
  seq: number;
  at: Instant;
  /** Id of the person, or `hub`. */
  actor: string;
  actorName: string;
  /** "Approval given: approved, finance". */
  what: string;
  type: string;
  /** TRF-2026-0648. */
  object: string;
  why: string | null;
  policy: string | null;
  /** The latest that any system had told when it was decided. */
  dataAsOf: Instant | null;
  /** Its link of the chain, hex. */
  hash: string;
  data: unknown;
}

/** What came of following the chain of the log. */
export interface ChainReport {
  ok: boolean;
  events: number;
  own: number;
  seq: number;
  chain: string;
  /** Heads written outside that the log still holds; null where there is no second folder. */
  outside: number | null;
  /** The first findings, each with the row that it names. */
  findings: { seq: number; what: string }[];
  found: number;
  /** When it was followed, world time. */
  at: Instant;
}

/** Marks the type of an answer beside the schema of its question. */
function asks<Answer>() {
  return <Schema extends z.ZodType>(input: Schema) => ({
    input,
    answer: null as unknown as Answer,
  });
}

const key = z.object({ key: z.string().min(1).max(128) });

export const REQUESTS = {
  'exception.detail': asks<ExceptionDetail>()(key),
  /** What these and all that is folded under them put at risk, each order line once. */
  'exceptions.together': asks<MoneyAtRisk>()(
    z.object({ exceptions: z.array(z.string().max(32)).max(2_000) }),
  ),
  /** The open exceptions beneath a site, lane, carrier, customer, entity or feed. */
  'exceptions.beneath': asks<string[]>()(z.object({ place: z.string().min(3).max(80) })),
  'transfer.card': asks<TransferCard>()(key),
  'run.view': asks<RunView>()(key),
  'run.events': asks<RunEvent[]>()(key),
  'intercompany.detail': asks<IntercompanyDetail>()(key),
  'settlement.preview': asks<StatementView>()(
    z.object({
      entity: z.string().length(13),
      counterparty: z.string().length(13),
      currency: z.string().regex(/^[A-Z]{3}$/),
      upTo: z.string().regex(/^\d{4}-P\d\d$/),
    }),
  ),
  'settlement.detail': asks<StatementView>()(key),
  /** Solves again for edited inputs; `from` and `quantity` when the person fixed them. */
  'transfer.proposal': asks<TransferProposal>()(
    z.object({
      to: z.string().max(13),
      gtin: z.string().max(14),
      from: z.string().max(13).optional(),
      quantity: z.int().min(1).max(1_000_000_000).optional(),
    }),
  ),
  'plan.detail': asks<PlanDetail>()(key),
  'plan.line': asks<PlanLineDetail>()(
    z.object({ plan: z.string().max(32), line: z.string().max(96) }),
  ),
  'stock.detail': asks<StockDetail>()(key),
  'shipment.detail': asks<ShipmentDetail>()(key),
  'order.detail': asks<OrderDetail>()(key),
  /** Where pieces of an order line could be served from: all that are open when no quantity is given. */
  'reservation.options': asks<MoveOptions>()(
    z.object({
      order: z.string().max(64),
      line: z.int().min(1).max(10_000),
      quantity: z.int().min(1).max(1_000_000_000).optional(),
    }),
  ),
  'feed.detail': asks<FeedDetail>()(key),
  'site.calendar': asks<SiteHours>()(key),
  'feed.fallback': asks<FeedFallback>()(key),
  'task.card': asks<TaskCard>()(z.object({ subject: z.string().min(1).max(96) })),
  'policy.detail': asks<PolicyDetail>()(z.object({ policy: z.enum(POLICY_NAMES) })),
  'policy.backtestProgress': asks<BacktestProgress>()(z.object({ policy: z.enum(POLICY_NAMES) })),
  'deadLetters.list': asks<DeadLetterRow[]>()(z.object({ feed: z.string().max(64).optional() })),
  'alarms.health': asks<AlarmHealth>()(z.object({})),
  /** The audit trail, newest first, a page at a time: rows before `beforeSeq`. Each word that is given must fit. */
  'audit.search': asks<{ rows: AuditRow[]; hasMore: boolean }>()(
    z.object({
      person: z.string().max(64).optional(),
      /** Leaves out what the hub decided by itself. */
      peopleOnly: z.boolean().optional(),
      object: z.string().max(128).optional(),
      policy: z.string().max(64).optional(),
      from: z.iso.datetime().optional(),
      until: z.iso.datetime().optional(),
      beforeSeq: z.int().min(1).optional(),
      limit: z.int().min(1).max(1_000).optional(),
    }),
  ),
  'audit.verify': asks<ChainReport>()(z.object({})),
  'master.find': asks<{ key: string; kind: 'site' | 'item' | 'partner'; label: string }[]>()(
    z.object({ text: z.string().min(1).max(100) }),
  ),
} as const;

export type RequestName = keyof typeof REQUESTS;
export type RequestInput<Name extends RequestName> = z.infer<(typeof REQUESTS)[Name]['input']>;
export type RequestAnswer<Name extends RequestName> = (typeof REQUESTS)[Name]['answer'];

export const requestMessage = z.object({ name: z.string().max(64), input: z.unknown() });
