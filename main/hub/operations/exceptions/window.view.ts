import type { View, Watch } from '#engine/kernel';
import { lanes, sites } from '#operations/network';
import { exceptionPolicy } from '#operations/policy';
import { windows, type PlannedWindow } from '#operations/windows';
import type { WorldView } from '#engine/kernel';
import type { WindowRow } from '#shared/protocol';
import { exceptions, type ExceptionState } from './exception.collection.ts';
import { openAbout } from './find-exception.ts';
import { moneyTogether } from './money-parts.ts';
import { personName } from './person-name.ts';

/** Planned windows that are to come or run, each with what it holds back. */
export const windowsView: View<WindowRow> = {
  name: 'windows',
  watches: [
    { collection: windows, subjects: ({ key }) => [key] } satisfies Watch<PlannedWindow>,
    {
      collection: exceptions,
      subjects({ type, subjectKey, parent }, world) {
        if (type === 'plannedWindow') return [subjectKey];
        const cause = parent === null ? undefined : world.get(exceptions, parent);
        return cause?.type === 'plannedWindow' ? [cause.subjectKey] : [];
      },
    } satisfies Watch<ExceptionState>,
  ],
  *keys(world) {
    for (const window of world.all(windows)) if (isShown(window)) yield window.key;
  },
  project(world, key) {
    const window = world.get(windows, key);
    if (!window || !isShown(window)) return null;
    const exception = openAbout(world, 'plannedWindow', key);
    const held = exception ? world.by(exceptions, 'openByParent', exception.key) : [];
    return {
      key,
      kind: window.kind,
      scope: window.scope,
      scopeKey: window.scopeKey,
      scopeName: scopeName(world, window),
      fromAt: window.fromAt,
      untilAt: window.untilAt,
      isRunning: window.status === 'running',
      pauses: pausesOf(world, window),
      reason: window.reason,
      plannedBy: window.plannedBy,
      plannedByName: personName(window.plannedBy),
      held: held.length,
      heldMinor: moneyTogether(held).minor,
      exception: exception?.key ?? null,
    };
  },
};

/** What stands still while a window runs; automation is a site's, and a lane or feed has none. */
export function pausesOf(
  world: WorldView,
  { kind, scope, scopeKey }: PlannedWindow,
): WindowRow['pauses'] {
  const site = scope === 'site' ? scopeKey : null;
  const { pauses } = exceptionPolicy(world, { site }).content.plannedWindow;
  return (['automation', 'escalation'] as const).filter(
    (what) => pauses[what][kind] && (what === 'escalation' || site !== null),
  );
}

function isShown({ status }: PlannedWindow): boolean {
  return status === 'planned' || status === 'running';
}

/** What people call what a window is of: "Atlanta", "Columbus → Atlanta", "WMS ATLANTA". */
export function scopeName(
  world: WorldView,
  { scope, scopeKey }: Pick<PlannedWindow, 'scope' | 'scopeKey'>,
): string {
  if (scope === 'site') return world.get(sites, scopeKey)?.name ?? scopeKey;
  if (scope === 'feed') return scopeKey.toUpperCase().replace('/', ' ');
  const [lane] = world.by(lanes, 'byPair', scopeKey);
  const nameOf = (gln: string) => world.get(sites, gln)?.name ?? gln;
  return lane ? `${nameOf(lane.from)} → ${nameOf(lane.to)}` : scopeKey;
}
