import type { AsOf, Currency, Gln, Instant, State } from '#shared/vocabulary';
import type { SettingValue } from './policy-settings.ts';
import type { Role } from './session.ts';

/** The policies there are. */
export const POLICY_NAMES = [
  'exceptions',
  'planning',
  'allocation',
  'transfers',
  'orders',
  'payables',
  'intercompany',
] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/** Policies of which the log can say what a draft would have changed; of the others it has nothing of another version. */
export const BACKTESTED: readonly PolicyName[] = [
  'exceptions',
  'transfers',
  'payables',
  'intercompany',
];

/** A table of a policy: thresholds where settings differ, a matrix of approvals, ranks of order lines, prices, rates. */
export type PolicyTable = 'rows' | 'approvals' | 'ranks' | 'prices' | 'rates';

/** The tables of each policy, by the name under which its content has them. */
export const POLICY_TABLES: Readonly<Record<PolicyName, readonly PolicyTable[]>> = {
  exceptions: ['rows'],
  planning: ['rows'],
  allocation: ['ranks'],
  transfers: ['approvals'],
  orders: ['approvals'],
  payables: ['approvals'],
  intercompany: ['prices', 'rates'],
};

/** What a decision rests on: which version and rows of which policy, and the data that its conditions saw. */
export interface PolicyTrace {
  /** "TRF-2 v14". */
  policy: string;
  /** Rows of its table that matched: `A1`. None where the version's own settings hold. */
  rows: string[];
  /** Overrides of the site that took part: `OVR-3`. */
  overrides: string[];
  /** Rows whose condition could not be judged, with why. */
  failed: string[];
  inputs: Record<string, string | number | boolean>;
}

/** A row of thresholds: where its condition holds, some settings have other values; the first that sets one wins. */
export interface ThresholdRow {
  /** How it is cited: `X1`. */
  row: string;
  /** CEL over the scope of what is judged: `site == "ATL" && itemClass == "A"`. */
  when: string;
  /** By path: `stockoutRisk.openAtRiskMinor` → 30000. */
  set: Record<string, number | boolean | string>;
  why: string;
}

/** A row of an approval matrix: who must agree to what it matches. All matching rows ask. */
export interface ApprovalRow {
  /** How it is cited: `A1`. */
  row: string;
  /** CEL over the transfer, order or invoice; an error of it asks. */
  when: string;
  /** Asks above this value alone; null asks whatever the value. */
  aboveMinor: number | null;
  /** Each of them must agree. */
  roles: readonly Role[];
  /** Rows of one stage are asked at once; a later stage when the earlier ones have agreed. */
  stage: number;
  dueMinutes: number;
  /** Said beside the names, with the amount: "between entities". */
  why: string;
}

/** By what lines of one rank go: the earliest need, the first priority, the oldest order, the dearest piece. */
export const RANK_KEYS = ['needAt', 'priority', 'placedAt', 'marginPerPiece'] as const;
export type RankKey = (typeof RANK_KEYS)[number];

/** A row of ranks: the first that a line matches places it; among lines of one row, the first key that differs does. */
export interface RankRow {
  /** How it is cited: `L1`. */
  row: string;
  /** CEL over the line: `priority == 1 || channel == "edi"`. */
  when: string;
  orderBy: readonly RankKey[];
  why: string;
}

/** How a seller prices what it sells to a sister. */
export type PriceMethod = 'cost' | 'costPlus' | 'listLess';

/** One row of the price list; null lets everything through, and the first row that fits is the one. */
export interface PriceRow {
  /** How it is cited: `P1`. */
  row: string;
  seller: Gln | null;
  buyer: Gln | null;
  itemClass: 'A' | 'B' | 'C' | null;
  method: PriceMethod;
  /** On cost or off list, hundredths of a per cent; null takes the mark-up that the seller itself publishes. */
  basisPoints: number | null;
}

/** A rate that the group states for its own business, as treasuries do: one for a period, with where it is from. */
export interface StatedRate {
  /** How it is cited: `R1`. */
  row: string;
  from: Currency;
  to: Currency;
  /** Minor units of `to` for a million minor units of `from`. */
  rateMicro: number;
  /** "ECB reference rate". */
  source: string;
  on: Instant;
}

/** Content of a policy as it travels: settings nested by subject, and the rows of its table. */
export type PolicyContent = { id: string } & Record<string, unknown>;

/** A policy in the list. */
export interface PolicyLine {
  key: PolicyName;
  /** "TRF-2 v14". */
  name: string;
  title: string;
  state: State;
  version: number;
  scope: string;
  owner: Role;
  /** In force, and waiting for a second person. */
  overrides: number;
  proposedOverrides: number;
  changedAt: Instant | null;
  changedBy: string | null;
  draft: { revision: number; changedBy: string; proposedBy: string | null } | null;
  /** Moves with everything that its detail shows. */
  revision: number;
  asOf: AsOf;
}

/** A version that somebody works on: seen by all, published by a second person. */
export interface PolicyDraft {
  content: PolicyContent;
  basedOn: number;
  /** Acts say which one they saw. */
  revision: number;
  /** Everybody who changed it: none of them may publish it. */
  editors: { id: string; name: string }[];
  changedAt: Instant;
  /** The older version whose content it brings back. */
  restores: number | null;
  proposal: { by: string; byName: string; at: Instant; reason: string } | null;
  /** What keeps it from being published, by path. */
  problems: PolicyProblem[];
  backtest: PolicyBacktest | null;
  /** Why it is proposed without a back-test. */
  withoutBacktest: string | null;
}

export interface PolicyProblem {
  path: string;
  problem: string;
}

export interface PolicyVersion {
  version: number;
  content: PolicyContent;
  publishedAt: Instant | null;
  publishedBy: string | null;
  proposedBy: string | null;
  reason: string | null;
  restores: number | null;
  backtest: string | null;
  withoutBacktest: string | null;
}

export interface PolicyOverrideLine {
  key: string;
  path: string;
  site: string;
  value: SettingValue;
  /** What the version in force says there; null when it has no such setting any more. */
  instead: SettingValue;
  owner: string;
  reason: string;
  expiresAt: Instant;
  status: 'proposed' | 'inForce' | 'expired' | 'ended';
  proposedBy: string;
  confirmedBy: string | null;
  endedAt: Instant | null;
}

export interface AutomationPauseLine {
  site: string;
  /** The planned window that it lasts as long as; null of a person's. */
  window: string | null;
  by: string;
  reason: string;
  since: Instant;
  until: Instant | null;
}

/** One measure of a back-test, under the version in force and under the draft. */
export interface BacktestMeasure {
  before: number;
  after: number;
}

/** What of a case ends otherwise: raised or not, past due, whom a transfer or an invoice asks, what it is priced at. */
export const FLIP_KINDS = ['exception', 'breach', 'approval', 'invoice', 'price'] as const;
export type FlipKind = (typeof FLIP_KINDS)[number];

/** A case that ends otherwise under the draft, with what to open. */
export interface BacktestFlip {
  kind: FlipKind;
  /** "Stockout risk, Breaker 2P 60 A bolt-on, ATL". */
  what: string;
  /** In words: "not raised", "raised 3 Jun 09:12, critical, past due". */
  before: string;
  after: string;
  atMinor: number | null;
  at: Instant;
  /** Where it can be looked at: a stock position, a truck, an order, a transfer. */
  link: { kind: string; key: string };
}

export interface BacktestResult {
  exceptions: BacktestMeasure;
  /** Of them by type, where they differ or there are any. */
  byType: { type: string; before: number; after: number }[];
  /** Exceptions that were still open when their time was up. */
  breaches: BacktestMeasure;
  /** Agreements that transfers would have needed, and transfers that nobody would have looked at. */
  approvals: BacktestMeasure;
  letThrough: BacktestMeasure;
  /** The most that each exception had at risk, added up, minor units. */
  atRiskMinor: BacktestMeasure;
  /** Value of the transfers that somebody must agree to, minor units. */
  approvedMinor: BacktestMeasure;
  /** Agreements that invoices off their order would have needed. */
  invoiceApprovals: BacktestMeasure;
  /** What transfers between entities would have been sold at, minor units. */
  pricedMinor: BacktestMeasure;
  currency: string;
  /** How many cases the numbers are of. */
  events: number;
  transfersAsked: number;
  transfersOfErp: number;
  transfersPriced: number;
  invoicesOff: number;
  /** Of each kind those with most money. */
  flips: BacktestFlip[];
  /** How many there are of each kind. */
  flipCounts: Record<FlipKind, number>;
}

/** A back-test that was run: on what, by whom, with what result. */
export interface PolicyBacktest {
  /** SHA-256 over draft, version in force, overrides, window and head of the log: the same hash, the same numbers. */
  inputsHash: string;
  /** SHA-256 of the draft's content. */
  contentHash: string;
  against: number;
  days: number;
  from: Instant;
  to: Instant;
  /** The last event of the log that it read. */
  headSeq: number;
  ranAt: Instant;
  ranBy: string;
  result: BacktestResult;
}

/** How far a back-test is, in events of the log; what became of the last one where it broke. */
export interface BacktestProgress {
  running: { done: number; of: number; by: string } | null;
  failed: string | null;
}

/** Everything about a policy, for the workspace. */
export interface PolicyDetail {
  key: PolicyName;
  title: string;
  inForce: PolicyVersion;
  draft: PolicyDraft | null;
  /** Newest first; the one in force is the first of them. */
  versions: PolicyVersion[];
  overrides: PolicyOverrideLine[];
  pauses: AutomationPauseLine[];
  /** Paths of the settings that a site can have of its own. */
  overridable: string[];
  /** What conditions may name, with its type. */
  variables: Record<string, string>;
  sites: string[];
  /** Who sells to whom: legal entities by name. */
  entities: { gln: Gln; name: string }[];
  /** Of its amounts: the network's. */
  currency: string;
  /** Why the person asking cannot publish the draft, in words; null when they can. */
  cannotPublish: string | null;
}
