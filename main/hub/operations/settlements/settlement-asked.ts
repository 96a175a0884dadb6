import { approverName } from '#operations/approvals';
import { askedCases } from '#operations/casework';
import { monthOf, shortName } from '#operations/intercompany';
import { exactMoney } from '#shared/vocabulary';
import { statementBooks } from './settlement-view.ts';
import { settlements } from './settlement.collection.ts';

/** Statements as tasks. Without their amount: everybody sees the list, and what two books say is finance's to see. */
export const askedSettlements = askedCases(settlements, {
  kind: 'settlement',
  told(world, { entity, counterparty, upTo, currency }) {
    const title = `Settle ${shortName(world, entity)} and ${shortName(world, counterparty)} up to ${monthOf(upTo)}`;
    return { title, valueMinor: null, currency };
  },
  /** Who pays whom, of what, and what both ledgers would book. */
  card: {
    seenWith: 'settlement.detail',
    of(context, row) {
      const { payer, payee, netMinor: minor, currency, items, upTo, proposedBy, speaksFor } = row;
      const name = (entity: string) => shortName(context.world, entity);
      return {
        what: [
          `${name(payer)} pays ${name(payee)} ${exactMoney({ minor, currency })} net.`,
          `It settles ${items.length} documents that both ledgers have matched, up to ${monthOf(upTo)}.`,
          `${approverName(proposedBy)}, for ${name(speaksFor)}: ${row.reason}`,
        ],
        books: statementBooks(context, row),
        hash: row.hash,
      };
    },
  },
});
