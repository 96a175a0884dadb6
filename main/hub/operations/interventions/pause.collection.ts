import { defineCollection, type WorldView } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';

/** A run that stands still because a person wants it to. */
export interface RunPause {
  run: string;
  workflow: string;
  by: string;
  reason: string;
  since: Instant;
  /** Delays that ran out meanwhile: they go off when it goes on. */
  delays: readonly string[];
}

/** The runs that are paused now. */
export const pauses = defineCollection<RunPause>({
  name: 'interventions.pause',
  key: ({ run }) => run,
  columns: {
    run: { type: 'text' },
    workflow: { type: 'text' },
    by: { type: 'text' },
    reason: { type: 'text' },
    since: { type: 'instant' },
    delays: { type: 'json' },
  },
  history: true,
});

/** The pause of a run; undefined while it goes on by itself. */
export function pauseOf(world: WorldView, run: string): RunPause | undefined {
  return world.get(pauses, run);
}
