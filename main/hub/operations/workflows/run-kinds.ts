import type { WorldView } from '#engine/kernel';
import type { RunKind, RunState } from '#engine/runs';
import { accept, refuse, type Result } from '#shared/vocabulary';

/** A run, with the workflow that it is of. */
export interface FoundRun {
  kind: RunKind;
  state: RunState;
}

/** Finds the run of a number among those of all workflows. */
export type FindRun = (world: WorldView, key: string) => Result<FoundRun>;

/** Looks for runs of these workflows. */
export function runFinder(kinds: readonly RunKind[]): FindRun {
  return (world, key) => {
    for (const kind of kinds) {
      const state = kind.find(world, key);
      if (state) return accept({ kind, state });
    }
    return refuse('run.unknown', { run: key }, 'key');
  };
}
