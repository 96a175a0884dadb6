import type { LogEvent } from '#engine/kernel';
import type { RunKind } from '#engine/runs';
import { caseRuns } from '#operations/casework';
import { monthOf, shortName } from '#operations/intercompany';
import { intercompanySettled, intercompanySettlementReversed } from '#shared/contracts';
import { exactMoney } from '#shared/vocabulary';
import { SETTLEMENT_STATED } from './own-events.ts';
import { settlementKind } from './settlement.kind.ts';
import { CURRENT_SETTLEMENT } from './settlement.machine.ts';

/** The runs of settlements, for those who show and steer runs of any workflow. */
export const settlementRuns: RunKind = caseRuns(settlementKind, {
  title: 'Intercompany settlement',
  current: CURRENT_SETTLEMENT,
  subject(world, { payer, payee, netMinor, currency, upTo, items }) {
    const amount = exactMoney({ minor: netMinor, currency });
    const documents = items.length === 1 ? '1 document' : `${items.length} documents`;
    return `${shortName(world, payer)} pays ${shortName(world, payee)} ${amount}, ${documents} up to ${monthOf(upTo)}`;
  },
  waitsFor(world, { step, payer, payee }) {
    switch (step) {
      case 'bookingPayer':
        return `The ledger of ${shortName(world, payer)}`;
      case 'bookingPayee':
        return `The ledger of ${shortName(world, payee)}`;
      case 'cancelling':
        return 'The ledgers to take it back';
      default:
        return null;
    }
  },
  words: {
    isOutdated: 'a document of it changed in a ledger',
    isPayerBooked: 'who pays has cleared the statement',
    isSettled: 'both ledgers have cleared the same statement',
  },
  told({ type, data }: LogEvent) {
    const { postingId, period } = data as Record<string, string | undefined>;
    switch (type) {
      case SETTLEMENT_STATED:
        return 'Drawn up';
      case intercompanySettled.type:
        return `Cleared as ${postingId} in ${monthOf(period ?? '')}`;
      case intercompanySettlementReversed.type:
        return `Taken back as ${postingId} in ${monthOf(period ?? '')}`;
      default:
        return null;
    }
  },
});
