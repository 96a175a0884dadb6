import { useAnswer } from '#live';
import type { RequestAnswer } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import { useViewpoint } from '#ui';

/** ISA-18.2 and EEMUA 191: more than ten new alarms in ten minutes is more than a person can answer. */
export const FLOOD_PER_TEN_MINUTES = 10;

/** How well the alarms behave, asked anew each ten minutes of world time: that is what it counts by. */
export function useAlarmHealth(): RequestAnswer<'alarms.health'> | undefined {
  const { nowMs } = useViewpoint();
  return useAnswer('alarms.health', {}, Math.floor(nowMs / (10 * MINUTE_MS))).data;
}
