import type { WorldView } from '#engine/kernel';
import { CLEAR, placeOf, severityOf, type Finding, type Rule } from '#operations/exceptions';
import { invoices, type Invoice } from '#operations/invoices';
import { partners } from '#operations/network';
import { purchaseOrders, type PurchaseOrder } from '#operations/purchasing';
import { shipments, type Shipment } from '#operations/shipments';
import { lineAmountMinor } from '#shared/vocabulary';
import { cited, plainLine, told } from './cited.ts';
import { watch } from './touched.ts';

const NAME = 'INV-01';

interface Expected {
  amountMinor: number;
  words: string;
}

/**
 * An invoice bills another amount than its order and receipt, or its freight, by more than the policy's tolerance. At
 * risk is the difference; to release the invoice for payment ends it.
 */
export const invoiceMismatch: Rule = {
  name: NAME,
  type: 'invoiceMismatch',
  watches: [
    watch<Invoice>({ collection: invoices, subjects: ({ invoiceNumber }) => [invoiceNumber] }),
    // It may come before what it bills is counted, or planned.
    watch<PurchaseOrder>({
      collection: purchaseOrders,
      subjects: ({ poNumber }, world) => billing(world, poNumber),
    }),
    watch<Shipment>({
      collection: shipments,
      subjects: ({ shipmentId }, world) => billing(world, shipmentId),
    }),
  ],
  scope(world, number) {
    const invoice = world.get(invoices, number);
    return { site: siteOf(world, invoice), supplier: invoice?.issuer ?? null };
  },
  assess(world, number, context) {
    const invoice = world.get(invoices, number);
    if (!invoice || invoice.status === 'announced') return CLEAR;
    if (invoice.status === 'open' && invoice.holdChangedAt !== null)
      return { ...CLEAR, end: `${invoice.source} released it for payment` };
    const expected = expectedOf(world, invoice);
    if (!expected) return CLEAR;
    const { toleranceBasisPoints, toleranceMinor } = context.policy.content.invoiceMismatch;
    const tolerance = Math.max(
      toleranceMinor,
      Math.round((expected.amountMinor * toleranceBasisPoints) / 10_000),
    );
    const differenceMinor = invoice.totalMinor - expected.amountMinor;
    if (Math.abs(differenceMinor) <= tolerance) return CLEAR;
    const issuer = world.get(partners, invoice.issuer)?.name ?? invoice.issuer;
    const isHeld = invoice.status === 'held';
    const finding: Finding = {
      subjectKind: 'invoice',
      subject: `${number} ${issuer}${isHeld ? ', held' : ''}`,
      site: siteOf(world, invoice),
      // What is held is not paid: it waits for a decision, and nothing is lost meanwhile.
      state: isHeld
        ? 'watch'
        : severityOf(
            context.policy.content,
            invoice.dueAt,
            Math.abs(differenceMinor),
            context.nowMs,
          ),
      atRiskMinor: Math.abs(differenceMinor),
      atRiskIsBound: false,
      currency: invoice.currency,
      orders: 0,
      decideByAt: invoice.dueAt,
      cause: [],
      places: [placeOf('entity', invoice.entity)],
      provenBy: invoice.source,
      evidence: {
        why: told(
          `${number} bills ${differenceMinor > 0 ? 'more' : 'less'} than was agreed`,
          `${cited(NAME, context)}: invoiced − ${expected.words}, beyond the larger of ${toleranceBasisPoints / 100} % and the least amount`,
          [
            plainLine('Invoiced', invoice.totalMinor, 'minor'),
            plainLine(`Expected: ${expected.words}`, -expected.amountMinor, 'minor'),
            plainLine('Difference', differenceMinor, 'minor', true),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links:
          invoice.kind === 'freight' && invoice.billed !== null
            ? [{ kind: 'shipment', key: invoice.billed, label: invoice.billed }]
            : [],
      },
      source: invoice.source,
      occurredAt: invoice.occurredAt,
      receivedAt: invoice.receivedAt,
    };
    return { finding, recheckAt: null };
  },
};

/** What the order's prices make of what came (of what was ordered, where nothing was counted yet), or the freight. */
function expectedOf(world: WorldView, invoice: Invoice): Expected | null {
  if (invoice.billed === null) return null;
  if (invoice.kind === 'freight') {
    const shipment: Shipment | undefined = world.get(shipments, invoice.billed);
    return shipment && shipment.currency === invoice.currency
      ? { amountMinor: shipment.freightMinor, words: 'freight as planned' }
      : null;
  }
  const order = world.get(purchaseOrders, invoice.billed);
  if (!order || order.currency !== invoice.currency) return null;
  const isCounted = order.countedAt !== null;
  const amountMinor = order.lines.reduce(
    (sum, line) =>
      sum + lineAmountMinor(isCounted ? line.received : line.quantity, line.unitCostMicro),
    0,
  );
  return { amountMinor, words: `${isCounted ? 'received' : 'ordered'} at the order’s prices` };
}

function billing(world: WorldView, billed: string): string[] {
  return world.by(invoices, 'byBilled', billed).map(({ invoiceNumber }) => invoiceNumber);
}

function siteOf(world: WorldView, invoice: Invoice | undefined): string | null {
  if (!invoice || invoice.kind === 'freight' || invoice.billed === null) return null;
  return world.get(purchaseOrders, invoice.billed)?.site ?? null;
}
