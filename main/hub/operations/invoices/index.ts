/**
 * Invoices of suppliers and carriers: what came, what is blocked for payment. May import shared and engine rooms and
 * `#operations/network`.
 *
 * Owns the tables of schema `invoices`. Reads signalbox.erp.invoice.received/held/released.v1 and
 * signalbox.hub.command.wantedAnew.v1; emits none, and commands the ERP to hold. To release one is for `#operations/payables`, which asks who must agree.
 */
import { holdInvoice, invoiceHeld, invoiceReceived, invoiceReleased } from '#shared/contracts';
import { defineRoom } from '#engine/kernel';
import { asksAnew, COMMAND_WANTED_ANEW } from '#engine/outbox';
import { decideHold } from './hold.decide.ts';
import { invoices } from './invoice.collection.ts';
import { foldHeld, foldReceived, foldReleased } from './invoice.projection.ts';

export * from './invoice.collection.ts';

export const invoicesRoom = defineRoom({
  name: 'invoices',
  collections: [invoices],
  evolve: {
    [invoiceReceived.type]: foldReceived,
    [invoiceHeld.type]: foldHeld,
    [invoiceReleased.type]: foldReleased,
  },
  react: { [COMMAND_WANTED_ANEW]: asksAnew(holdInvoice) },
  decide: { 'invoice.hold': decideHold },
});
