import { defineCollection, type WorldView } from '#engine/kernel';
import type { Gln, Instant } from '#shared/vocabulary';

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

/**
 * The date to book under: the day it happened, or today when that day's period is closed already. What nobody told us
 * to be closed is taken as open; the ledger itself refuses what it does not take.
 */
export function postingDate(
  world: WorldView,
  entity: Gln,
  happenedAt: Instant,
  now: Instant,
): Instant {
  return isClosedFor(world, entity, happenedAt) ? now : happenedAt;
}

/** Whether a ledger has closed the period of a date. */
export function isClosedFor(world: WorldView, entity: Gln, at: Instant): boolean {
  return periodAt(world, entity, at)?.isClosed === true;
}
