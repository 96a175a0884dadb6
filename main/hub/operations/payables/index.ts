/**
 * Invoices that are blocked for payment, each a run from its block to its release: matched against order and receipt as
 * receipts come, paid all the same when those agree whom it concerns, or disputed with who sent it. The workflow is data
 * (`payable.machine.v2.json`; what began on version 1 ends on it). May import shared and engine rooms and `#operations/{approvals,casework,exceptions,
 * interventions,invoices,network,policy,purchasing}`; none of these may import this room.
 *
 * Owns the tables of schema `payables`. Reads signalbox.erp.invoice.*, signalbox.erp.purchaseOrder.changed.v1,
 * signalbox.wms.receipt.completed.v1, the ERPs' receipts, the words of the outbox on releases,
 * signalbox.hub.approval.{requested,given}.v1 and signalbox.hub.run.{paused,resumed}.v1; emits
 * signalbox.hub.payable.{begun,stepped,asked,disputed}.v1, and commands the ERP to release.
 */
import { defineRoom, type Room } from '#engine/kernel';
import type { GivesRuns } from '#engine/runs';
import type { GivesTasks } from '#operations/approvals';
import { PAYABLE_AFTER } from './payable.advance.ts';
import { askedPayables } from './payable-asked.ts';
import { payableRuns } from './payable-runs.ts';
import { payables } from './payable.collection.ts';
import {
  decideAsk,
  decideDispute,
  decidePayableApprove,
  decidePayableReject,
} from './payable.decide.ts';
import { payableEvolve } from './payable.projection.ts';
import { afterPayableDelay, payableReact } from './payable.react.ts';

export { matchOf, neededFor as payableNeeded } from './payable-case.ts';
export { payables, type Payable } from './payable.collection.ts';
export { payableHash } from './payable-effects.ts';

export const payablesRoom: Room & GivesTasks & GivesRuns = {
  ...defineRoom({
    name: 'payables',
    collections: [payables],
    evolve: payableEvolve,
    react: payableReact,
    decide: {
      'payable.ask': decideAsk,
      'payable.dispute': decideDispute,
      'payable.approve': decidePayableApprove,
      'payable.reject': decidePayableReject,
    },
    timers: { [PAYABLE_AFTER]: afterPayableDelay },
  }),
  asks: [askedPayables],
  runs: [payableRuns],
};
