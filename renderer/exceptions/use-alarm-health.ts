import { useAnswer } from '#live';
import type { RequestAnswer } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import { useViewpoint } from '#ui';

/** ISA-18.2 and EEMUA 191: more than ten new alarms in ten minutes is more than a person can answer. */
export const FLOOD_PER_TEN_MINUTES = 10;

/** A span of world time within which the figures are not asked for anew: they count by ten minutes. */
const ASKED_EVERY_MS = 5 * MINUTE_MS;

/** How well the alarms behave, with how the question fares. */
export function useAlarmHealthAnswer() {
  const { nowMs } = useViewpoint();
  return useAnswer('alarms.health', {}, Math.floor(nowMs / ASKED_EVERY_MS));
}

/** How well the alarms behave; undefined until the hub has said so. */
export function useAlarmHealth(): RequestAnswer<'alarms.health'> | undefined {
  return useAlarmHealthAnswer().data;
}
