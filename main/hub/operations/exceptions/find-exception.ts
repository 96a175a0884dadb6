import type { WorldView } from '#engine/kernel';
import type { ExceptionType } from '#shared/protocol';
import { stateRank } from '#shared/vocabulary';
import {
  aboutKey,
  exceptions,
  isOpen,
  subjectIndex,
  type ExceptionState,
  type SubjectKind,
} from './exception.collection.ts';

/** The open exception of a type about a subject. */
export function openAbout(
  world: WorldView,
  type: ExceptionType,
  subjectKey: string,
): ExceptionState | undefined {
  return world.by(exceptions, 'byAbout', aboutKey(type, subjectKey)).find(isOpen);
}

/** The latest exception of a type about a subject, open or not. */
export function lastAbout(
  world: WorldView,
  type: ExceptionType,
  subjectKey: string,
): ExceptionState | undefined {
  let last: ExceptionState | undefined;
  for (const exception of world.by(exceptions, 'byAbout', aboutKey(type, subjectKey)))
    if (!last || isOpen(exception) || (!isOpen(last) && exception.openedAt > last.openedAt))
      last = exception;
  return last;
}

/** The worst open exception about a subject, of any type; the one with more money at risk among equals. */
export function worstAbout(
  world: WorldView,
  kind: SubjectKind,
  key: string,
): ExceptionState | undefined {
  return worst(world.by(exceptions, 'openBySubject', subjectIndex(kind, key)));
}

/** The worst of some exceptions. */
export function worst(some: Iterable<ExceptionState>): ExceptionState | undefined {
  let found: ExceptionState | undefined;
  for (const exception of some) if (!found || isWorse(exception, found)) found = exception;
  return found;
}

function isWorse(a: ExceptionState, b: ExceptionState): boolean {
  const byState = stateRank(a.state) - stateRank(b.state);
  return byState < 0 || (byState === 0 && moneyOrder(a, b) < 0);
}

/** More money first; where nobody knows how much, last. */
export function moneyOrder(
  a: { atRiskMinor: number | null },
  b: { atRiskMinor: number | null },
): number {
  return (b.atRiskMinor ?? -1) - (a.atRiskMinor ?? -1);
}
