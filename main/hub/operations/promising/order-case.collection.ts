import { defineCollection } from '#engine/kernel';
import { CASE_COLUMNS, CASE_INDEXES, type CaseRow } from '#operations/casework';
import type { Gln, Instant } from '#shared/vocabulary';
import type { OrderCaseWished, OrderVariation } from './own-events.ts';

/** The run of an order that can't be promised as asked; its number is the order's. */
export interface OrderCase extends CaseRow {
  site: Gln;
  variations: readonly OrderVariation[];
  openedBy: string;
  reason: string;
  /** The latest wish, who has it, and since when. */
  wished: Omit<OrderCaseWished, 'run'> | null;
  wishedBy: string | null;
  wishedAt: Instant | null;
  /** What the customer said to it; null while nobody was asked. */
  customerSays: 'agrees' | 'declines' | null;
  /** The line that holds the moved pieces now, as the ERP said: what a move back is of. */
  movedToLine: number | null;
}

/** All cases of orders, the latest of each. */
export const orderCases = defineCollection<OrderCase>({
  name: 'promising.order_case',
  key: ({ number }) => number,
  columns: {
    ...CASE_COLUMNS,
    site: { type: 'text' },
    variations: { type: 'json' },
    openedBy: { type: 'text' },
    reason: { type: 'text' },
    wished: { type: 'json', nullable: true },
    wishedBy: { type: 'text', nullable: true },
    wishedAt: { type: 'instant', nullable: true },
    customerSays: { type: 'text', nullable: true },
    movedToLine: { type: 'int4', nullable: true },
  },
  history: true,
  indexes: CASE_INDEXES,
});
