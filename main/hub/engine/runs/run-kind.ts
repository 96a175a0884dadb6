import type { QueryContext, Watch, WorldView } from '#engine/kernel';
import type { HistoryEntry } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import type { MachineData } from './machine-data.ts';

/** Where a run stands, as its room's row has it. */
export interface RunState {
  /** Its number, which is the case of all its events: `TRF-2026-0648`. */
  key: string;
  /** The version of the workflow that it runs on to its end. */
  machine: number;
  /** What it is about, in words. */
  subject: string;
  step: string;
  begunAt: Instant;
  /** Whom or what it waits for; empty once it has ended. */
  waitsFor: string;
  /** Why it stands, in words; null when it goes on by itself. */
  trouble: string | null;
  endedAt: Instant | null;
  /** What an act on it is checked against: it counts the changes that a person may have missed. */
  version: number;
  /** What happened since a version, for who acts on what they saw then. */
  missed(seen: number): string[];
}

/** A part of a run whose command will go no further by itself. */
export interface StuckPart {
  part: string;
  /** The command's key, and what people call it. */
  command: string;
  label: string;
  /** Why no person can answer for it instead of the system, in words; null when one can. */
  needsProof: string | null;
}

/** A move of a run, as the log has it. */
export interface RunStepped {
  on: string;
  from: string;
  to: string;
}

/** A workflow as its room gives it to those who show runs of any. */
export interface RunKind {
  /** `transfer`. */
  workflow: string;
  /** "Inventory transfer". */
  title: string;
  /** The version on which new runs begin. */
  current: number;
  data(version: number): MachineData;
  /** Rows whose change is one of a run, by the number of the run. */
  watch: Watch;
  /** The run of a number, or undefined when it is none of this workflow. */
  find(world: WorldView, key: string): RunState | undefined;
  /** The numbers of those that have not ended. */
  running(world: WorldView): Iterable<string>;
  /** What of it stands, in the order of the run. */
  stuck(world: WorldView, key: string): StuckPart[];
  /** What happened to it, in words, oldest first. */
  timeline(context: QueryContext, key: string): Promise<HistoryEntry[]>;
  /** The kind of the timers that the delays of its machine become. */
  timerKind: string;
  /** The type of the events by which its runs move; their data is a {@link RunStepped}. */
  steppedType: string;
  /** What a guard, act or delay means, as the end of "when …". */
  words: Readonly<Record<string, string>>;
}

/** What a room gives that has a workflow. */
export interface GivesRuns {
  runs?: readonly RunKind[];
}
