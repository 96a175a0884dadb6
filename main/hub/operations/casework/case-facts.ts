import type { WorldView } from '#engine/kernel';
import { durationMs } from '#engine/runs';
import { approvals, approvalState } from '#operations/approvals';
import { HOUR_MS } from '#shared/vocabulary';
import type { CaseCommands, Failed } from './case-commands.ts';
import type { CaseFacts, CaseKind } from './case-kind.ts';
import type { CaseRow } from './case-row.ts';

/** A working day: what nobody has decided by then is said to be late, where policy names no other time. */
const USUAL_DUE_MS = 24 * HOUR_MS;

/**
 * The facts that every run of a case has.
 * @param isAskedAnew it is about to be asked: what was decided on another content counts no more.
 */
export function commonFacts<Row extends CaseRow, Facts extends CaseFacts>(
  kind: CaseKind<Row, Facts>,
  world: WorldView,
  row: Row,
  commands: CaseCommands,
  isAskedAnew: boolean,
): CaseFacts {
  const { failed, undo } = commands;
  const backOff = failed && backOffOf(kind, row, commands, failed);
  const stands = (failed !== null && backOff === null) || kind.otherTrouble(world, row) !== null;
  const isCancelled = row.cancelledBy !== null;
  const decided = approvalOf(kind, world, row, isAskedAnew);
  return {
    isApproved: decided === 'approved',
    isRefused: decided === 'rejected',
    isRetriable: backOff !== null,
    hasTrouble: stands,
    isUndone: isCancelled && undo.isDone,
    goesOnAs:
      failed !== null || stands ? null : isCancelled ? 'cancelling' : kind.goesOnAs(row, commands),
    approvalDueMs: dueMs(kind.approval(world, row).needed),
    backOffMs: backOff ?? 0,
  };
}

/** How long until what failed is tried again by itself, ms; null when that helps nothing. */
export function backOffOf<Row extends CaseRow, Facts extends CaseFacts>(
  kind: CaseKind<Row, Facts>,
  { machine }: Row,
  commands: CaseCommands,
  { part, command }: Failed,
): number | null {
  if (command.status === 'unanswered') return null;
  const retry = kind.workflow.retryOf(machine, kind.parts[part]!.step);
  const code = command.status === 'expired' ? 'command.expired' : (command.rejection?.code ?? '');
  const wait = retry?.waits[commands.tries(part) - 1];
  return wait !== undefined && retry?.codes.includes(code) ? durationMs(wait) : null;
}

function approvalOf<Row extends CaseRow, Facts extends CaseFacts>(
  kind: CaseKind<Row, Facts>,
  world: WorldView,
  row: Row,
  isAskedAnew: boolean,
) {
  const isAsked = !isAskedAnew && world.by(approvals, 'bySubject', row.number).length > 0;
  if (isAsked) return approvalState(world, row.number);
  return kind.approval(world, row).needed.length === 0 ? 'approved' : 'pending';
}

function dueMs(needed: readonly { dueMinutes: number }[]): number {
  const minutes = needed.map(({ dueMinutes }) => dueMinutes);
  return minutes.length === 0 ? USUAL_DUE_MS : Math.min(...minutes) * 60_000;
}
