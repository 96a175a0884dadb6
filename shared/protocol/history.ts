import type { Instant } from '#shared/vocabulary';

/** Something that happened to a thing, in words, as the log has it. */
export interface HistoryEntry {
  seq: number;
  at: Instant;
  receivedAt: Instant;
  source: string;
  actor: string | null;
  what: string;
  reason: string | null;
}
