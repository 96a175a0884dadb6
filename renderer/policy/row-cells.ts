import type {
  ApprovalRow,
  PolicyTable,
  PriceMethod,
  PriceRow,
  RankKey,
  RankRow,
  StatedRate,
  ThresholdRow,
} from '#shared/protocol';
import { MINUTE_MS, type Currency } from '#shared/vocabulary';
import { decimal, durationText, NOTHING_YET, wholeMoney } from '#ui';
import type { PlacedRow } from './draft-rows.ts';
import { settingName, settingText } from './setting-words.ts';

/** One cell of a decision table: which part of its row, and what it says. */
export interface RowCell {
  path: string;
  text: string;
}

const HEADERS: Readonly<Record<PolicyTable, readonly string[]>> = {
  approvals: ['When', 'Value above', 'Asks', 'Stage', 'Due within', 'Said as why'],
  ranks: ['When', 'Goes by', 'Why'],
  rows: ['When', 'Sets', 'Why'],
  prices: ['Seller', 'Buyer', 'Class', 'Method', 'Mark-up or discount'],
  rates: ['From', 'To', 'Rate', 'Source', 'On'],
};

/** The headers of a table, beside the row's name. */
export function headersOf(table: PolicyTable): readonly string[] {
  return HEADERS[table];
}

/** What a row says, cell by cell, in the order of the headers. */
export function cellsOf(
  { table, row }: PlacedRow,
  currency: Currency,
  nameOf: (gln: string) => string = (gln) => gln,
): RowCell[] {
  switch (table) {
    case 'approvals':
      return approvalCells(row, currency);
    case 'ranks':
      return rankCells(row);
    case 'rows':
      return thresholdCells(row, currency);
    case 'prices':
      return priceCells(row, nameOf);
    case 'rates':
      return rateCells(row);
  }
}

/** How goods are priced, in the words of the table. */
export const METHOD_WORDS: Readonly<Record<PriceMethod, string>> = {
  cost: 'at cost',
  costPlus: 'cost plus',
  listLess: 'list less',
};

function priceCells(
  { seller, buyer, itemClass, method, basisPoints }: PriceRow,
  nameOf: (gln: string) => string,
): RowCell[] {
  const share =
    method === 'cost'
      ? NOTHING_YET
      : basisPoints === null
        ? 'the seller’s own'
        : `${decimal(basisPoints / 100, basisPoints % 100 === 0 ? 0 : 2)} %`;
  return [
    { path: 'seller', text: seller === null ? 'any' : nameOf(seller) },
    { path: 'buyer', text: buyer === null ? 'any' : nameOf(buyer) },
    { path: 'itemClass', text: itemClass ?? 'any' },
    { path: 'method', text: METHOD_WORDS[method] ?? method },
    { path: 'basisPoints', text: share },
  ];
}

function rateCells({ from, to, rateMicro, source, on }: StatedRate): RowCell[] {
  return [
    { path: 'from', text: from || NOTHING_YET },
    { path: 'to', text: to || NOTHING_YET },
    { path: 'rateMicro', text: decimal(rateMicro / 1_000_000, 6) },
    { path: 'source', text: source || NOTHING_YET },
    { path: 'on', text: on.slice(0, 10) || NOTHING_YET },
  ];
}

function approvalCells(row: ApprovalRow, currency: Currency): RowCell[] {
  const { when, aboveMinor, roles, stage, dueMinutes, why } = row;
  return [
    { path: 'when', text: when === 'true' ? 'always' : when },
    {
      path: 'aboveMinor',
      text: aboveMinor === null ? 'any value' : wholeMoney({ minor: aboveMinor, currency }),
    },
    { path: 'roles', text: roles.join(', ') || NOTHING_YET },
    { path: 'stage', text: String(stage) },
    { path: 'dueMinutes', text: durationText(dueMinutes * MINUTE_MS) },
    { path: 'why', text: why || NOTHING_YET },
  ];
}

/** What ranks go by, as people say it. */
export const RANK_WORDS: Readonly<Record<RankKey, string>> = {
  needAt: 'need date',
  priority: 'priority',
  placedAt: 'date of the order',
  marginPerPiece: 'margin of a piece, dearest first',
};

function rankCells({ when, orderBy, why }: RankRow): RowCell[] {
  const keys = orderBy.map((key) => RANK_WORDS[key] ?? key);
  return [
    { path: 'when', text: when === 'true' ? 'all others' : when },
    { path: 'orderBy', text: `${keys.join(', then ')}, then order number` },
    { path: 'why', text: why || NOTHING_YET },
  ];
}

function thresholdCells({ when, set, why }: ThresholdRow, currency: Currency): RowCell[] {
  const sets = Object.entries(set)
    .map(([path, value]) => `${settingName(path)}: ${settingText(path, value, currency)}`)
    .join('; ');
  return [
    { path: 'when', text: when === 'true' ? 'always' : when },
    { path: 'set', text: sets || 'nothing yet' },
    { path: 'why', text: why || NOTHING_YET },
  ];
}
