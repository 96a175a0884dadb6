import type { Instant, State } from '#shared/vocabulary';
import type { HistoryEntry } from './history.ts';

/** A step of a workflow, as its diagram draws it. */
export interface RunStep {
  id: string;
  title: string;
  description: string;
  /** `aside`: off the usual way, where a run stands or is taken back. */
  place: 'begin' | 'way' | 'aside' | 'end';
}

/** A way from one step to another, and what opens it: a fact, a person's act, or time that passes. */
export interface RunWay {
  from: string;
  to: string;
  by: 'fact' | 'act' | 'time';
  /** As the end of "when …". */
  when: string;
}

/** One stay of a run at a step. */
export interface RunVisit {
  step: string;
  enteredAt: Instant;
  /** Null where it stands now. */
  leftAt: Instant | null;
  /** Who acted when the run came here; null when facts or time moved it. */
  actor: string | null;
}

/** What somebody must look at before a run is as it should be. */
export interface RunIncident {
  key: string;
  /** The step at which it began. */
  step: string;
  what: string;
  /** Id and name of who owns it: a role until a person takes it. */
  owner: string;
  ownerName: string;
  openedAt: Instant;
  /** Who moved the run on without proof, and when. */
  movedOn: { by: string; at: Instant } | null;
  /** What proved it to be over; null while it is open. */
  cleared: { at: Instant; proof: string } | null;
}

/** A run in the list of those that have not ended, of any workflow. */
export interface RunRow {
  key: string;
  /** `transfer`, `payable`. */
  workflow: string;
  title: string;
  /** What it is about: "252 ea Breaker 2P 60 A, CMH → ATL". */
  subject: string;
  state: State;
  step: string;
  stepTitle: string;
  waitsFor: string;
  begunAt: Instant;
  isPaused: boolean;
  openIncidents: number;
  version: number;
}

/** A run on the diagram of its workflow: where it is, what it has passed, what it waits for. */
export interface RunView {
  key: string;
  workflow: string;
  /** "Inventory transfer". */
  title: string;
  /** The version that it runs on, and the one on which runs begin today. */
  machine: number;
  currentMachine: number;
  steps: RunStep[];
  ways: RunWay[];
  at: string;
  waitsFor: string;
  trouble: string | null;
  endedAt: Instant | null;
  /** What an act on it is checked against. */
  version: number;
  paused: { by: string; since: Instant; reason: string } | null;
  /** When the step where it is has taken longer than its workflow allows, or it does something by itself; null for never. */
  nextAt: Instant | null;
  incidents: RunIncident[];
  /** What stands, by what people call it; and why nobody can answer for it instead of the system. */
  stuck: { label: string; needsProof: string | null }[];
  visits: RunVisit[];
  timeline: HistoryEntry[];
}

/** One event of a run's case exactly as the log has it: its history as data. */
export interface RunEvent {
  seq: number;
  source: string;
  id: string;
  type: string;
  occurredAt: Instant;
  recordedAt: Instant;
  receivedAt: Instant;
  actor: string | null;
  reason: string | null;
  causationId: string | null;
  data: unknown;
}
