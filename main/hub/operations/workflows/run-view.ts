import type { LogEvent, QueryContext, WorldView } from '#engine/kernel';
import {
  delayKeys,
  delayWords,
  drawingOf,
  timers,
  type DrawnWay,
  type RunKind,
  type RunState,
  type RunStepped,
} from '#engine/runs';
import { personName } from '#operations/exceptions';
import { incidents, pauseOf } from '#operations/interventions';
import type { RunEvent, RunIncident, RunView, RunWay } from '#shared/protocol';
import type { Instant, Result } from '#shared/vocabulary';
import type { FindRun, FoundRun } from './run-kinds.ts';
import { visitsOf } from './visits.ts';

/** A truck that drives two days tells its place some hundred times; the moves of a run must not drop out behind them. */
const READ = 2_000;

/** What a person reads of a run of any workflow. */
export function runQueries(findRun: FindRun) {
  return {
    /** A run on its diagram, as its own version of the workflow draws it. */
    async view(context: QueryContext, input: { key: string }): Promise<RunView | Result<never>> {
      const found = findRun(context.world, input.key);
      return found.ok ? drawn(context, found.value) : found;
    },
    /** The whole case of a run as data: every event that names it, as it stands in the log. */
    async events(
      context: QueryContext,
      input: { key: string },
    ): Promise<RunEvent[] | Result<never>> {
      const found = findRun(context.world, input.key);
      return found.ok ? eventsOf(context, input.key) : found;
    },
  };
}

async function drawn(context: QueryContext, { kind, state }: FoundRun): Promise<RunView> {
  const { key, machine, step, begunAt, waitsFor, trouble, endedAt } = state;
  const data = kind.data(machine);
  const drawing = drawingOf(data);
  const moves = (await caseOf(context, key)).filter(
    (event): event is LogEvent<RunStepped> => event.type === kind.steppedType,
  );
  return {
    key,
    workflow: kind.workflow,
    title: kind.title,
    machine,
    currentMachine: kind.current,
    steps: drawing.steps,
    ways: drawing.ways.map((way) => told(kind, way, drawing.steps)),
    at: step,
    waitsFor,
    trouble,
    endedAt,
    version: state.version,
    paused: pausedBy(context.world, key),
    nextAt: nextTimer(context.world, kind, state),
    incidents: incidentsOf(context.world, key),
    stuck: kind.stuck(context.world, key).map(({ label, needsProof }) => ({ label, needsProof })),
    visits: visitsOf(data.initial, begunAt, moves, nameOf),
    timeline: await kind.timeline(context, key),
  };
}

function pausedBy(world: WorldView, run: string): RunView['paused'] {
  const pause = pauseOf(world, run);
  return pause ? { by: personName(pause.by), since: pause.since, reason: pause.reason } : null;
}

/** When the next delay of the step where it stands is over. */
function nextTimer(
  world: WorldView,
  kind: RunKind,
  { key, machine, step }: RunState,
): Instant | null {
  const due = delayKeys(kind.data(machine), step, kind.timerKind, key)
    .map((timer) => world.get(timers, timer)?.dueAt)
    .filter((dueAt) => dueAt !== undefined);
  return due.toSorted()[0] ?? null;
}

/** Open ones first, then those that are over, newest first. */
function incidentsOf(world: WorldView, run: string): RunIncident[] {
  return world
    .by(incidents, 'byRun', run)
    .toSorted(
      (a, b) =>
        Number(a.clearedAt !== null) - Number(b.clearedAt !== null) ||
        (a.openedAt < b.openedAt ? 1 : -1),
    )
    .map((one) => ({
      key: one.incident,
      step: one.step,
      what: one.words,
      owner: one.owner,
      ownerName: personName(one.owner),
      openedAt: one.openedAt,
      movedOn: one.movedOnAt === null ? null : { by: personName(one.movedOnBy), at: one.movedOnAt },
      cleared: one.clearedAt === null ? null : { at: one.clearedAt, proof: one.proof ?? '' },
    }));
}

async function eventsOf(context: QueryContext, key: string): Promise<RunEvent[]> {
  const events = await caseOf(context, key);
  return events.map((event) => ({
    seq: event.seq,
    source: event.source,
    id: event.id,
    type: event.type,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    receivedAt: event.receivedAt,
    actor: event.actor,
    reason: event.reason,
    causationId: event.causationId,
    data: event.data,
  }));
}

function caseOf({ history }: QueryContext, key: string): Promise<LogEvent[]> {
  return history({ correlationId: key, limit: READ });
}

function nameOf(actor: string): string | null {
  return actor === 'hub' ? null : personName(actor);
}

function told(kind: RunKind, way: DrawnWay, steps: RunView['steps']): RunWay {
  const { from, to, by, name, step } = way;
  const words = kind.words[name] ?? (by === 'time' ? `${delayWords(name)} have passed` : name);
  const where = step === null ? '' : ` ${steps.find(({ id }) => id === step)?.title ?? step}`;
  return { from, to, by, when: `${words}${where}` };
}
