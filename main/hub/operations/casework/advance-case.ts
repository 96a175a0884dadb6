import type { Decided, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { cancelCommand, type CommandRow } from '#engine/outbox';
import { delayWords, timersOf, titleOf } from '#engine/runs';
import { requestApprovals, sayOverdue, withdrawApprovals } from '#operations/approvals';
import {
  followIncidents,
  pauseOf,
  type IncidentKind,
  type RunMoved,
} from '#operations/interventions';
import { sayDecided } from '#operations/policy';
import { assert } from '#shared/vocabulary';
import { backOffOf, commonFacts } from './case-facts.ts';
import { commandsOf, type Failed } from './case-commands.ts';
import type { CaseFacts, CaseKind, Doing, StepTaken } from './case-kind.ts';
import type { CaseRow } from './case-row.ts';

/** As if something were not there that this very move takes away. */
export interface Without {
  /** What failed: it is asked for anew. */
  failed?: boolean;
  /** What was approved or refused of an earlier wish. */
  approvals?: boolean;
}

/** All facts of a run as the network stands. */
export function caseFacts<Row extends CaseRow, Facts extends CaseFacts>(
  kind: CaseKind<Row, Facts>,
  world: WorldView,
  row: Row,
  without: Without = {},
): Facts {
  const commands = commandsOf(kind, world, row, without.failed);
  const common = commonFacts(kind, world, row, commands, without.approvals === true);
  return { ...kind.facts(world, row, commands, common), ...common } as Facts;
}

/** Lets a run take an event under the facts as they are. Null when nothing follows, or a person has paused it. */
export function advanceCase<Row extends CaseRow, Facts extends CaseFacts>(
  kind: CaseKind<Row, Facts>,
  world: WorldView,
  row: Row,
  on: string,
  context: DecisionContext,
  { because = on, without = {} }: { because?: string; without?: Without } = {},
): Decided | null {
  if (pauseOf(world, row.number)) return null;
  const facts = caseFacts(kind, world, row, without);
  const moved = kind.workflow.move(row.machine, row.snapshot, facts, on);
  const doing: Doing<Row> = { world, row, context };
  const events = moved.actions.flatMap((action) => effect(kind, doing, action, without));
  const commands = commandsOf(kind, world, row, without.failed);
  const { failed } = commands;
  const other = moved.isEnd ? null : kind.otherTrouble(world, row);
  const trouble = moved.isEnd ? null : failed ? wordsOf(kind, world, failed.command) : other;
  const isForGood = failed !== null && backOffOf(kind, row, commands, failed) === null;
  events.push(
    ...followIncidents(world, {
      run: row.number,
      workflow: kind.workflow.id,
      step: moved.step,
      isEnd: moved.isEnd,
      trouble: trouble === null ? null : incidentOf(trouble, failed, isForGood),
      timedOut: moved.actions.includes('sayTimedOut') ? tooLong(row.step, on) : null,
      ownerOf: () => kind.owner,
      commandOf: (part) => commands.latest(part)?.id,
      because,
    }),
  );
  if (moved.step !== row.step || events.length > 0 || trouble !== row.trouble) {
    const { step: to, snapshot, isEnd } = moved;
    const data: StepTaken = { run: row.number, on, from: row.step, to, snapshot, isEnd, trouble };
    events.unshift({
      type: kind.steppedType,
      subject: row.number,
      correlationId: row.number,
      data,
    });
  }
  if (events.length === 0 && moved.timers.length === 0) return null;
  return { events, ...timersOf(moved, kind.timerKind, row.number, context.nowMs) };
}

/** What becomes an incident: a command that failed for good, not one that is tried again; else what the facts say. */
function incidentOf(words: string, failed: Failed | null, isForGood: boolean): RunMoved['trouble'] {
  if (failed === null) return { kind: 'happened', words, part: null, command: null };
  const { part, command } = failed;
  return isForGood ? { kind: kindOf(command), words, part, command: command.id } : null;
}

/** What an action of the machine does. All may be asked for again and again. */
function effect<Row extends CaseRow, Facts extends CaseFacts>(
  kind: CaseKind<Row, Facts>,
  doing: Doing<Row>,
  action: string,
  without: Without,
): OwnEvent[] {
  const { world, row, context } = doing;
  switch (action) {
    case 'askApprovals': {
      const { trace, ...asked } = kind.approval(world, row);
      const subject = row.number;
      const roles = asked.needed.map(({ role }) => role).join(', ');
      const outcome = roles === '' ? 'lets it through' : `asks ${roles}`;
      const requestedBy = asked.authors[0] ?? 'hub';
      return [
        ...(trace === null ? [] : [sayDecided({ subject, trace, outcome })]),
        ...(roles === ''
          ? []
          : [requestApprovals({ subject, requestedBy, counted: null, ...asked })]),
      ];
    }
    case 'withdrawApprovals':
      return some(withdrawApprovals(world, row.number));
    case 'sayOverdue':
      return some(sayOverdue(world, row.number, context.now));
    case 'sayTimedOut':
      // What took too long becomes an incident.
      return [];
    case 'undo': {
      const { ask, withdraw } = commandsOf(kind, world, row, without.failed).undo;
      if (withdraw) return [cancelCommand(withdraw)];
      return ask === null ? [] : some(kind.parts[ask]!.command(doing));
    }
    default: {
      const part = kind.parts[action];
      assert(part, `${kind.workflow.id} has a part ${action}`);
      const isAsked = commandsOf(kind, world, row, without.failed).latest(action) !== undefined;
      return isAsked ? [] : some(part.command(doing));
    }
  }
}

function some(event: OwnEvent | null): OwnEvent[] {
  return event === null ? [] : [event];
}

function tooLong(step: string, on: string): string {
  const [, , delay = ''] = on.split('.');
  return `${titleOf(step)} has taken longer than ${delayWords(delay)}.`;
}

/** Why a command will go no further, in words. */
function wordsOf<Row extends CaseRow, Facts extends CaseFacts>(
  kind: CaseKind<Row, Facts>,
  world: WorldView,
  { label, status, rejection, target }: CommandRow,
): string {
  const system = kind.systemName(world, target);
  if (status === 'rejected') return `${system} refused "${label}": ${rejection?.reason ?? ''}`;
  if (status === 'expired') return `"${label}" was not sent to ${system} in time.`;
  return `${system} has not answered "${label}": whether it was done is unknown.`;
}

function kindOf({ status }: CommandRow): IncidentKind {
  if (status === 'rejected') return 'refused';
  return status === 'unanswered' ? 'unanswered' : 'notSent';
}
