import { z } from 'zod';
import type { AsOf, Currency, Gln, Gtin, Instant, Unit } from '#shared/vocabulary';
import type { TransferRow } from './rows.ts';

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

export interface HistoryEntry {
  seq: number;
  at: Instant;
  receivedAt: Instant;
  source: string;
  actor: string | null;
  what: string;
  reason: string | null;
}

export interface ExceptionDetail {
  key: string;
  title: string;
  rule: string;
  why: Arithmetic;
  options: DecideByOption[];
  /** What waiting past decide-by costs: next option − this one. */
  waitingCostMinor: number | null;
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
  role: string;
  why: string;
  person: string | null;
  decidedAt: Instant | null;
  decision: 'pending' | 'approved' | 'rejected';
  dueAt: Instant;
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
  /** Why the person asking cannot approve, in words; null when they can. */
  cannotApprove: string | null;
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
  fallback: string[];
  history: HistoryEntry[];
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
  'transfer.card': asks<TransferCard>()(key),
  /** Solves again for edited inputs; `from` and `quantity` when the person fixed them. */
  'transfer.proposal': asks<TransferProposal>()(
    z.object({
      to: z.string().max(13),
      gtin: z.string().max(14),
      from: z.string().max(13).optional(),
      quantity: z.int().min(1).max(1_000_000_000).optional(),
    }),
  ),
  'stock.detail': asks<StockDetail>()(key),
  'shipment.detail': asks<ShipmentDetail>()(key),
  'order.detail': asks<OrderDetail>()(key),
  'feed.detail': asks<FeedDetail>()(key),
  'deadLetters.list': asks<DeadLetterRow[]>()(z.object({ feed: z.string().max(64).optional() })),
  'alarms.health': asks<{
    perTenMinutes: number[];
    now: number;
    peak: number;
    standingOverDay: number;
    shelved: number;
    chattering: number;
  }>()(z.object({})),
  'master.find': asks<{ key: string; kind: 'site' | 'item' | 'partner'; label: string }[]>()(
    z.object({ text: z.string().min(1).max(100) }),
  ),
} as const;

export type RequestName = keyof typeof REQUESTS;
export type RequestInput<Name extends RequestName> = z.infer<(typeof REQUESTS)[Name]['input']>;
export type RequestAnswer<Name extends RequestName> = (typeof REQUESTS)[Name]['answer'];

export const requestMessage = z.object({ name: z.string().max(64), input: z.unknown() });
