import { isStale, stateRank, UNIT_WORDS } from '#shared/vocabulary';
import type { AsOf, Instant, Money, State, Unit } from '#shared/vocabulary';
import { durationShort, signedDurationShort } from '../format/duration.ts';
import { dayTime } from '../format/instant.ts';
import type { Viewpoint } from '../format/instant.ts';
import { ledgerAmount, minorDigits, wholeMoney } from '../format/money.ts';
import { about, atMost, count, NOTHING_YET, percent } from '../format/numbers.ts';
import { STATE_SHAPES } from '../state-shapes.ts';
import type { CellLook, Column } from './column.ts';

/** Wide enough for `29 Jun 20:14`, in bold and with the cell's padding: a time without its minute is none. */
const DATED_TIME_PX = 104;

/** What every kind of column takes. */
interface Basics<Row> {
  id: string;
  header: string;
  definition?: string;
  widthPx?: number;
  grow?: number;
  look?: (row: Row, view: Viewpoint) => CellLook;
  firstSort?: 'asc' | 'desc';
  outline?: boolean;
}

/** The state: shape and word, sorted by rank, worst first. It comes first in every grid. */
export function stateColumn<Row>(
  basics: Partial<Basics<Row>> & {
    of: (row: Row) => State;
    /** A better word than the state's own, "Silent" for a feed. */
    word?: (row: Row) => string;
  },
): Column<Row> {
  const { of, word, look, ...rest } = basics;
  return {
    id: 'state',
    header: 'State',
    widthPx: 96,
    ...rest,
    text: (row) => word?.(row) ?? STATE_SHAPES[of(row)].word,
    sortKey: (row) => stateRank(of(row)),
    look: (row, view) => ({ state: of(row), ...look?.(row, view) }),
  };
}

/** Words. Null is a dash. */
export function textColumn<Row>(
  basics: Basics<Row> & { of: (row: Row) => string | null; weight?: 'strong' | 'muted' },
): Column<Row> {
  const { of, weight, look, ...rest } = basics;
  return {
    widthPx: 120,
    ...rest,
    text: (row) => of(row) ?? NOTHING_YET,
    value: of,
    sortKey: of,
    look: (row, view) => ({ weight, ...look?.(row, view) }),
  };
}

/** An item: its description, and the SKU beside it. */
export function itemColumn<Row extends { description: string; sku: string }>(
  basics: Partial<Basics<Row>> = {},
): Column<Row> {
  return textColumn({
    id: 'item',
    header: 'Item',
    widthPx: 220,
    grow: 1,
    of: (row) => row.description,
    look: (row) => ({ note: row.sku }),
    ...basics,
  });
}

/** A whole number, with its unit if it has one. Null is a dash; 0 only for a real zero. */
export function quantityColumn<Row>(
  basics: Basics<Row> & { of: (row: Row) => number | null; unit?: (row: Row) => Unit },
): Column<Row> {
  const { of, unit, ...rest } = basics;
  return {
    align: 'right',
    widthPx: 88,
    numberFormat: '#,##0',
    ...rest,
    text(row) {
      const value = of(row);
      if (value === null) return NOTHING_YET;
      return unit === undefined ? count(value) : `${count(value)} ${UNIT_WORDS[unit(row)]}`;
    },
    value: of,
    sortKey: of,
  };
}

/**
 * Money: whole in operations, to the cent with `exact`, when the header names the currency. A bound is written "≤" and
 * sorts by its bound, since that is what may be lost.
 */
export function moneyColumn<Row>(
  basics: Basics<Row> & {
    of: (row: Row) => Money | null;
    isBound?: (row: Row) => boolean;
    exact?: boolean;
  },
): Column<Row> {
  const { of, isBound, exact, ...rest } = basics;
  return {
    align: 'right',
    widthPx: 88,
    numberFormat: exact ? '#,##0.00' : '#,##0',
    ...rest,
    text(row) {
      const money = of(row);
      if (money === null) return NOTHING_YET;
      const text = exact ? ledgerAmount(money.minor, money.currency) : wholeMoney(money);
      return isBound?.(row) ? atMost(text) : text;
    },
    value(row) {
      const money = of(row);
      return money === null ? null : money.minor / 10 ** minorDigits(money.currency);
    },
    sortKey: (row) => of(row)?.minor,
  };
}

/** A time of day, with its date when that is not today; `isEstimate` writes "~". */
export function timeColumn<Row>(
  basics: Basics<Row> & {
    of: (row: Row) => Instant | null;
    isEstimate?: (row: Row) => boolean;
  },
): Column<Row> {
  const { of, isEstimate, ...rest } = basics;
  return {
    align: 'right',
    widthPx: DATED_TIME_PX,
    firstSort: 'asc',
    ...rest,
    text(row, view) {
      const instant = of(row);
      if (instant === null) return NOTHING_YET;
      const text = dayTime(instant, view);
      return isEstimate?.(row) ? about(text) : text;
    },
    value(row) {
      const instant = of(row);
      return instant === null ? null : new Date(instant);
    },
    sortKey(row) {
      const instant = of(row);
      return instant === null ? null : Date.parse(instant);
    },
  };
}

/** A length of time. With `signed` it is a lateness, early is minus. In files it is in minutes. */
export function durationColumn<Row>(
  basics: Basics<Row> & {
    of: (row: Row, view: Viewpoint) => number | null;
    /** By what it sorts when it depends on now: time left sorts by when it ends. */
    sortKey?: (row: Row) => number | null;
    signed?: boolean;
    ticks?: boolean;
  },
): Column<Row> {
  const { of, signed, sortKey, ticks, ...rest } = basics;
  const atRest: Viewpoint = { zone: 'UTC', nowMs: 0 };
  return {
    align: 'right',
    widthPx: 76,
    numberFormat: '#,##0',
    ...rest,
    ...(ticks === undefined ? {} : { ticks }),
    text(row, view) {
      const ms = of(row, view);
      if (ms === null) return NOTHING_YET;
      return signed ? signedDurationShort(ms) : durationShort(ms);
    },
    value(row, view) {
      const ms = of(row, view);
      return ms === null ? null : Math.round(ms / 60_000);
    },
    sortKey: sortKey ?? ((row) => of(row, atRest)),
  };
}

/** A share between 0 and 1 as `62 %`. */
export function percentColumn<Row>(
  basics: Basics<Row> & { of: (row: Row) => number | null; decimals?: number },
): Column<Row> {
  const { of, decimals = 0, ...rest } = basics;
  return {
    align: 'right',
    widthPx: 64,
    numberFormat: decimals === 0 ? '0%' : `0.${'0'.repeat(decimals)}%`,
    ...rest,
    text(row) {
      const share = of(row);
      return share === null ? NOTHING_YET : percent(share, decimals);
    },
    value: of,
    sortKey: of,
  };
}

/** When the row's values held: the last column of every grid, hatched once the source has been silent too long. */
export function asOfColumn<Row>(
  basics: Partial<Basics<Row>> & { of: (row: Row) => AsOf | null },
): Column<Row> {
  const { of, ...rest } = basics;
  return {
    ...timeColumn<Row>({
      id: 'asOf',
      header: 'As of',
      definition: 'When the source said so',
      ...rest,
      of: (row) => of(row)?.occurredAt ?? null,
    }),
    look: (row, view) => ({ weight: 'muted', staleSince: staleSince(of(row), view) }),
  };
}

/** Since when a value is stale, for `staleSince` of a look; null while it is fresh or has no contract. */
export function staleSince(asOf: AsOf | null, view: Viewpoint): Instant | null {
  return asOf !== null && isStale(asOf, view.nowMs) ? asOf.occurredAt : null;
}
