import type { ShelfWakes } from '#shared/protocol';
import type { ExceptionState } from './exception.collection.ts';
import type { Finding } from './finding.ts';

/**
 * Whether what a snooze waits for has come: the truck is later than the person said, or has moved since. What the rule
 * does not tell wakes nobody, so that a silent truck is no moving one.
 */
export function isWokenBy(
  { shelfWakes, shelvedAt }: Pick<ExceptionState, 'shelfWakes' | 'shelvedAt'>,
  { lateByMinutes = null, movingAt = null }: Pick<Finding, 'lateByMinutes' | 'movingAt'>,
): boolean {
  if (shelfWakes === null || shelvedAt === null) return false;
  if (shelfWakes.kind === 'moves') return movingAt !== null && movingAt > shelvedAt;
  return lateByMinutes !== null && lateByMinutes > shelfWakes.minutes;
}

/** "until later than 8 h". */
export function wakesWords(wakes: ShelfWakes): string {
  if (wakes.kind === 'moves') return 'until it moves';
  const { minutes } = wakes;
  return `until later than ${minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`}`;
}
