import { defineCollection } from '#engine/kernel';
import type { WindowKind, WindowScope } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** A time in which a site, a lane or a feed is known to be off plan: who said so, why, and until when. */
export interface PlannedWindow {
  /** WIN-12. */
  key: string;
  kind: WindowKind;
  scope: WindowScope;
  /** GLN, `<from>><to>`, or the source of a feed. */
  scopeKey: string;
  fromAt: Instant;
  untilAt: Instant;
  /** `over` by its time or by a person, `withdrawn` before it began. */
  status: 'planned' | 'running' | 'over' | 'withdrawn';
  reason: string;
  /** Who planned it, and who ended it before its time. */
  plannedBy: string;
  plannedAt: Instant;
  endedBy: string | null;
  endedAt: Instant | null;
}

/** All windows; those that are over stay, for histories name them. */
export const windows = defineCollection<PlannedWindow>({
  name: 'windows.window',
  key: (window) => window.key,
  columns: {
    key: { type: 'text' },
    kind: { type: 'text' },
    scope: { type: 'text' },
    scopeKey: { type: 'text' },
    fromAt: { type: 'instant' },
    untilAt: { type: 'instant' },
    status: { type: 'text' },
    reason: { type: 'text' },
    plannedBy: { type: 'text' },
    plannedAt: { type: 'instant' },
    endedBy: { type: 'text', nullable: true },
    endedAt: { type: 'instant', nullable: true },
  },
  history: true,
  indexes: {
    /** `site/<gln>`, `lane/<from>><to>`, `feed/<source>` of those that run. */
    runningAt: (window) => (window.status === 'running' ? windowPlace(window) : null),
  },
});

/** Where a window is, in the words in which an exception says where it counts. */
export function windowPlace({ scope, scopeKey }: PlannedWindow): string {
  return `${scope}/${scopeKey}`;
}
