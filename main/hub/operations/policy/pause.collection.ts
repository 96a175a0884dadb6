import { defineCollection, type WorldView } from '#engine/kernel';
import { sites } from '#operations/network';
import { windows } from '#operations/windows';
import { WINDOW_WORDS } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { exceptionPolicy } from './exception-policy.ts';

/**
 * Automation stands still at a site: nothing leaves Signalbox for it that no person has agreed to, whatever the matrix
 * says. Until then, policy lets small transfers through by itself.
 */
export interface AutomationPause {
  /** The site's code. */
  site: string;
  by: string;
  reason: string;
  since: Instant;
  /** When it ends by itself; null when a person must end it. */
  until: Instant | null;
}

/** The pauses that hold now, by site. */
export const automationPauses = defineCollection<AutomationPause>({
  name: 'policy.automation_pause',
  key: (pause) => pause.site,
  columns: {
    site: { type: 'text' },
    by: { type: 'text' },
    reason: { type: 'text' },
    since: { type: 'instant' },
    until: { type: 'instant', nullable: true },
  },
  history: true,
});

/** A pause as it stands: a person's, or one that lasts as long as a planned window of the site runs. */
export interface StandingPause extends AutomationPause {
  /** WIN-3; null of a person's. */
  window: string | null;
}

/** The pause at one of some sites (their codes); undefined while the hub may act by itself at all of them. */
export function automationPauseAt(
  world: WorldView,
  codes: readonly string[],
): StandingPause | undefined {
  for (const code of codes) {
    const pause = world.get(automationPauses, code);
    if (pause) return { ...pause, window: null };
  }
  if (world.size(windows) === 0) return undefined;
  return windowPauses(world).find(({ site }) => codes.includes(site));
}

/** All pauses that stand, by site: where a person has paused it, the window adds nothing. */
export function automationPausesNow(world: WorldView): StandingPause[] {
  const own = [...world.all(automationPauses)].map((pause) => ({ ...pause, window: null }));
  const paused = new Set(own.map(({ site }) => site));
  return [...own, ...windowPauses(world).filter(({ site }) => !paused.has(site))].toSorted((a, b) =>
    a.site < b.site ? -1 : 1,
  );
}

/** Sites where a running window pauses automation, by policy of the site: the window that ends last, where two run. */
function windowPauses(world: WorldView): StandingPause[] {
  const bySite = new Map<string, StandingPause>();
  for (const { gln, code } of world.all(sites)) {
    const running = world.by(windows, 'runningAt', `site/${gln}`);
    if (running.length === 0) continue;
    const { pauses } = exceptionPolicy(world, { site: gln }).content.plannedWindow;
    for (const window of running) {
      const { key, kind, plannedBy: by, reason: why, fromAt: since, untilAt: until } = window;
      const known = bySite.get(code);
      if (!pauses.automation[kind] || (known && known.until! >= until)) continue;
      const reason = `${WINDOW_WORDS[kind]}: ${why}`;
      bySite.set(code, { site: code, by, reason, since, until, window: key });
    }
  }
  return [...bySite.values()];
}
