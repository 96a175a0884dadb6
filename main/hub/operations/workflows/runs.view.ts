import type { View, Watch, WorldView } from '#engine/kernel';
import { commands, type CommandRow } from '#engine/outbox';
import { titleOf, type RunKind } from '#engine/runs';
import { approvals, type Approval } from '#operations/approvals';
import {
  incidents,
  pauseOf,
  pauses,
  type Incident,
  type RunPause,
} from '#operations/interventions';
import type { RunRow } from '#shared/protocol';
import type { State } from '#shared/vocabulary';
import type { FindRun, FoundRun } from './run-kinds.ts';

/** What changes a run beside its own row. */
const BESIDE: readonly Watch[] = [
  { collection: pauses, subjects: ({ run }) => [run] } satisfies Watch<RunPause>,
  { collection: incidents, subjects: ({ run }) => [run] } satisfies Watch<Incident>,
  { collection: approvals, subjects: ({ subject }) => [subject] } satisfies Watch<Approval>,
  {
    collection: commands,
    subjects: ({ correlationId }) => [correlationId],
  } satisfies Watch<CommandRow>,
];

/** Runs of these workflows that have not ended. */
export function runsView(kinds: readonly RunKind[], findRun: FindRun): View<RunRow> {
  return {
    name: 'runs',
    watches: [...kinds.map(({ watch }) => watch), ...BESIDE],
    *keys(world) {
      for (const kind of kinds) yield* kind.running(world);
    },
    project(world, key) {
      const found = findRun(world, key);
      return found.ok && found.value.state.endedAt === null ? runRow(world, found.value) : null;
    },
  };
}

function runRow(world: WorldView, { kind, state }: FoundRun): RunRow {
  const { key, machine, subject, step, waitsFor, begunAt, version } = state;
  const openIncidents = world.by(incidents, 'openOfRun', key).length;
  const isPaused = pauseOf(world, key) !== undefined;
  return {
    key,
    workflow: kind.workflow,
    title: kind.title,
    subject,
    state: stateOf(world, key, state.trouble !== null || openIncidents > 0, isPaused),
    step,
    stepTitle: kind.data(machine).states[step]?.meta?.title ?? titleOf(step),
    waitsFor,
    begunAt,
    isPaused,
    openIncidents,
    version,
  };
}

/** Somebody must act, or decide; else it goes on by itself. */
function stateOf(world: WorldView, key: string, stands: boolean, isPaused: boolean): State {
  if (stands) return 'critical';
  const pending = world
    .by(approvals, 'bySubject', key)
    .filter(({ decision }) => decision === 'pending');
  if (pending.some(({ isOverdue }) => isOverdue)) return 'late';
  return isPaused || pending.length > 0 ? 'watch' : 'ok';
}
