import type { Instant } from '#shared/vocabulary';

/** What goes on and what is done by hand while a feed is away. */
export interface FallbackCard {
  goesOn: string[];
  /** Whom to call; empty where nobody has set it. */
  phone: string;
  email: string;
  steps: string[];
  setBy: string | null;
  setAt: Instant | null;
}

/** A command that waits for its target, under the key by which the target knows it again. */
export interface WaitingCommand {
  id: string;
  label: string;
  status: string;
  queuedAt: Instant;
  expiresAt: Instant;
  attempts: number;
  /** The case that it belongs to, `TRF-2026-0648`. */
  belongsTo: string;
}

/** A milestone that a person entered, beside what the feed said of it. */
export interface ManualMilestone {
  shipment: string;
  stop: number;
  place: string;
  milestone: 'arrive' | 'depart';
  at: Instant;
  by: string;
  reason: string;
  enteredAt: Instant;
  toldAt: Instant | null;
  state: 'alone' | 'agrees' | 'differs' | 'settled';
}

/** What holds for a feed while it is away, and what is to be reviewed once it is back. */
export interface FeedFallback {
  silentSince: Instant | null;
  /** What is not verified meanwhile. */
  scope: { what: string; count: number }[];
  card: FallbackCard;
  waiting: WaitingCommand[];
  /** Entered by hand, and not settled: neither confirmed by the feed nor decided by a person. */
  entries: ManualMilestone[];
  /** Whether the hub may act by itself at the sites that it speaks for; null where it speaks for none. */
  automation: {
    sites: string[];
    paused: { site: string; by: string; reason: string; until: Instant | null } | null;
  } | null;
}
