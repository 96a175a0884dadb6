import type { IntercompanyRow, IntercompanyStanding } from '#shared/protocol';
import { DAY_MS } from '#shared/vocabulary';
import type { Column } from '#ui';
import {
  asOfColumn,
  count,
  moneyColumn,
  NOTHING_YET,
  staleSince,
  stateColumn,
  textColumn,
} from '#ui';
import { ageDays } from './document-sums.ts';

/** How a standing is called. */
export const STANDING_WORDS: Record<IntercompanyStanding, string> = {
  settled: 'Settled',
  matched: 'Matched',
  inTransit: 'In transit',
  cutOff: 'Cut-off',
  unmatched: 'Unmatched',
};

function money(
  id: string,
  header: string,
  definition: string,
  of: (row: IntercompanyRow) => number | null,
): Column<IntercompanyRow> {
  return moneyColumn<IntercompanyRow>({
    id,
    header,
    definition,
    widthPx: id === 'difference' ? 100 : 108,
    exact: true,
    of: (row) => {
      const minor = of(row);
      return minor === null ? null : { minor, currency: row.currency };
    },
    look: (row, view) => ({
      weight: of(row) === 0 ? 'muted' : id === 'difference' ? 'strong' : undefined,
      staleSince: staleSince(row.asOf, view),
    }),
  });
}

const COLUMNS: readonly Column<IntercompanyRow>[] = [
  stateColumn<IntercompanyRow>({
    widthPx: 108,
    of: (row) => row.state,
    word: (row) => STANDING_WORDS[row.standing],
  }),
  textColumn<IntercompanyRow>({
    id: 'transfer',
    header: 'Transfer',
    widthPx: 108,
    of: (row) => row.key,
  }),
  textColumn<IntercompanyRow>({
    id: 'lane',
    header: 'From → to',
    widthPx: 144,
    of: (row) => `${row.fromName || row.sellerName} → ${row.toName || row.buyerName}`,
  }),
  textColumn<IntercompanyRow>({
    id: 'pieces',
    header: 'Sent / got',
    definition: 'Pieces that left and that were counted; a dash for several items',
    widthPx: 76,
    of: ({ sent, got }) => `${pieces(sent)} / ${pieces(got)}`,
  }),
  money(
    'seller',
    'Seller booked',
    'Due from the buyer, as the seller’s ledger has it',
    (row) => row.sellerMinor,
  ),
  money(
    'buyer',
    'Buyer booked',
    'Due to the seller, as the buyer’s ledger has it',
    (row) => row.buyerMinor,
  ),
  money(
    'difference',
    'Difference',
    'What both ledgers do not agree on: amounts, what never came, what came beyond',
    (row) => row.unmatchedMinor,
  ),
  {
    id: 'age',
    header: 'Age',
    definition: 'Days since the first ledger booked it',
    align: 'right',
    widthPx: 44,
    ticks: true,
    numberFormat: '0',
    text: (row, view) => `${ageDays(row, view.nowMs)} d`,
    value: (row, view) => ageDays(row, view.nowMs),
    sortKey: (row) => -Math.floor(Date.parse(row.postedAt) / DAY_MS),
  },
  textColumn<IntercompanyRow>({
    id: 'cause',
    header: 'Cause',
    widthPx: 152,
    grow: 1,
    of: (row) => row.cause,
    look: (row, view) => ({ staleSince: staleSince(row.asOf, view) }),
  }),
  textColumn<IntercompanyRow>({
    id: 'owner',
    header: 'Owner',
    widthPx: 84,
    of: (row) => row.ownerName,
  }),
  asOfColumn<IntercompanyRow>({ of: (row) => row.asOf }),
];

/** Only where documents of several currencies stand together; else the toolbar names the one. */
const CURRENCY: Column<IntercompanyRow> = textColumn<IntercompanyRow>({
  id: 'currency',
  header: 'Cur',
  definition: 'The currency of the document: that of its seller',
  widthPx: 44,
  of: (row) => row.currency,
});

const MIXED_COLUMNS = COLUMNS.toSpliced(4, 0, CURRENCY);

/** The grid of documents (SCREENS.md, Finance), in its order; amounts in the currency of each document. */
export function documentColumns(isMixed: boolean): readonly Column<IntercompanyRow>[] {
  return isMixed ? MIXED_COLUMNS : COLUMNS;
}

function pieces(quantity: number | null): string {
  return quantity === null ? NOTHING_YET : count(quantity);
}
