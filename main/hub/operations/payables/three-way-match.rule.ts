import type { Invoice } from '#operations/invoices';
import type { PurchaseOrder } from '#operations/purchasing';
import { lineAmountMinor } from '#shared/vocabulary';

/** What comparing an invoice with its order and receipt finds, in minor units of the invoice's currency. */
export interface Match {
  /** `awaitsReceipt`: nothing was counted yet, so nothing can be said of quantities. */
  state: 'matched' | 'differs' | 'awaitsReceipt' | 'nothingToMatch';
  expectedMinor: number;
  /** Invoiced less expected. */
  differenceMinor: number;
  toleranceMinor: number;
  /** Each line that differs, in words: "GTIN …: 120 invoiced, 100 received". */
  lines: string[];
}

/** How much may differ: the larger of a share of what was expected and a least amount. */
export interface Tolerance {
  toleranceBasisPoints: number;
  toleranceMinor: number;
}

/**
 * The three-way match of a goods invoice: each line's quantity against what the dock counted, its price against the
 * order's, together within the tolerance. An invoice beside its order's currency, or of no order, matches nothing.
 */
export function threeWayMatch(
  invoice: Invoice,
  order: PurchaseOrder | undefined,
  tolerance: Tolerance,
): Match {
  const nothing = { expectedMinor: 0, differenceMinor: 0, toleranceMinor: 0, lines: [] };
  if (!order || invoice.kind !== 'goods' || order.currency !== invoice.currency)
    return { state: 'nothingToMatch', ...nothing };
  if (order.countedAt === null) return { state: 'awaitsReceipt', ...nothing };
  let expectedMinor = 0;
  const lines: string[] = [];
  for (const { gtin, received, unitCostMicro } of order.lines) {
    expectedMinor += lineAmountMinor(received, unitCostMicro);
    const billed = invoice.lines.filter((line) => line.gtin === gtin);
    const quantity = billed.reduce((sum, line) => sum + line.quantity, 0);
    if (quantity !== received)
      lines.push(`GTIN ${gtin}: ${quantity} invoiced, ${received} received`);
    for (const { unitPriceMicro } of billed)
      if (unitPriceMicro !== unitCostMicro)
        lines.push(
          `GTIN ${gtin}: price ${money(unitPriceMicro)}, ordered at ${money(unitCostMicro)}`,
        );
  }
  for (const { gtin, quantity } of invoice.lines)
    if (gtin !== null && !order.lines.some((line) => line.gtin === gtin))
      lines.push(`GTIN ${gtin}: ${quantity} invoiced, none ordered`);
  const share = Math.round((expectedMinor * tolerance.toleranceBasisPoints) / 10_000);
  const toleranceMinor = Math.max(tolerance.toleranceMinor, share);
  const differenceMinor = invoice.totalMinor - expectedMinor;
  const state = Math.abs(differenceMinor) <= toleranceMinor ? 'matched' : 'differs';
  return { state, expectedMinor, differenceMinor, toleranceMinor, lines };
}

/** A unit price with the cents that people read. */
function money(micro: number): string {
  return (micro / 1_000_000).toFixed(2);
}
