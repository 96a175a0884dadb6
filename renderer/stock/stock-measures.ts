import type { StockRow } from '#shared/protocol';
import { count, decimal, orNothing } from '#ui';

/** A figure of a position that the pivot can show, one at a time. */
export interface StockMeasure {
  id: string;
  label: string;
  definition: string;
  of: (row: StockRow) => number | null;
  text: (value: number | null) => string;
  /** Whether positions of one item add up: pieces do, days of supply do not. */
  adds: boolean;
}

const pieces = (value: number | null) => orNothing(value, count);

/** The measures of the pivot, the most asked first. */
export const STOCK_MEASURES: readonly StockMeasure[] = [
  {
    id: 'available',
    label: 'Available',
    definition: 'On hand − reserved − blocked',
    of: (row) => row.available,
    text: pieces,
    adds: true,
  },
  {
    id: 'excessOrShort',
    label: 'Excess or short',
    definition: 'Against safety stock and the horizon of the class; minus is short',
    of: (row) => row.excessOrShort,
    text: pieces,
    adds: true,
  },
  {
    id: 'projected',
    label: 'Projected',
    definition: 'Available + in transit in − forecast over the lead time',
    of: (row) => row.projected,
    text: pieces,
    adds: true,
  },
  {
    id: 'daysOfSupply',
    label: 'Days of supply',
    definition: '(On hand − reserved − blocked) ÷ mean forecast daily demand',
    of: (row) => (row.daysOfSupplyTenths === null ? null : row.daysOfSupplyTenths / 10),
    text: (value) => orNothing(value, (days) => decimal(days, 1)),
    adds: false,
  },
  {
    id: 'onHand',
    label: 'On hand',
    definition: 'Counted at the site by its WMS',
    of: (row) => row.onHand,
    text: pieces,
    adds: true,
  },
  {
    id: 'inTransitIn',
    label: 'In transit in',
    definition: 'On the road to the site, sellable at neither end',
    of: (row) => row.inTransitIn,
    text: pieces,
    adds: true,
  },
];
