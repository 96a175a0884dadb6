import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { isMaster, NAME_MATCHED, unknownNames, type NameMatched } from '#operations/network';
import type { Act } from '#shared/protocol';
import { accept, refuse } from '#shared/vocabulary';
import { filingTimer, timersOf } from './clocks.ts';
import { asSeen } from './as-seen.ts';
import { EXCEPTION_RESOLVED, type ExceptionResolved } from './own-events.ts';

/**
 * A person says what an unknown name means: a key of the master data of the same kind. It ends the exception, and
 * documents that wait for the name go through.
 */
export function decideMatch(
  world: WorldView,
  act: Act<'masterData.match'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (known.type !== 'masterDataConflict' || known.status === 'resolved')
      return refuse('exception.status', { exception: known.key, status: known.status });
    const unknown = world.get(unknownNames, known.subjectKey);
    if (!unknown) return refuse('masterData.known', { name: known.subjectKey });
    const { kind, name } = unknown;
    if (!isMaster(world, kind, act.means))
      return refuse('masterData.notMaster', { kind, name, means: act.means }, 'means');
    const matched: NameMatched = { kind, name, means: act.means };
    const resolved: ExceptionResolved = { by: 'person' };
    return accept({
      events: [
        { type: NAME_MATCHED, subject: unknown.key, correlationId: known.key, data: matched },
        {
          type: EXCEPTION_RESOLVED,
          subject: known.key,
          correlationId: known.key,
          data: resolved,
        },
      ],
      timers: [filingTimer(context.nowMs)],
      cancelTimers: timersOf(known.key),
    });
  });
}
