/**
 * Intercompany settlement: what two entities owe each other by a period's end, netted into one statement that both agree
 * to by its content, cleared in the ledger of who pays and then in that of who is paid, and taken back in reverse order
 * where the two do not end alike. The workflow is data (`settlement.machine.v1.json`). May import shared and engine rooms
 * and `#operations/{approvals,casework,exceptions,intercompany,interventions,network}`; none of these may import this room.
 *
 * Owns the tables of schema `settlements`. Reads signalbox.erp.intercompany.{posted,settled,settlementReversed}.v1, the
 * ERPs' receipts, the words of the outbox, signalbox.hub.approval.given.v1 and signalbox.hub.run.*; emits
 * signalbox.hub.settlement.{stated,stepped}.v1, and commands the ERPs to clear and to reverse.
 */
import { defineRoom, type LogEvent, type Room, type WorldView } from '#engine/kernel';
import type { GivesRuns } from '#engine/runs';
import type { GivesTasks } from '#operations/approvals';
import { reactCases } from '#operations/casework';
import { intercompanyPosted, type DataOf } from '#shared/contracts';
import { askedSettlements } from './settlement-asked.ts';
import { settlementRuns } from './settlement-runs.ts';
import { settlements } from './settlement.collection.ts';
import { approve, cancel, decideSettle, reject } from './settlement.decide.ts';
import { settlementKind } from './settlement.kind.ts';
import { settlementEvolve } from './settlement.projection.ts';
import { settlementDetail, statementPreview } from './settlement-view.ts';

export { settlements, type Settlement } from './settlement.collection.ts';
export { differenceOf } from './two-ledgers.rule.ts';

/** What a ledger books of a document may make a statement with it out of date. */
function withDocument(world: WorldView, { data }: LogEvent) {
  const { transferNumber } = data as DataOf<typeof intercompanyPosted>;
  return world.by(settlements, 'openByDocument', transferNumber);
}

const { react, afterDelay } = reactCases(settlementKind, {
  [intercompanyPosted.type]: withDocument,
});

export const settlementsRoom: Room & GivesTasks & GivesRuns = {
  ...defineRoom({
    name: 'settlements',
    collections: [settlements],
    evolve: settlementEvolve,
    react,
    decide: {
      'settlement.propose': decideSettle,
      'settlement.approve': approve,
      'settlement.reject': reject,
      'settlement.cancel': cancel,
    },
    timers: { [settlementKind.timerKind]: afterDelay },
    queries: { 'settlement.preview': statementPreview, 'settlement.detail': settlementDetail },
  }),
  asks: [askedSettlements],
  runs: [settlementRuns],
};
