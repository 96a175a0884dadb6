import { defineCollection } from '#engine/kernel';
import type { Currency, Gtin, Instant, Unit } from '#shared/vocabulary';

/** An item as the ERP publishes it. */
export interface ItemMaster {
  gtin: Gtin;
  sku: string;
  description: string;
  unit: Unit;
  /** Every transfer is a multiple of it. */
  casePack: number;
  weightGrams: number;
  volumeCm3: number;
  abcClass: 'A' | 'B' | 'C';
  unitCostMicro: number;
  unitPriceMicro: number;
  currency: Currency;
  publishedAt: Instant;
}

/** All items, by GTIN. */
export const items = defineCollection<ItemMaster>({
  name: 'network.item',
  key: (item) => item.gtin,
  columns: {
    gtin: { type: 'text' },
    sku: { type: 'text' },
    description: { type: 'text' },
    unit: { type: 'text' },
    casePack: { type: 'int4' },
    weightGrams: { type: 'int8' },
    volumeCm3: { type: 'int8' },
    abcClass: { type: 'text' },
    unitCostMicro: { type: 'int8' },
    unitPriceMicro: { type: 'int8' },
    currency: { type: 'text' },
    publishedAt: { type: 'instant' },
  },
  indexes: { bySku: (item) => item.sku },
});
