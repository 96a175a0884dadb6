import type { Evolve, LogEvent, WorldDraft } from '#engine/kernel';
import { incidents } from './incident.collection.ts';
import {
  INCIDENT_ASSIGNED,
  INCIDENT_CLEARED,
  INCIDENT_OPENED,
  RUN_DELAY_KEPT,
  RUN_MOVED_ON,
  RUN_PAUSED,
  RUN_RESUMED,
  type IncidentAssigned,
  type IncidentCleared,
  type IncidentOpened,
  type RunDelayKept,
  type RunMovedOn,
  type RunPaused,
  type RunResumed,
} from './own-events.ts';
import { pauses } from './pause.collection.ts';

function paused(draft: WorldDraft, event: LogEvent<RunPaused>): void {
  const { data, actor, reason, receivedAt } = event;
  draft.put(pauses, {
    ...data,
    by: actor ?? 'hub',
    reason: reason ?? '',
    since: receivedAt,
    delays: [],
  });
}

function resumed(draft: WorldDraft, { data }: LogEvent<RunResumed>): void {
  draft.remove(pauses, data.run);
}

function delayKept(draft: WorldDraft, { data }: LogEvent<RunDelayKept>): void {
  const known = draft.get(pauses, data.run);
  if (known) draft.put(pauses, { ...known, delays: [...known.delays, data.delay] });
}

function movedOn(draft: WorldDraft, { data, actor, receivedAt }: LogEvent<RunMovedOn>): void {
  const parts = new Set(data.parts.map(({ part }) => part));
  for (const open of draft.by(incidents, 'openOfRun', data.run))
    if (open.part !== null && parts.has(open.part))
      draft.put(incidents, { ...open, movedOnAt: receivedAt, movedOnBy: actor ?? 'hub' });
}

function opened(draft: WorldDraft, { data, receivedAt }: LogEvent<IncidentOpened>): void {
  draft.put(incidents, {
    ...data,
    openedAt: receivedAt,
    movedOnAt: null,
    movedOnBy: null,
    clearedAt: null,
    proof: null,
  });
}

function cleared(draft: WorldDraft, { data, receivedAt }: LogEvent<IncidentCleared>): void {
  const known = draft.get(incidents, data.incident);
  if (known) draft.put(incidents, { ...known, clearedAt: receivedAt, proof: data.proof });
}

function assigned(draft: WorldDraft, { data }: LogEvent<IncidentAssigned>): void {
  const known = draft.get(incidents, data.incident);
  if (known) draft.put(incidents, { ...known, owner: data.owner });
}

/** What persons did to runs, and what they have to look at. */
export const interventionsEvolve: Readonly<Record<string, unknown>> = {
  [RUN_PAUSED]: paused,
  [RUN_RESUMED]: resumed,
  [RUN_DELAY_KEPT]: delayKept,
  [RUN_MOVED_ON]: movedOn,
  [INCIDENT_OPENED]: opened,
  [INCIDENT_CLEARED]: cleared,
  [INCIDENT_ASSIGNED]: assigned,
} satisfies Record<string, Evolve>;
