import type { QueryContext } from '#engine/kernel';
import { DAY_MS, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import { exceptions, isOpen } from './exception.collection.ts';

/** Alarms in each ten minutes of the last shift, and what ISA-18.2 asks of a healthy system. */
export interface AlarmHealth {
  /** Oldest first. */
  perTenMinutes: number[];
  now: number;
  peak: number;
  standingOverDay: number;
  shelved: number;
  chattering: number;
}

const BUCKET_MS = 10 * MINUTE_MS;
/** A shift of eight hours. */
const BUCKETS = (8 * HOUR_MS) / BUCKET_MS;
/** ISA-18.2 calls an alarm chattering that comes back three times or more in a short time; ours come by the hour. */
const CHATTERING_COUNT = 3;

/** How the queue itself does: rate, floods, standing, shelved, chattering. Folded ones interrupt nobody. */
export function alarmHealth({ world, nowMs }: QueryContext): AlarmHealth {
  const perTenMinutes = Array.from({ length: BUCKETS }, () => 0);
  const health = { standingOverDay: 0, shelved: 0 };
  const chattering = new Set<string>();
  for (const exception of world.all(exceptions)) {
    const { parent, heldBack, status, count, openedAt, lastRaisedAt, rule } = exception;
    if (parent !== null || heldBack) continue;
    for (const at of new Set([openedAt, lastRaisedAt])) {
      const bucket = BUCKETS - 1 - Math.floor((nowMs - toMs(at)) / BUCKET_MS);
      if (bucket >= 0 && bucket < BUCKETS) perTenMinutes[bucket]!++;
    }
    if (status === 'shelved') health.shelved++;
    if (isOpen(exception) && nowMs - toMs(openedAt) > DAY_MS) health.standingOverDay++;
    if (count >= CHATTERING_COUNT && nowMs - toMs(lastRaisedAt) < HOUR_MS) chattering.add(rule);
  }
  return {
    perTenMinutes,
    now: perTenMinutes[BUCKETS - 1]!,
    peak: Math.max(...perTenMinutes),
    ...health,
    chattering: chattering.size,
  };
}
