/**
 * Transfers of stock between sites: from request to receipt, in a closed loop with WMS, TMS and ERP. The workflow is
 * data (`transfer.machine.v1.json`), its guards look at facts, so the order in which the feeds tell them does not
 * matter. May import shared and engine rooms, `#operations/{network,policy,stock,exceptions,shipments,approvals,
 * intercompany}`; of those none may import this room. What they must know of transfers they fold from its events:
 * stock on its way ends by `signalbox.hub.transfer.shortClosed.v1`.
 *
 * Owns the tables of schema `transfers`. Reads the WMS's stock, task, shipment and receipt events, the TMS's shipment
 * events, the ERP's transfer orders and postings, all receipts; emits
 * signalbox.hub.transfer.{requested,stepped,cancelAsked,shortClosed}.v1.
 */
export * from './own-events.ts';
