import type { WorldView } from '#engine/kernel';
import { byMinting, commands, isOpen, type CommandRow } from '#engine/outbox';
import type { CaseFacts, CaseKind } from './case-kind.ts';
import type { CaseRow } from './case-row.ts';

/** A command of a run that will go no further by itself, and the part that it plays. */
export interface Failed {
  part: string;
  command: CommandRow;
}

/** The commands of a run, by the parts that they play. */
export interface CaseCommands {
  /** The one that plays a part now; undefined before it was asked for. */
  latest(part: string): CommandRow | undefined;
  /** How often it was asked for. */
  tries(part: string): number;
  /** Confirmed by the system, or answered for by a person. */
  isDone(part: string): boolean;
  /** What stands; null when nothing does. */
  failed: Failed | null;
  /** What is to be taken back next, when the run is cancelled. */
  undo: UndoNext;
}

/** The next thing to take back, in reverse order; each waits for the one before it. */
export interface UndoNext {
  isDone: boolean;
  ask: string | null;
  /** Has not left yet, and need not. */
  withdraw: CommandRow | null;
}

/**
 * Where the commands of a run stand.
 * @param isAnew what failed is asked for anew: it is looked at as if it had never been asked.
 */
export function commandsOf<Row extends CaseRow, Facts extends CaseFacts>(
  kind: Pick<CaseKind<Row, Facts>, 'parts' | 'undoing'>,
  world: WorldView,
  row: Row,
  isAnew = false,
): CaseCommands {
  const own = world.by(commands, 'byCorrelation', row.number).toSorted(byMinting);
  const byPart = new Map<string, CommandRow[]>();
  for (const [part, { isIts }] of Object.entries(kind.parts)) {
    const played = own.filter((command) => isIts(command, row));
    byPart.set(part, played);
  }
  const lastOf = (part: string) => byPart.get(part)?.at(-1);
  const isDone = (part: string) =>
    lastOf(part)?.status === 'confirmed' || row.waived.includes(part);
  const taken = new Set(kind.undoing.map(({ undo }) => undo));
  const failed = [...byPart.keys()]
    .filter((part) => !isDone(part))
    .flatMap((part) => {
      const command = lastOf(part);
      if (!command || !isFailed(command)) return [];
      // What was never done need not be taken back; what nobody knows of must be known first.
      const isMoot = row.cancelledBy !== null && !taken.has(part) && isVoid(command);
      return isMoot ? [] : [{ part, command }];
    })[0];
  const again = isAnew ? failed?.part : undefined;
  return {
    latest: (part) => (part === again ? undefined : lastOf(part)),
    tries: (part) => byPart.get(part)?.length ?? 0,
    isDone,
    failed: isAnew ? null : (failed ?? null),
    undo: nextUndo(kind.undoing, (part) => (part === again ? undefined : lastOf(part)), isDone),
  };
}

function nextUndo(
  undoing: readonly { done: string; undo: string }[],
  latest: (part: string) => CommandRow | undefined,
  isDone: (part: string) => boolean,
): UndoNext {
  for (const { done, undo } of undoing) {
    const made = latest(done);
    if (!made || isVoid(made) || isDone(undo)) continue;
    if (made.status === 'queued') return { isDone: false, ask: null, withdraw: made };
    // In flight: an undoing could overtake it, and would find nothing to undo.
    const isWaitedFor = isOpen(made) || made.status === 'unanswered' || latest(undo) !== undefined;
    return { isDone: false, ask: isWaitedFor ? null : undo, withdraw: null };
  }
  return { isDone: true, ask: null, withdraw: null };
}

/** It will go no further by itself. */
function isFailed(command: CommandRow): boolean {
  return (
    command.status === 'unanswered' || command.status === 'rejected' || command.status === 'expired'
  );
}

/** The system did nothing of it, for certain. */
function isVoid({ status }: CommandRow): boolean {
  return status === 'rejected' || status === 'expired' || status === 'cancelled';
}
