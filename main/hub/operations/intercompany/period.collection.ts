import { defineCollection, type WorldView } from '#engine/kernel';
import { fromMs, toMs, type Gln, type Instant } from '#shared/vocabulary';

/** A month of an entity's ledger. */
export interface Period {
  /** `<entity>/<period>`. */
  key: string;
  entity: Gln;
  /** `2026-P06`. */
  period: string;
  /** Null when it was closed before we heard of its opening. */
  startsAt: Instant | null;
  endsAt: Instant | null;
  isClosed: boolean;
  source: string;
  /** When its ledger last said so. */
  toldAt: Instant;
  receivedAt: Instant;
}

/** The periods that the ledgers told of. */
export const periods = defineCollection<Period>({
  name: 'intercompany.period',
  key: (period) => period.key,
  columns: {
    key: { type: 'text' },
    entity: { type: 'text' },
    period: { type: 'text' },
    startsAt: { type: 'instant', nullable: true },
    endsAt: { type: 'instant', nullable: true },
    isClosed: { type: 'bool' },
    source: { type: 'text' },
    toldAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  indexes: { byEntity: (period) => period.entity },
});

export function periodKey(entity: Gln, period: string): string {
  return `${entity}/${period}`;
}

/** The period of a ledger that an instant falls in; undefined when the ledger has not told of it. */
export function periodAt(world: WorldView, entity: Gln, at: Instant): Period | undefined {
  return world
    .by(periods, 'byEntity', entity)
    .find(
      ({ startsAt, endsAt }) =>
        startsAt !== null && endsAt !== null && startsAt <= at && at < endsAt,
    );
}

/** A date to book under, and why it is another than the day on which it happened. */
export interface PostingDate {
  at: Instant;
  lateReason: string | null;
}

/**
 * The date to book under: the day it happened; where that day's period is closed already, today, or the nearest day of
 * the next period that is open. What nobody told us to be closed is taken as open; the ledger itself refuses what it
 * does not take.
 */
export function postingDate(
  world: WorldView,
  entity: Gln,
  happenedAt: Instant,
  now: Instant,
): PostingDate {
  const meant = periodAt(world, entity, happenedAt);
  if (!meant?.isClosed) return { at: happenedAt, lateReason: null };
  const next = world
    .by(periods, 'byEntity', entity)
    .filter(({ startsAt, isClosed }) => !isClosed && startsAt !== null && startsAt > happenedAt)
    .toSorted((a, b) => (a.period < b.period ? -1 : 1))[0];
  const lateReason = `Of ${happenedAt.slice(0, 10)}; ${monthOf(meant.period)} is closed.`;
  if (!next) return { at: now, lateReason };
  const [first, after] = [next.startsAt!, next.endsAt!];
  const at = now < first ? first : now < after ? now : fromMs(toMs(after) - 1);
  return { at, lateReason };
}

/** `2026-P06` → "P06", as people say it. */
export function monthOf(period: string): string {
  return period.slice(period.indexOf('-') + 1);
}

/** Whether a ledger has closed the period of a date. */
export function isClosedFor(world: WorldView, entity: Gln, at: Instant): boolean {
  return periodAt(world, entity, at)?.isClosed === true;
}

/** The last moment of a period while it is over and still open at a ledger; else now. */
export function dayOfPeriod(world: WorldView, entity: Gln, period: string, now: Instant): Instant {
  const own = world.get(periods, periodKey(entity, period));
  if (!own || own.isClosed || own.endsAt === null || own.endsAt > now) return now;
  return fromMs(toMs(own.endsAt) - 1);
}
