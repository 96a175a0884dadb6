/**
 * Transfers of stock between sites: from request to receipt, in a closed loop with WMS, TMS and ERP. The workflow is
 * data (`transfer.machine.v2.json`; what began on version 1 ends on it), its guards look at facts, so the order in which
 * the feeds tell them does not matter. May import shared and engine rooms, `#operations/{network,policy,stock,exceptions,
 * shipments,approvals,interventions,intercompany,sourcing}`; of those none may import this room. What they must know of
 * transfers they fold from its events: stock on its way ends by `signalbox.hub.transfer.shortClosed.v1`.
 *
 * Owns the tables of schema `transfers`. Reads the WMS's stock, task, shipment and receipt events, the TMS's shipment
 * events, the ERP's transfer orders and postings, all receipts, signalbox.hub.approval.given.v1,
 * signalbox.hub.run.{paused,resumed,movedOn}.v1 and signalbox.hub.feed.caughtUp.v1; emits
 * signalbox.hub.transfer.{requested,laneChanged,stepped,cancelAsked,shortClosed,over,filed}.v1.
 */
import { defineRoom, type LogEvent, type React, type Room } from '#engine/kernel';
import type { GivesRuns } from '#engine/runs';
import type { GivesTasks } from '#operations/approvals';
import { TRANSFER_AFTER } from './advance.ts';
import { decideChangeLane } from './change-lane.decide.ts';
import { decideCreate } from './create.decide.ts';
import { factEvolve } from './facts.projection.ts';
import { armFiling, FILE_TRANSFERS, fileEnded } from './filing.ts';
import { TRANSFER_STEPPED } from './own-events.ts';
import { sayOver } from './say-over.ts';
import { askedTransfers } from './transfer-asked.ts';
import { transferCard } from './transfer-card.ts';
import { transfers } from './transfer.collection.ts';
import { decideApprove, decideCancel, decideCloseShort, decideReject } from './transfer.decide.ts';
import { ownEvolve } from './transfer.projection.ts';
import { afterDelay, transferReact } from './transfer.react.ts';
import { transferRuns } from './transfer-runs.ts';
import { transfersView } from './transfer.view.ts';

export { decideCreate } from './create.decide.ts';
export { askable, heldQuantity } from './held-stock.ts';
export { historyOf as transferHistory } from './history-words.ts';
export * from './own-events.ts';
export { termsHash } from './transfer-terms.ts';
export * from './transfer.collection.ts';
export { neededFor } from './transfer-facts.ts';

/** What follows from the end of a run. */
const ended: React = (world, event: LogEvent<never>, context) => {
  const [over, filing] = [sayOver(world, event), armFiling(world, event, context)];
  if (!over || !filing) return over ?? filing;
  return { ...filing, events: [...over.events, ...filing.events] };
};

export const transfersRoom: Room & GivesTasks & GivesRuns = {
  ...defineRoom({
    name: 'transfers',
    collections: [transfers],
    evolve: { ...ownEvolve, ...factEvolve },
    react: { ...transferReact, [TRANSFER_STEPPED]: ended },
    decide: {
      'transfer.create': decideCreate,
      'transfer.approve': decideApprove,
      'transfer.reject': decideReject,
      'transfer.changeLane': decideChangeLane,
      'transfer.cancel': decideCancel,
      'transfer.closeShort': decideCloseShort,
    },
    timers: { [TRANSFER_AFTER]: afterDelay, [FILE_TRANSFERS]: fileEnded },
    views: [transfersView],
    queries: { 'transfer.card': transferCard },
  }),
  asks: [askedTransfers],
  runs: [transferRuns],
};
