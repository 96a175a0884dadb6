import { z } from 'zod';
import type { AsOf, Currency, Gln, Instant, Refusal, Unit } from '#shared/vocabulary';
import type { Leading } from './leading.ts';

/** What brings pieces that a line is promised from. */
export const inboundName = z.object({
  kind: z.enum(['transfer', 'purchaseOrder']),
  number: z.string().min(1).max(64),
});

/** The row of the allocation policy that places a line, `L2`, why it is there, and its version, `ALO-1 v3`. */
export interface RankWords {
  row: string;
  why: string;
  policy: string;
}

/** A line that waits for a position, in the order in which stock serves them. */
export interface WaitingTurn {
  order: string;
  line: number;
  customer: string;
  needBy: Instant;
  quantity: number;
  /** Of them, those that it has by then, nine times of ten. */
  inTime: number;
  /** What is there, less what all lines up to this one want of it; below zero it is not there. */
  balance: number;
  /** What it is promised from; null when that is stock. */
  inbound: string | null;
  marginMinor: number;
  rank: RankWords;
}

/** A line that would have fewer pieces, or have them later. */
export interface MoveLoser {
  order: string;
  line: number;
  customer: string;
  needBy: Instant;
  /** Pieces that it would miss, by its need date or at all; and by how much later it would have them. */
  pieces: number;
  laterMinutes: number;
  marginMinor: number;
  /** Policy places it before the line that would take them, by this row. */
  isEarlier: boolean;
  row: string;
}

/** A place that pieces of a line could be served from, with what that means. */
export interface MoveOption {
  /** `<gln>` or `<gln>/transfer:TRF-2026-0648`. */
  key: string;
  kind: 'stock' | 'transfer' | 'purchaseOrder';
  site: Gln;
  siteCode: string;
  siteName: string;
  /** The transfer or purchase, and the truck that is known to bring it. */
  number: string | null;
  shipment: string | null;
  /** Pieces that nobody has been given or has asked for. */
  free: number;
  /** Of the pieces asked for, those that the site keeps for its own forecast and safety stock. */
  ofOwnNeed: number;
  /** When what brings them is likely there, and in nine of ten cases; null for stock that is there. */
  at: Instant | null;
  lateAt: Instant | null;
  /** When the customer can have them: there, and driven from there. */
  doorAt: Instant;
  asOf: AsOf | null;
  /** Since when the source of `free` is silent; then the act asks for a reason. */
  silentSince: Instant | null;
  /** Where policy places the line there. */
  rank: RankWords;
  /** Policy lets it pass lines that go before it. */
  mayPassEarlier: boolean;
  /** Dearest first. */
  losers: Leading<MoveLoser>;
  /** What all of them lose. */
  losesMinor: number;
  /** Why it is not possible as it stands; null when it is. */
  refusal: Refusal | null;
  /** Of who loses what, each of them: the act says which one the person saw. */
  hash: string;
}

/** Where pieces of an order line are, and where they could be served from instead. */
export interface MoveOptions {
  order: string;
  line: number;
  sku: string;
  description: string;
  unit: Unit;
  customer: string;
  needBy: Instant;
  /** Pieces that the options are for, and those that have not left yet. */
  quantity: number;
  open: number;
  waiting: number;
  siteCode: string;
  siteName: string;
  inbound: string | null;
  currency: Currency;
  /** Why none is possible, whatever the place; null when some may be. */
  refusal: Refusal | null;
  options: MoveOption[];
}
