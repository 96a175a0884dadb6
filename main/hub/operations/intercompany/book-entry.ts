import type { DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { queueCommand, type CommandQueued } from '#engine/outbox';
import { entities } from '#operations/network';
import { postIntercompany } from '#shared/contracts';
import { assert, type Instant } from '#shared/vocabulary';
import { postingDate } from './period.collection.ts';
import { shortName } from './trade-of.ts';
import { totalMinor, type Entry, type Trade } from './posting-lines.rule.ts';

const WORDS: Record<Entry['stage'], string> = {
  shipping: 'shipping',
  receiving: 'receipt',
  shortClosed: 'loss in transit',
};

/** Asks the ERP of an entity to book an entry of a trade, in the period of the day it happened, if that is open. */
export function bookEntry(
  world: WorldView,
  context: DecisionContext,
  trade: Trade,
  entry: Entry,
  when: { happenedAt: Instant; expiresAt: Instant },
): OwnEvent<CommandQueued> {
  totalMinor(entry.lines);
  const ledger = world.get(entities, entry.entity);
  assert(ledger, `the entity ${entry.entity} of a trade is known`);
  return queueCommand(context, {
    definition: postIntercompany,
    target: ledger.source,
    data: {
      entity: entry.entity,
      counterparty: entry.counterparty,
      transferNumber: trade.number,
      stage: entry.stage,
      postedAt: postingDate(world, entry.entity, when.happenedAt, context.now),
      currency: trade.currency,
      lines: entry.lines,
    },
    correlationId: trade.number,
    label: `Book ${WORDS[entry.stage]}, ${shortName(world, entry.entity)}`,
    expiresAt: when.expiresAt,
  });
}
