import { defineCollection } from '#engine/kernel';

/** Receipts of a purchase order that the ERP has not told of yet: feeds run at their own speeds. */
export interface EarlyReceipt {
  poNumber: string;
  receipts: readonly (readonly { gtin: string; quantity: number }[])[];
}

export const earlyReceipts = defineCollection<EarlyReceipt>({
  name: 'purchasing.early_receipt',
  key: (receipt) => receipt.poNumber,
  columns: { poNumber: { type: 'text' }, receipts: { type: 'json' } },
});
