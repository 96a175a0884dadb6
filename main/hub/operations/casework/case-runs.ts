import type { LogEvent, QueryContext, Watch, WorldView } from '#engine/kernel';
import { titleOf, type MachineData, type RunKind } from '#engine/runs';
import { approvalViews } from '#operations/approvals';
import { historyEntry, personName } from '#operations/exceptions';
import { pauseOf } from '#operations/interventions';
import type { HistoryEntry } from '#shared/protocol';
import type { CaseFacts, CaseKind } from './case-kind.ts';
import { commandsOf } from './case-commands.ts';
import type { CaseRow } from './case-row.ts';

/** How the runs of a workflow are told, beside what their rows say. */
export interface CaseWords<Row> {
  /** "Intercompany settlement". */
  title: string;
  current: number;
  subject(world: WorldView, row: Row): string;
  /** Whom or what it waits for at its own steps; null leaves it to what all workflows say. */
  waitsFor(world: WorldView, row: Row): string | null;
  /** What guards and acts mean, as the end of "when …". */
  words: Readonly<Record<string, string>>;
  /** Its own events and those of its systems, in words; null leaves one out. */
  told(event: LogEvent, world: WorldView, run: string): string | null;
}

/** What all such machines mean by their guards. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  isApproved: 'all who must agree have agreed',
  isRefused: 'an approver says no',
  isRetriable: 'a system refused for the moment',
  hasTrouble: 'a system refused or did not answer, or says something else',
  isUndone: 'everything is taken back',
  goesOnAs: 'the trouble is over, and it is at',
  cancel: 'somebody does not want it any more',
  backOff: 'the time to try again has come',
};

/** The runs of a workflow, for those who show and steer runs of any. */
export function caseRuns<Row extends CaseRow, Facts extends CaseFacts>(
  kind: CaseKind<Row, Facts>,
  { title, current, subject, waitsFor, words, told }: CaseWords<Row>,
): RunKind {
  return {
    workflow: kind.workflow.id,
    title,
    current,
    data: kind.workflow.data,
    watch: {
      collection: kind.collection,
      subjects: ({ number }) => [number],
    } satisfies Watch<Row>,
    find(world, key) {
      const row = world.get(kind.collection, key);
      if (!row) return undefined;
      const { number, machine, step, begunAt, trouble, endedAt, version, notes } = row;
      return {
        key: number,
        machine,
        subject: subject(world, row),
        step,
        begunAt,
        waitsFor: waits(world, row),
        trouble,
        endedAt,
        version,
        missed: (seen) => notes.filter((note) => note.version > seen).map(({ what }) => what),
      };
    },
    *running(world) {
      for (const { number } of world.by(kind.collection, 'running', 'running')) yield number;
    },
    stuck(world, key) {
      const row = world.get(kind.collection, key);
      const failed = row && row.endedAt === null ? commandsOf(kind, world, row).failed : null;
      if (!failed) return [];
      const { part, command } = failed;
      const { needsProof } = kind.parts[part]!;
      return [{ part, command: command.id, label: command.label, needsProof }];
    },
    timeline: (context, key) =>
      timelineOf(context, key, (event) =>
        event.type === kind.steppedType
          ? stepWords(kind.workflow.data(current), event)
          : told(event, context.world, key),
      ),
    timerKind: kind.timerKind,
    steppedType: kind.steppedType,
    words: { ...COMMON_WORDS, ...words },
  };

  function waits(world: WorldView, row: Row): string {
    if (row.endedAt !== null) return '';
    const pause = pauseOf(world, row.number);
    if (pause) return `${personName(pause.by)} to let it go on: ${pause.reason}`;
    if (row.trouble !== null) return row.trouble;
    if (row.step === 'awaitingApproval') return approvers(world, row.number);
    return waitsFor(world, row) ?? '';
  }
}

function approvers(world: WorldView, number: string): string {
  const pending = approvalViews(world, number).filter(({ decision }) => decision === 'pending');
  return pending.map(({ role, person }) => person ?? role).join(', then ');
}

/** As many events as a person reads of one run. */
const READ = 500;

/**
 * What happened to a run, oldest first: what its own room tells, and what is told of runs of any workflow.
 * @param told an event in the words of its room; null leaves it to the common words.
 */
export async function timelineOf(
  { history }: QueryContext,
  key: string,
  told: (event: LogEvent) => string | null,
): Promise<HistoryEntry[]> {
  const events = await history({ correlationId: key, limit: READ });
  return events.flatMap((event) => {
    const what = told(event) ?? commonWords(event);
    return what === null ? [] : [historyEntry(event, what)];
  });
}

/**
 * A step in words, by the title of where it leads; null when it leads nowhere.
 * @param machine the current version: a step keeps what people call it.
 */
export function stepWords({ states }: MachineData, { data }: LogEvent): string | null {
  const { from, to } = data as { from: string; to: string };
  const title = states[to]?.meta?.title ?? titleOf(to);
  return from === to ? null : `Went on: ${title.toLowerCase()}`;
}

/** What is told of runs of any workflow; null for what is not worth a line. */
function commonWords({ type, data }: LogEvent): string | null {
  const { label, decision, role, words, proof } = data as Record<string, string | undefined>;
  switch (type) {
    case 'signalbox.hub.command.queued.v1':
      return `Queued: ${label}`;
    case 'signalbox.hub.approval.given.v1':
      return `${decision === 'approved' ? 'Approved' : 'Rejected'} for ${role}`;
    case 'signalbox.hub.incident.opened.v1':
      return `Incident: ${words}`;
    case 'signalbox.hub.incident.cleared.v1':
      return `Incident over, proven by ${proof}`;
    case 'signalbox.hub.run.paused.v1':
      return 'Paused';
    case 'signalbox.hub.run.resumed.v1':
      return 'Let go on';
    case 'signalbox.hub.run.movedOn.v1':
      return 'Moved on';
    default:
      return /command\.(sent|retried|unanswered|expired|accepted|applied|rejected)/.test(type)
        ? type.replace(/^signalbox\.\w+\.command\.(\w+)\.v\d+$/, 'Command $1')
        : null;
  }
}
