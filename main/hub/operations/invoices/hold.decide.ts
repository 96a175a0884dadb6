import { holdInvoice, releaseInvoice } from '#shared/contracts';
import type { Act } from '#shared/protocol';
import { accept, fromMs, HOUR_MS, refuse, type Result } from '#shared/vocabulary';
import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { commands, isOpen, queueCommand } from '#engine/outbox';
import { invoices, type Invoice } from './invoice.collection.ts';

/** Payment runs are daily: an answer after that is for the next one, and a person should know. */
const EXPIRES_AFTER_MS = 24 * HOUR_MS;

/** Asks the ERP to block an invoice for payment. Refused for one that is unknown, held already, or being changed. */
export function decideHold(
  world: WorldView,
  act: Act<'invoice.hold'>,
  context: DecisionContext,
): Decision {
  const found = changeable(world, act.invoice);
  if (!found.ok) return found;
  if (found.value.status === 'held')
    return refuse('invoice.alreadyHeld', { invoice: act.invoice }, 'invoice');
  const queued = queueCommand(context, {
    definition: holdInvoice,
    target: found.value.source,
    data: { invoiceNumber: act.invoice, reason: act.reason },
    correlationId: act.invoice,
    label: `Hold ${act.invoice}`,
    expiresAt: fromMs(context.nowMs + EXPIRES_AFTER_MS),
  });
  return accept({ events: [queued] });
}

/** The invoice, unless nobody knows it or a hold or release of it is still under way. */
function changeable(world: WorldView, invoiceNumber: string): Result<Invoice> {
  const invoice = world.get(invoices, invoiceNumber);
  if (!invoice || invoice.status === 'announced')
    return refuse('invoice.unknown', { invoice: invoiceNumber }, 'invoice');
  const asked = world
    .by(commands, 'byCorrelation', invoiceNumber)
    .find(
      (command) =>
        (command.type === holdInvoice.type || command.type === releaseInvoice.type) &&
        isOpen(command),
    );
  return asked
    ? refuse('invoice.changeUnderWay', { invoice: invoiceNumber, command: asked.id })
    : accept(invoice);
}
