import type { Decision, OwnEvent, WorldView } from '#engine/kernel';
import { commands, retryEvent } from '#engine/outbox';
import type { RunState } from '#engine/runs';
import { isPersonOrRole, personName } from '#operations/exceptions';
import {
  INCIDENT_ASSIGNED,
  incidents,
  pauseOf,
  RUN_MOVED_ON,
  RUN_PAUSED,
  RUN_RESUMED,
  type IncidentAssigned,
  type RunMovedOn,
  type RunPaused,
  type RunResumed,
} from '#operations/interventions';
import type { Act } from '#shared/protocol';
import { accept, refuse, type Result } from '#shared/vocabulary';
import type { FindRun, FoundRun } from './run-kinds.ts';

/** What a person does to a run of any workflow, as it is now. */
export function steering(findRun: FindRun) {
  /** Stops a run where it is. Refused for one that has ended or stands already. */
  function pause(world: WorldView, act: Act<'run.pause'>): Decision {
    const found = steered(world, act);
    if (!found.ok) return found;
    const { kind, state } = found.value;
    const standing = pauseOf(world, state.key);
    if (standing) return refuse('run.paused', { run: state.key, by: personName(standing.by) });
    const data: RunPaused = { run: state.key, workflow: kind.workflow };
    return accept({ events: [about(state, RUN_PAUSED, data)] });
  }

  /** Lets a paused run go on. */
  function resume(world: WorldView, act: Act<'run.resume'>): Decision {
    const found = steered(world, act);
    if (!found.ok) return found;
    const { state } = found.value;
    const standing = pauseOf(world, state.key);
    if (!standing) return refuse('run.notPaused', { run: state.key });
    const data: RunResumed = { run: state.key, delays: [...standing.delays] };
    return accept({ events: [about(state, RUN_RESUMED, data)] });
  }

  /** Tries again, now, whatever of a run was refused, not sent or not answered. */
  function retry(world: WorldView, act: Act<'run.retry'>): Decision {
    const found = steered(world, act);
    if (!found.ok) return found;
    const { kind, state } = found.value;
    const events = kind.stuck(world, state.key).flatMap(({ command }) => {
      const row = world.get(commands, command);
      return row ? (retryEvent(row) ?? []) : [];
    });
    if (events.length === 0) return refuse('run.nothingStands', { run: state.key });
    return accept({ events });
  }

  /**
   * A person answers, with a note, for what a system has not confirmed, and the run goes on. What only a system can say
   * (stock, a ledger) is refused; the incident stays open until that system proves it.
   */
  function moveOn(world: WorldView, act: Act<'run.moveOn'>): Decision {
    const found = steered(world, act);
    if (!found.ok) return found;
    const { kind, state } = found.value;
    const standing = pauseOf(world, state.key);
    if (standing) return refuse('run.paused', { run: state.key, by: personName(standing.by) });
    const stuck = kind.stuck(world, state.key);
    if (stuck.length === 0) return refuse('run.nothingStands', { run: state.key });
    const proven = stuck.find(({ needsProof }) => needsProof !== null);
    if (proven)
      return refuse('run.needsProof', {
        run: state.key,
        what: proven.label,
        why: proven.needsProof,
      });
    const parts = stuck.map(({ part, command }) => ({ part, command }));
    const data: RunMovedOn = { run: state.key, parts };
    return accept({ events: [about(state, RUN_MOVED_ON, data)] });
  }

  /** The run, if it goes on and is still what the person saw. */
  function steered(
    world: WorldView,
    { run, seen }: { run: string; seen: number },
  ): Result<FoundRun> {
    const found = findRun(world, run);
    if (!found.ok) return found;
    const { state } = found.value;
    if (state.endedAt !== null) return refuse('run.ended', { run, endedAt: state.endedAt });
    if (state.version === seen) return found;
    const what = state.missed(seen).join('; ');
    return refuse('run.changed', { run, seen, version: state.version, what });
  }

  return { pause, resume, retry, moveOn };
}

/** Gives an incident to another person or role. */
export function decideAssign(world: WorldView, act: Act<'incident.assign'>): Decision {
  const incident = world.get(incidents, act.incident);
  if (!incident) return refuse('incident.unknown', { incident: act.incident }, 'incident');
  if (incident.clearedAt !== null) return refuse('incident.cleared', { incident: act.incident });
  if (!isPersonOrRole(act.owner))
    return refuse('exception.personUnknown', { person: act.owner }, 'owner');
  if (incident.owner === act.owner) return refuse('exception.sameOwner', { owner: act.owner });
  const { run } = incident;
  const data: IncidentAssigned = { incident: act.incident, run, owner: act.owner };
  const event = { type: INCIDENT_ASSIGNED, subject: act.incident, correlationId: run, data };
  return accept({ events: [event] });
}

function about<Data>({ key }: RunState, type: string, data: Data): OwnEvent<Data> {
  return { type, subject: key, correlationId: key, data };
}
