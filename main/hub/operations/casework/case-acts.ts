import type { Decided, Decision, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { decideApproval } from '#operations/approvals';
import { personName } from '#operations/exceptions';
import { pauseOf } from '#operations/interventions';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { advanceCase, caseFacts } from './advance-case.ts';
import type { CaseFacts, CaseKind } from './case-kind.ts';
import type { CaseRow } from './case-row.ts';

interface OnCase {
  run: string;
  /** The version of the run that the person looked at. */
  seen: number;
}

/** What a person can do with the runs of a workflow, as decisions. */
export function caseActs<Row extends CaseRow, Facts extends CaseFacts>(kind: CaseKind<Row, Facts>) {
  /** The run, if it is what the person saw. */
  function asSeen(world: WorldView, { run, seen }: OnCase): Result<Row> {
    const row = world.get(kind.collection, run);
    if (!row) return refuse('run.unknown', { run }, 'run');
    if (row.version === seen) return accept(row);
    const what = row.notes.filter(({ version }) => version > seen).map((note) => note.what);
    return refuse('run.changed', { run, seen, version: row.version, what: what.join('; ') });
  }

  /** The run, if it is what the person saw and the act would move it. */
  function movable(world: WorldView, act: OnCase, on: string): Result<Row> {
    const found = asSeen(world, act);
    if (!found.ok) return found;
    const { number: run, machine, snapshot, step, endedAt } = found.value;
    if (endedAt !== null) return refuse('run.ended', { run, endedAt });
    const pause = pauseOf(world, run);
    if (pause) return refuse('run.paused', { run, by: personName(pause.by) });
    const facts = caseFacts(kind, world, found.value);
    return kind.workflow.canMove(machine, snapshot, facts, on)
      ? found
      : refuse('run.wrongStep', { run, step });
  }

  /** Somebody with an asked role says yes or no; nobody to what they have shaped. */
  function answer(
    world: WorldView,
    act: OnCase & { hash: string },
    decision: 'approved' | 'rejected',
    context: DecisionContext,
  ): Decision {
    const found = asSeen(world, act);
    if (!found.ok) return found;
    const verdict = { subject: act.run, decision, hash: act.hash };
    const given = decideApproval(world, verdict, context);
    return given.ok ? accept({ events: [given.value] }) : given;
  }

  return {
    asSeen,
    movable,
    approve: (world: WorldView, act: OnCase & { hash: string }, context: DecisionContext) =>
      answer(world, act, 'approved', context),
    reject: (world: WorldView, act: OnCase & { hash: string }, context: DecisionContext) =>
      answer(world, act, 'rejected', context),

    /** Nobody wants it any more: what was done is taken back in reverse order. */
    cancel(world: WorldView, act: OnCase, context: DecisionContext): Decision {
      const found = movable(world, act, 'cancel');
      if (!found.ok) return found;
      const row: Row = { ...found.value, cancelledBy: context.actor.id };
      return begun([], advanceCase(kind, world, row, 'cancel', context));
    },

    begun,
  };
}

/** An act's own events, and what they let the run do. */
function begun(first: readonly OwnEvent[], then: Decided | null): Decision {
  return accept({ ...then, events: [...first, ...(then?.events ?? [])] });
}
