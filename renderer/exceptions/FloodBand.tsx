import { Band, count } from '#ui';
import { FLOOD_PER_TEN_MINUTES, useAlarmHealth } from './use-alarm-health.ts';

/** Says that more arises than anyone can take in one by one; the queue then is worked by its causes. */
export function FloodBand() {
  const now = useAlarmHealth()?.now ?? 0;
  if (now <= FLOOD_PER_TEN_MINUTES) return null;
  return (
    <Band state="watch" title={`Flood, ${count(now)} new in 10 min.`}>
      Work by cause: what follows from one stands folded under it, and “.” acts on all that is
      shown.
    </Band>
  );
}
