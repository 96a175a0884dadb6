import type { WorldView } from '#engine/kernel';
import { exceptionPolicy } from '#operations/policy';
import type { CauseRule } from '#shared/protocol';
import { MINUTE_MS, toMs } from '#shared/vocabulary';
import { exceptions, isOpen, type ExceptionState } from './exception.collection.ts';
import type { Cause } from './finding.ts';
import { lastAbout, openAbout } from './find-exception.ts';

/** Under which exception another one folds. */
export interface Placement {
  parent: ExceptionState;
  /** What explains it itself: the parent, or what is folded under that. */
  cause: ExceptionState;
  /** The relation that says so; null when a person does. */
  by: CauseRule | null;
}

/**
 * The open exception that explains another: where a person put it, else the first cause that stands and that no person
 * took it out of. One level only: what is itself folded hands over its own parent.
 */
export function placementOf(
  world: WorldView,
  child: { key: string; placedUnder: string | null; apartFrom: readonly string[] },
  causes: readonly Cause[],
): Placement | null {
  if (child.placedUnder !== null) {
    const cause = world.get(exceptions, child.placedUnder);
    const parent = rootOf(world, cause);
    if (cause && parent && parent.key !== child.key) return { parent, cause, by: null };
  }
  for (const { rule, type, subjectKey } of causes) {
    const cause = openAbout(world, type, subjectKey);
    const parent = rootOf(world, cause);
    if (!cause || !parent || parent.key === child.key) continue;
    if (child.apartFrom.includes(cause.key) || child.apartFrom.includes(parent.key)) continue;
    return { parent, cause, by: rule };
  }
  return null;
}

/** The open exception at the top of another one; undefined when it is over, or folded under what is. */
export function rootOf(
  world: WorldView,
  exception: ExceptionState | undefined,
): ExceptionState | undefined {
  let root = exception;
  if (root && isOpen(root) && root.parent !== null) root = world.get(exceptions, root.parent);
  return root && isOpen(root) && root.parent === null ? root : undefined;
}

/** A cause that explained it and was over before it came: the newcomer stands alone, and names it. */
export function causeThatIsOver(
  world: WorldView,
  causes: readonly Cause[],
  nowMs: number,
): ExceptionState | null {
  const sinceMs = nowMs - exceptionPolicy(world).content.repeatFoldMinutes * MINUTE_MS;
  for (const { type, subjectKey } of causes) {
    const cause = lastAbout(world, type, subjectKey);
    if (cause?.resolvedAt && toMs(cause.resolvedAt) >= sinceMs) return cause;
  }
  return null;
}
