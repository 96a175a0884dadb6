import type { Decided, Decision, DecisionContext, TimerRequest, WorldView } from '#engine/kernel';
import { sites } from '#operations/network';
import type { Act } from '#shared/protocol';
import { accept, fromMs, refuse, toMs } from '#shared/vocabulary';
import { AUTOMATION_PAUSED, AUTOMATION_RESUMED, type AutomationPaused } from './own-events.ts';
import { automationPauses } from './pause.collection.ts';

/** The kind of the timer that ends a pause by itself. */
export const PAUSE_ENDS = 'policy.pauseEnds';

/** The hub sends nothing by itself for a site until a time or a person ends it. Said again, reason and end are new. */
export function decidePause(
  world: WorldView,
  act: Act<'automation.pause'>,
  { nowMs }: DecisionContext,
): Decision {
  const { site } = act;
  if (![...world.all(sites)].some(({ code }) => code === site))
    return refuse('site.unknown', { site }, 'site');
  const untilMs = act.until === null ? null : toMs(act.until);
  if (untilMs !== null && untilMs <= nowMs)
    return refuse('automation.pausePast', { until: act.until }, 'until');
  const until = untilMs === null ? null : fromMs(untilMs);
  const data: AutomationPaused = { site, until };
  return accept({
    events: [{ type: AUTOMATION_PAUSED, subject: site, data }],
    ...(until === null
      ? { cancelTimers: [timerKey(site)] }
      : { timers: [{ key: timerKey(site), kind: PAUSE_ENDS, subject: site, dueAt: until }] }),
  });
}

export function decideResume(world: WorldView, { site }: Act<'automation.resume'>): Decision {
  if (!world.get(automationPauses, site)) return refuse('automation.notPaused', { site }, 'site');
  return accept({ ...resumed(site), cancelTimers: [timerKey(site)] });
}

/** The time that the person gave is over. */
export function pauseEnded(world: WorldView, { subject }: TimerRequest): Decided | null {
  return world.get(automationPauses, subject) ? resumed(subject) : null;
}

function resumed(site: string): Decided {
  return { events: [{ type: AUTOMATION_RESUMED, subject: site, data: { site } }] };
}

function timerKey(site: string): string {
  return `${PAUSE_ENDS}:${site}`;
}
