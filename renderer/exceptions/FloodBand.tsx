import { Band, count, dayTime, useViewpoint } from '#ui';
import { useAlarmHealth } from './use-alarm-health.ts';

/** Says that more arises than anyone can take in one by one, until it ends; the queue then is worked by its causes. */
export function FloodBand() {
  const view = useViewpoint();
  const flood = useAlarmHealth()?.floods.at(-1);
  if (flood === undefined || flood.until !== null) return null;
  return (
    <Band
      state="watch"
      title={`Flood since ${dayTime(flood.from, view)}, ${count(flood.count)} raised.`}
    >
      Work by cause: what follows from one stands folded under it, and “.” acts on all that is
      shown. It ends when fewer than 5 come in 10 min.
    </Band>
  );
}
