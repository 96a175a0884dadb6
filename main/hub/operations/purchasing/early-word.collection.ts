import { defineCollection } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';

/** What a dock counted for a purchase order. */
export interface Receipt {
  receiptId: string;
  at: Instant;
  lines: readonly { gtin: string; quantity: number }[];
}

/** What a supplier promised. */
export interface SupplierPromise {
  at: Instant;
  isConfirmation: boolean;
  lines: readonly { line: number; quantity: number; promisedAt: Instant | null }[];
}

/**
 * Receipts and promises of a purchase order that the ERP has not told of yet: feeds run at their own speeds, and a
 * confirmation by file may overtake the order.
 */
export interface EarlyWord {
  poNumber: string;
  receipts: readonly Receipt[];
  promises: readonly SupplierPromise[];
}

export const earlyWords = defineCollection<EarlyWord>({
  name: 'purchasing.early_word',
  key: (word) => word.poNumber,
  columns: { poNumber: { type: 'text' }, receipts: { type: 'json' }, promises: { type: 'json' } },
});
