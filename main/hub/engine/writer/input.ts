import type { Actor, Decided, DecisionContext, TimerRequest, WorldView } from '#engine/kernel';
import type { Instant, Refusal, Result } from '#shared/vocabulary';
import type { Done } from '#shared/protocol';

/** A foreign event whose contract was checked, its instants in one shape, its data as text for the log. */
export interface CheckedEvent {
  source: string;
  epoch: number;
  id: string;
  sequence: number;
  type: string;
  subject: string | null;
  occurredAt: Instant;
  recordedAt: Instant;
  correlationId: string | null;
  causationId: string | null;
  data: unknown;
  /** `data` as JSON text. */
  json: string;
}

/** Where an input stands in its feed. */
export interface FeedPlace {
  source: string;
  epoch: number;
  /** Where the feed's cursor stands once it is committed; null when it moves nothing. */
  cursorAfter: number | null;
}

/** An event of a feed, in the feed's own order. */
export interface Arrival {
  kind: 'arrival';
  place: FeedPlace;
  event: CheckedEvent;
  /** It may be in the log already (its place was passed, its id was seen): look before folding it. */
  again: boolean;
  /** Its place in the log is known to be empty: given up as a gap, or left to a dead letter. */
  vacant: boolean;
  /** History that a feed replays at its first visit. */
  backfill: boolean;
  /** The dead letter that a person edited and sent again as this. */
  resubmission?: { deadLetter: number; by: string };
}

/** Something of a feed that is no event by its contract. */
export interface Unreadable {
  kind: 'unreadable';
  /** Null for what is no feed's: an act, a timer, a fact. */
  place: FeedPlace | null;
  letter: DeadLetter;
  /** The same bad text came again when asked for: one letter is enough. */
  repeated?: true;
  /** The input whose place it takes, when the store refused that. */
  instead?: Input;
}

/** What could not be taken, with path and reason: kept, shown, and sent again once mended. */
export interface DeadLetter {
  source: string;
  epoch: number | null;
  sequence: number | null;
  /** `contract`: refused by its schema; `reused`: an id or place with other content; `incident`: a bug of ours. */
  kind: 'contract' | 'reused' | 'incident' | 'data';
  type: string;
  reason: string;
  path: string;
  /** What it is about, as far as one can tell: its subject or id. */
  about: string;
  /** JSON text as it came. */
  raw: string;
}

/** A person's act. Its input has been checked by its schema. */
export interface ActInput {
  kind: 'act';
  actId: string;
  name: string;
  input: unknown;
  actor: Actor;
  reason: string | null;
  /** It was refused before it came here, for a right that is missing: kept in the log like every refusal. */
  refusal?: Refusal;
  answer(result: Result<Done>): void;
}

/** A timer whose instant has come; skipped when it was moved or cancelled meanwhile. */
export interface DueInput {
  kind: 'due';
  timer: TimerRequest;
}

/** A fact or step of the hub's own machinery, decided on the state as it is when its turn comes. */
export interface FactInput {
  kind: 'fact';
  /** For incidents: `outbox.sent`. */
  name: string;
  decide(world: WorldView, context: DecisionContext): Decided | null;
  /** After the commit; false when it was given up. */
  done?(committed: boolean): void;
}

export type Input = Arrival | Unreadable | ActInput | DueInput | FactInput;

/** What became of something that a feed sent: received = appended + duplicate + dead letters, always. */
export interface Outcome {
  input: Arrival | Unreadable;
  result: 'appended' | 'duplicate' | 'deadLetter';
}
