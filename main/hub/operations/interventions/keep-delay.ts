import type { Decided } from '#engine/kernel';
import { RUN_DELAY_KEPT, type RunDelayKept } from './own-events.ts';

/** A delay of a paused run is over: it is kept, and goes off when somebody lets the run go on. */
export function keepDelay(run: string, delay: string): Decided {
  const data: RunDelayKept = { run, delay };
  return { events: [{ type: RUN_DELAY_KEPT, subject: run, correlationId: run, data }] };
}
