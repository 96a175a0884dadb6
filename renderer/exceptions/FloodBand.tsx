import { useAnswer } from '#live';
import { Band, count } from '#ui';

/** ISA-18.2 and EEMUA 191: more than ten new alarms in ten minutes is more than a person can answer. */
export const FLOOD_PER_TEN_MINUTES = 10;

/** Says that more arises than anyone can take in one by one; the queue then is worked by its causes. */
export function FloodBand({ lookMs }: { lookMs: number }) {
  const now = useAnswer('alarms.health', {}, lookMs).data?.now ?? 0;
  if (now <= FLOOD_PER_TEN_MINUTES) return null;
  return (
    <Band state="watch" title={`Flood, ${count(now)} new in 10 min.`}>
      Work by cause: what follows from one stands folded under it, and “.” acts on all that is
      shown.
    </Band>
  );
}
