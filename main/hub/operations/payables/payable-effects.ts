import { contentHash } from '#engine/audit';
import type { DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { queueCommand } from '#engine/outbox';
import {
  approvalsOf,
  requestApprovals,
  sayOverdue,
  withdrawApprovals,
} from '#operations/approvals';
import { invoices, type Invoice } from '#operations/invoices';
import { sayDecided } from '#operations/policy';
import { releaseInvoice } from '#shared/contracts';
import { assert, fromMs, MINUTE_MS } from '#shared/vocabulary';
import { matchOf, neededFor, policyFor } from './payable-case.ts';
import { releaseOf } from './payable-facts.ts';
import type { Payable } from './payable.collection.ts';
import type { PayableAction } from './payable.machine.ts';

/** What an action works on, and where it puts what follows. */
interface Doing {
  world: WorldView;
  payable: Payable;
  context: DecisionContext;
  events: OwnEvent[];
  /** The release that failed is asked for anew. */
  isAnew: boolean;
}

/** What each action of the machine does. All may be asked for again and again. */
export const PAYABLE_EFFECTS: Readonly<Record<PayableAction, (doing: Doing) => void>> = {
  askApprovals({ world, payable, events }) {
    const invoice = invoiceOf(world, payable);
    const asker = payable.askedBy ?? 'hub';
    const { needed, trace } = neededFor(world, invoice, asker);
    const subject = payable.invoice;
    const roles = needed.map(({ role }) => role).join(', ');
    const outcome = needed.length === 0 ? 'lets it through' : `asks ${roles}`;
    events.push(
      sayDecided({ subject, trace, outcome }),
      requestApprovals({
        subject,
        policy: trace.policy,
        requestedBy: asker,
        authors: [asker],
        hash: payableHash(world, invoice),
        decideByAt: invoice.dueAt,
        counted: null,
        needed,
      }),
    );
  },

  withdrawApprovals: ({ world, payable, events }) =>
    push(events, withdrawApprovals(world, payable.invoice)),

  sayOverdue: ({ world, payable, context, events }) =>
    push(events, sayOverdue(world, payable.invoice, context.now)),

  release({ world, payable, context, events, isAnew }) {
    if (releaseOf(world, payable) && !isAnew) return;
    const invoice = invoiceOf(world, payable);
    const minutes = policyFor(world, invoice).content.releaseExpiresMinutes;
    events.push(
      queueCommand(context, {
        definition: releaseInvoice,
        target: invoice.source,
        data: { invoiceNumber: payable.invoice },
        correlationId: payable.invoice,
        label: `Release ${payable.invoice}`,
        expiresAt: fromMs(context.nowMs + minutes * MINUTE_MS),
      }),
    );
  },

  // What took too long becomes an incident, which `advance` opens.
  sayTimedOut: () => {},
};

/** What an approval is of: the invoice, its lines, and by how much it does not match. Hex. */
export function payableHash(world: WorldView, invoice: Invoice): string {
  const { invoiceNumber, issuer, entity, billed, currency, totalMinor, lines } = invoice;
  const { differenceMinor } = matchOf(world, invoice);
  return contentHash({
    invoiceNumber,
    issuer,
    entity,
    billed,
    currency,
    totalMinor,
    lines,
    differenceMinor,
  });
}

/** Whether those who are asked were asked about something else: a receipt or a correction came meanwhile. */
export function isAskedOfOther(world: WorldView, payable: Payable): boolean {
  const invoice = world.get(invoices, payable.invoice);
  const [asked] = approvalsOf(world, payable.invoice);
  return invoice !== undefined && asked !== undefined && asked.hash !== payableHash(world, invoice);
}

function invoiceOf(world: WorldView, { invoice }: Payable): Invoice {
  const found = world.get(invoices, invoice);
  assert(found, `the invoice ${invoice} of a payable is known`);
  return found;
}

function push(events: OwnEvent[], event: OwnEvent | null): void {
  if (event) events.push(event);
}
