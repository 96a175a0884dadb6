import { namedQuery, type Store } from '#engine/store';
import { DAY_MS, fromMs } from '#shared/vocabulary';

/** An act is sent again within seconds; a month covers a console that was shut in the middle of one. */
const KEPT_MS = 30 * DAY_MS;

const forget = namedQuery<object, [string]>(
  'writer.forget-answers',
  'delete from writer.act where answered_at < $1',
);

/**
 * Forgets the answers of acts that nobody will send again; what they did stands in the log.
 * @returns how many there were.
 */
export function forgetAnswers(store: Store, nowMs: number): Promise<number> {
  return store.transaction((session) => session.affected(forget, [fromMs(nowMs - KEPT_MS)]));
}
