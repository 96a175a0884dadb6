import type { Collection, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import type { CommandQueued, CommandRow } from '#engine/outbox';
import type { Workflow } from '#engine/runs';
import type { NeededApproval } from '#operations/approvals';
import type { CommandDefinition } from '#shared/contracts';
import type { PolicyTrace } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import type { CaseCommands } from './case-commands.ts';
import type { CaseRow } from './case-row.ts';

/** What the guards of any such machine may ask; a workflow adds its own. */
export interface CaseFacts {
  /** All who must agree have, or nobody must. */
  isApproved: boolean;
  isRefused: boolean;
  /** What failed was refused for the moment, and is tried again by itself. */
  isRetriable: boolean;
  /** It stands, and a person must look. */
  hasTrouble: boolean;
  /** Nothing of what was done stands any more. */
  isUndone: boolean;
  /** The step at which it goes on, by what is done; null while something stands. */
  goesOnAs: string | null;
  approvalDueMs: number;
  backOffMs: number;
}

/** A move of a run, as the log has it. */
export interface StepTaken {
  run: string;
  /** What moved it: `look` when facts did, else the act or the delay. */
  on: string;
  from: string;
  to: string;
  snapshot: unknown;
  isEnd: boolean;
  trouble: string | null;
}

/** What a part works on. */
export interface Doing<Row> {
  world: WorldView;
  row: Row;
  context: DecisionContext;
}

/** A part of a run that one command plays. */
export interface CasePart<Row> {
  definition: CommandDefinition;
  /** Whether a command of the case plays it: by its type, and by its target where two parts have one type. */
  isIts(command: CommandRow, row: Row): boolean;
  /** The step at which it is asked for. */
  step: string;
  /** Null where the run goes without it. */
  command(doing: Doing<Row>): OwnEvent<CommandQueued> | null;
  /** Why no person can answer for it instead of the system; null when one can. */
  needsProof: string | null;
}

/** What a run asks people to agree to. */
export interface AskedApproval {
  policy: string;
  /** Everybody who has shaped it, the one who asked first. */
  authors: readonly string[];
  /** Of the content that is agreed to, hex. */
  hash: string;
  decideByAt: Instant | null;
  /** Nobody where policy lets it through. */
  needed: readonly NeededApproval[];
  /** Which rows say so; null where a setting of the policy names them. */
  trace: PolicyTrace | null;
}

/** A workflow of cases, as its room gives it. An action of its machine is a part of the same name, or a common one. */
export interface CaseKind<Row extends CaseRow, Facts extends CaseFacts> {
  collection: Collection<Row>;
  workflow: Workflow<Facts, string, string>;
  steppedType: string;
  timerKind: string;
  parts: Readonly<Record<string, CasePart<Row>>>;
  /** What takes back what, the last thing done first. */
  undoing: readonly { done: string; undo: string }[];
  /** Those of its commands that no other room asks anew when a person wants that. */
  ownCommands: readonly CommandDefinition[];
  /** Who owns what stands, a role. */
  owner: string;
  approval(world: WorldView, row: Row): AskedApproval;
  /** The facts that are its own. */
  facts(
    world: WorldView,
    row: Row,
    commands: CaseCommands,
    common: CaseFacts,
  ): Omit<Facts, keyof CaseFacts>;
  /** The step to which what is done belongs. */
  goesOnAs(row: Row, commands: CaseCommands): string;
  /** Why it stands although no command failed, in words; null when it does not. */
  otherTrouble(world: WorldView, row: Row): string | null;
  /** What people call the system of a feed: "The ledger of Northern". */
  systemName(world: WorldView, target: string): string;
}

/** The actions that every such machine may name beside its parts. */
export const COMMON_ACTIONS = [
  'askApprovals',
  'withdrawApprovals',
  'sayOverdue',
  'sayTimedOut',
  'undo',
] as const;
