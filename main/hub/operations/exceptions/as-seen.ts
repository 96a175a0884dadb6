import type { Decision, WorldView } from '#engine/kernel';
import { refuse } from '#shared/vocabulary';
import { exceptions, type ExceptionState } from './exception.collection.ts';

/** Decides on the exception if the person saw it as it is; else refuses, with what changed since. */
export function asSeen(
  world: WorldView,
  act: { exception: string; seen: number },
  decide: (known: ExceptionState) => Decision,
): Decision {
  const known = world.get(exceptions, act.exception);
  if (!known) return refuse('exception.unknown', { exception: act.exception }, 'exception');
  if (act.seen === known.version) return decide(known);
  const missed = known.notes.filter((note) => note.version > act.seen).map((note) => note.what);
  return refuse('exception.changed', {
    exception: known.key,
    seen: act.seen,
    version: known.version,
    what: missed.join('; '),
  });
}

/** Refuses what the state of an exception does not allow. */
export function wrongStatus(known: ExceptionState): Decision {
  return refuse('exception.status', { exception: known.key, status: known.status });
}
