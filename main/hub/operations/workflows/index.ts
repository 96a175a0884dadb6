/**
 * Runs of any workflow, whatever room they are of: each on the diagram of its own version, with where it is, what it has
 * passed and what it waits for, and its history as the log has it; and what persons may do to any of them: pause, let go
 * on, try again, move on. A room with a workflow gives its `RunKind` (`#engine/runs`). May import shared and engine rooms
 * and `#operations/{approvals,exceptions,interventions}`.
 *
 * Owns no tables and reads no events; emits signalbox.hub.run.{paused,resumed,movedOn}.v1,
 * signalbox.hub.incident.assigned.v1 and the outbox's command.{retried,wantedAnew}.v1.
 */
import { defineRoom, type Room } from '#engine/kernel';
import type { GivesRuns } from '#engine/runs';
import { runFinder } from './run-kinds.ts';
import { runsView } from './runs.view.ts';
import { runQueries } from './run-view.ts';
import { decideAssign, steering } from './steer.decide.ts';

/** The room, for the workflows of these rooms. */
export function workflowsRoom(rooms: readonly (Room & GivesRuns)[]): Room {
  const kinds = rooms.flatMap(({ runs = [] }) => runs);
  const findRun = runFinder(kinds);
  const { pause, resume, retry, moveOn } = steering(findRun);
  const { view, events } = runQueries(findRun);
  return defineRoom({
    name: 'workflows',
    collections: [],
    evolve: {},
    decide: {
      'run.pause': pause,
      'run.resume': resume,
      'run.retry': retry,
      'run.moveOn': moveOn,
      'incident.assign': decideAssign,
    },
    views: [runsView(kinds, findRun)],
    queries: { 'run.view': view, 'run.events': events },
  });
}
