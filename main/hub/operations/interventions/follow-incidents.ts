import type { OwnEvent, WorldView } from '#engine/kernel';
import { commands } from '#engine/outbox';
import { incidents, type Incident } from './incident.collection.ts';
import {
  INCIDENT_CLEARED,
  INCIDENT_OPENED,
  type IncidentCleared,
  type IncidentKind,
  type IncidentOpened,
} from './own-events.ts';

/** Where a run stands after a move, for its incidents. */
export interface RunMoved {
  run: string;
  workflow: string;
  step: string;
  isEnd: boolean;
  /** What is wrong and will not mend itself; null when nothing is. */
  trouble: {
    kind: IncidentKind;
    words: string;
    part: string | null;
    command: string | null;
  } | null;
  /** The step has just taken longer than its workflow allows, in words. */
  timedOut: string | null;
  /** Who looks first. */
  ownerOf(part: string | null, step: string): string;
  /** The command that plays a part now. */
  commandOf(part: string): string | undefined;
  /** What moved the run: "wms.stock.reserved of WMS Columbus". */
  because: string;
}

/**
 * The incidents that a move opens, and those that it proves to be over: a command by its confirming event, a time-out
 * by the next step, anything by the end of the run. A person who moves a run on proves nothing.
 */
export function followIncidents(world: WorldView, moved: RunMoved): OwnEvent[] {
  const open = world.by(incidents, 'openOfRun', moved.run);
  const events: OwnEvent[] = open
    .filter((incident) => isProven(world, incident, moved))
    .map(({ incident }) => clearing(incident, moved));
  const { trouble } = moved;
  let nth = world.by(incidents, 'byRun', moved.run).length;
  const add = (told: Omit<IncidentOpened, 'incident' | 'run' | 'workflow' | 'step' | 'owner'>) =>
    events.push(opening({ ...told, step: moved.step }, ++nth, moved));
  if (trouble && !open.some((one) => isSame(one, trouble)) && !moved.isEnd) add(trouble);
  if (moved.timedOut !== null && !open.some((one) => isTimedOutAt(one, moved.step)))
    add({ kind: 'timedOut', words: moved.timedOut, part: null, command: null });
  return events;
}

function isProven(world: WorldView, incident: Incident, moved: RunMoved): boolean {
  if (moved.isEnd) return true;
  if (incident.kind === 'timedOut') return incident.step !== moved.step;
  if (incident.part === null) return moved.trouble === null;
  const playing = moved.commandOf(incident.part) ?? incident.command;
  return playing !== null && world.get(commands, playing)?.status === 'confirmed';
}

function isSame(
  { kind, part, command, words }: Incident,
  trouble: NonNullable<RunMoved['trouble']>,
): boolean {
  return kind === trouble.kind && part === trouble.part && command === trouble.command
    ? part !== null || words === trouble.words
    : false;
}

function isTimedOutAt({ kind, step }: Incident, now: string): boolean {
  return kind === 'timedOut' && step === now;
}

function opening(
  told: Omit<IncidentOpened, 'incident' | 'run' | 'workflow' | 'owner'>,
  nth: number,
  { run, workflow, ownerOf }: RunMoved,
): OwnEvent<IncidentOpened> {
  const incident = `${run}/I${nth}`;
  const data = { incident, run, workflow, ...told, owner: ownerOf(told.part, told.step) };
  return { type: INCIDENT_OPENED, subject: incident, correlationId: run, data };
}

function clearing(incident: string, { run, because }: RunMoved): OwnEvent<IncidentCleared> {
  const data = { incident, run, proof: because };
  return { type: INCIDENT_CLEARED, subject: incident, correlationId: run, data };
}
