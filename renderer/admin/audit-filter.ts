import type { RequestInput } from '#shared/protocol';
import { DAY_MS, fromMs, HOUR_MS } from '#shared/vocabulary';

/** What the trail is searched by, as it stands in the place; null asks for everything. */
export interface AuditFilter {
  /** Id of a person; `people` leaves out the hub alone. */
  who: string | null;
  object: string | null;
  policy: string | null;
  since: string | null;
}

/** How far back is looked; the label says it, the id stands in the place. */
export const SINCE: readonly { value: string; label: string; ms: number }[] = [
  { value: '1h', label: 'the last hour', ms: HOUR_MS },
  { value: '24h', label: '24 h', ms: DAY_MS },
  { value: '7d', label: '7 days', ms: 7 * DAY_MS },
  { value: '28d', label: '28 days', ms: 28 * DAY_MS },
];

/** Everybody but the hub itself. */
export const PEOPLE_ONLY = 'people';

/** The question for a filter; `nowMs` is rounded by whoever asks, so that it is not another one each second. */
export function searchOf(
  { who, object, policy, since }: AuditFilter,
  nowMs: number,
  limit: number,
): RequestInput<'audit.search'> {
  const back = SINCE.find(({ value }) => value === since);
  return {
    limit,
    ...(who === PEOPLE_ONLY ? { peopleOnly: true } : who === null ? {} : { person: who }),
    ...(object === null ? {} : { object }),
    ...(policy === null ? {} : { policy }),
    ...(back === undefined ? {} : { from: fromMs(nowMs - back.ms) }),
  };
}

/** The filter in words, for the export. */
export function filterWords(
  { who, object, policy, since }: AuditFilter,
  nameOf: (person: string) => string,
): string[] {
  const words: string[] = [];
  if (who !== null) words.push(who === PEOPLE_ONLY ? 'people only' : nameOf(who));
  if (object !== null) words.push(`object ${object}`);
  if (policy !== null) words.push(`policy ${policy}`);
  const back = SINCE.find(({ value }) => value === since);
  if (back !== undefined) words.push(back.label);
  return words;
}
