import type { DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { queueCommand, type CommandQueued } from '#engine/outbox';
import { entities } from '#operations/network';
import { postIntercompany } from '#shared/contracts';
import type { StatedRate } from '#shared/protocol';
import { assert, type Instant } from '#shared/vocabulary';
import { postingDate } from './period.collection.ts';
import { shortName } from './trade-of.ts';
import { totalMinor, type Entry, type Trade } from './entry.ts';

/** What people call each stage: "Book loss in transit". */
export const STAGE_WORDS: Record<Entry['stage'], string> = {
  shipping: 'shipping',
  receiving: 'receipt',
  shortClosed: 'loss in transit',
  returned: 'return',
  adjusting: 'adjustment',
};

/** What is traded, as far as a booking must say it. */
export type Traded = Pick<Trade, 'number' | 'currency'> & {
  rate: Pick<StatedRate, 'rateMicro' | 'source' | 'on'> | null;
};

/**
 * Asks the ERP of an entity to book an entry of a trade, in the period of the day it happened, or in the next one that is
 * open, and then says why.
 */
export function bookEntry(
  world: WorldView,
  context: DecisionContext,
  { number, currency, rate }: Traded,
  entry: Entry,
  when: { happenedAt: Instant; expiresAt: Instant },
): OwnEvent<CommandQueued> {
  totalMinor(entry.lines);
  const ledger = world.get(entities, entry.entity);
  assert(ledger, `the entity ${entry.entity} of a trade is known`);
  const { at, lateReason } = postingDate(world, entry.entity, when.happenedAt, context.now);
  return queueCommand(context, {
    definition: postIntercompany,
    target: ledger.source,
    data: {
      entity: entry.entity,
      counterparty: entry.counterparty,
      transferNumber: number,
      stage: entry.stage,
      postedAt: at,
      currency: entry.currency,
      ...(lateReason !== null && { lateReason }),
      ...(rate !== null &&
        entry.currency !== currency && {
          document: {
            currency,
            amountMinor: entry.dueMinor,
            rateMicro: rate.rateMicro,
            rateSource: rate.source,
            rateOn: rate.on,
          },
        }),
      lines: entry.lines,
    },
    correlationId: number,
    label: `Book ${STAGE_WORDS[entry.stage]}, ${shortName(world, entry.entity)}`,
    expiresAt: when.expiresAt,
  });
}
