import type { StockRow } from '#shared/protocol';
import {
  asOfColumn,
  decimal,
  orNothing,
  quantityColumn,
  staleSince,
  stateColumn,
  itemColumn,
  textColumn,
  timeColumn,
} from '#ui';
import type { Column } from '#ui';

/** A stock figure: hatched while the warehouse that counts it has been silent too long. */
function figure(
  id: string,
  header: string,
  widthPx: number,
  definition: string,
  of: (row: StockRow) => number,
): Column<StockRow> {
  return quantityColumn<StockRow>({
    id,
    header,
    definition,
    widthPx,
    of,
    look: (row, view) => ({
      weight: of(row) === 0 ? 'muted' : undefined,
      staleSince: staleSince(row.asOf, view),
    }),
  });
}

/** The stock grid (SCREENS.md, Stock), in its order. */
export const STOCK_COLUMNS: readonly Column<StockRow>[] = [
  stateColumn<StockRow>({ widthPx: 80, of: (row) => row.state }),
  itemColumn<StockRow>({ widthPx: 172 }),
  textColumn<StockRow>({ id: 'site', header: 'Site', widthPx: 44, of: (row) => row.siteCode }),
  figure('onHand', 'On hand', 60, 'Counted at the site by its WMS', (row) => row.onHand),
  figure('reserved', 'Reserved', 66, 'Set aside for orders and transfers', (row) => row.reserved),
  figure('blocked', 'Blocked', 58, 'Not sellable: quality hold, damage', (row) => row.blocked),
  figure('available', 'Available', 66, 'On hand − reserved − blocked', (row) => row.available),
  figure(
    'inTransitIn',
    'In transit in',
    78,
    'On the road to the site, sellable at neither end',
    (row) => row.inTransitIn,
  ),
  figure(
    'inTransitOut',
    'In transit out',
    86,
    'On the road from the site, sellable at neither end',
    (row) => row.inTransitOut,
  ),
  figure(
    'projected',
    'Projected',
    66,
    'Available + in transit in − forecast over the lead time',
    (row) => row.projected,
  ),
  {
    id: 'daysOfSupply',
    header: 'Days of supply',
    definition: '(On hand − reserved − blocked) ÷ mean forecast daily demand',
    align: 'right',
    widthPx: 96,
    numberFormat: '0.0',
    text: (row) => orNothing(row.daysOfSupplyTenths, (tenths) => decimal(tenths / 10, 1)),
    value: (row) => (row.daysOfSupplyTenths === null ? null : row.daysOfSupplyTenths / 10),
    sortKey: (row) => row.daysOfSupplyTenths,
    firstSort: 'asc',
    look: (row, view) => ({ staleSince: staleSince(row.asOf, view) }),
  },
  timeColumn<StockRow>({
    id: 'firstBelowZero',
    header: 'First below zero',
    definition: 'First day on which the projection falls below zero',
    widthPx: 128,
    of: (row) => row.firstBelowZeroAt,
    look: (row, view) => ({ staleSince: staleSince(row.asOf, view) }),
  }),
  quantityColumn<StockRow>({
    id: 'excessOrShort',
    header: 'Excess or short',
    definition: 'Against safety stock and the horizon of the class; minus is short',
    widthPx: 116,
    of: (row) => row.excessOrShort,
    look: (row, view) => ({
      weight: row.excessOrShort === 0 ? 'muted' : 'strong',
      staleSince: staleSince(row.asOf, view),
    }),
  }),
  asOfColumn<StockRow>({ of: (row) => row.asOf }),
];
