import * as contracts from '#shared/contracts';
import { accept, assert, refuse, type Result, toMs } from '#shared/vocabulary';
import {
  book,
  changeOpenItem,
  type CommandHandler,
  handleCommand,
  openItem,
  periodOf,
  type Settlement,
  type World,
} from '#simulator/world';

/** How an ERP clears a statement between entities, and takes that back. */
export const settlementCommands: readonly CommandHandler[] = [
  handleCommand({
    definition: contracts.settleIntercompany,
    take(world, to, data) {
      const { entities, currency } = world.network;
      if (entities[to.owner]!.gln !== data.entity)
        return refuse('entity.unknown', { entity: data.entity }, 'entity');
      if (!entities.some(({ gln }) => gln === data.counterparty && gln !== data.entity))
        return refuse('entity.unknown', { entity: data.counterparty }, 'counterparty');
      if (data.currency !== currency)
        return refuse('posting.currency', { currency: data.currency }, 'currency');
      if (settlementOf(world, to.owner, data.statement))
        return refuse('settlement.exists', { statement: data.statement }, 'statement');
      // It clears what its own ledger has open, and nothing else.
      for (const { transferNumber, dueMinor } of data.items) {
        const ledgerMinor = openItem(world.state, to.owner, transferNumber);
        if (ledgerMinor !== dueMinor)
          return refuse('settlement.amount', { transferNumber, dueMinor, ledgerMinor }, 'items');
      }
      const clearedMinor = data.items.reduce((sum, { dueMinor }) => sum + dueMinor, 0);
      const linesMinor = clearing(data.lines);
      if (linesMinor !== clearedMinor)
        return refuse('settlement.lines', { clearedMinor, linesMinor }, 'lines');
      const booked = book(world.state, to.owner, toMs(data.postedAt), data.lines);
      if (!booked.ok) return booked;
      for (const { transferNumber, dueMinor } of data.items)
        changeOpenItem(world.state, to.owner, transferNumber, -dueMinor);
      const { counterparty, items, lines } = data;
      const postingId = `GL-${++world.state.counters.posting}`;
      world.state.settlements.set(keyOf(to.owner, data.statement), {
        postingId,
        isReversed: false,
        counterparty,
        currency,
        items,
        lines,
      });
      return accept(postingId);
    },
    apply(world, to, data) {
      const { postingId } = known(world, to.owner, data.statement);
      world.say(
        to.feed,
        contracts.intercompanySettled,
        data.statement,
        { ...data, postingId, period: periodOf(toMs(data.postedAt)) },
        { cause: to.cause },
      );
    },
  }),

  handleCommand({
    definition: contracts.reverseIntercompanySettlement,
    take(world, to, data): Result<unknown> {
      const settlement = settlementOf(world, to.owner, data.statement);
      if (!settlement || settlement.isReversed)
        return refuse('settlement.unknown', { statement: data.statement }, 'statement');
      const lines = mirrored(settlement.lines);
      const booked = book(world.state, to.owner, toMs(data.postedAt), lines);
      if (!booked.ok) return booked;
      settlement.isReversed = true;
      for (const { transferNumber, dueMinor } of settlement.items)
        changeOpenItem(world.state, to.owner, transferNumber, dueMinor);
      return booked;
    },
    apply(world, to, data) {
      const settlement = known(world, to.owner, data.statement);
      const { counterparty, currency, lines, postingId: reversedPostingId } = settlement;
      world.state.settlements.delete(keyOf(to.owner, data.statement));
      world.say(
        to.feed,
        contracts.intercompanySettlementReversed,
        data.statement,
        {
          ...data,
          counterparty,
          currency,
          postingId: `GL-${++world.state.counters.posting}`,
          reversedPostingId,
          period: periodOf(toMs(data.postedAt)),
          lines: mirrored(lines),
        },
        { cause: to.cause },
      );
    },
  }),
];

/** What lines clear of due from and due to: credits less debits of both. */
function clearing(lines: Settlement['lines']): number {
  return lines
    .filter(({ account }) => account === '1310' || account === '2310')
    .reduce((sum, { debitMinor, creditMinor }) => sum + creditMinor - debitMinor, 0);
}

function mirrored(lines: Settlement['lines']): Settlement['lines'] {
  return lines.map(({ account, name, debitMinor, creditMinor }) => ({
    account,
    name,
    debitMinor: creditMinor,
    creditMinor: debitMinor,
  }));
}

function settlementOf(world: World, entity: number, statement: string): Settlement | undefined {
  return world.state.settlements.get(keyOf(entity, statement));
}

function known(world: World, entity: number, statement: string): Settlement {
  const settlement = settlementOf(world, entity, statement);
  assert(settlement, `the statement ${statement} was cleared before it is spoken of`);
  return settlement;
}

function keyOf(entity: number, statement: string): string {
  return `${entity}|${statement}`;
}
