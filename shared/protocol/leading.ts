/** The first of a list that can grow as long as the orders for one item, and how many stand behind them. */
export interface Leading<Row> {
  first: Row[];
  more: number;
}

/**
 * A dozen: more are not read in a panel or a dialog, and an answer about an item that thousands wait for is no longer
 * than one about an item that a few wait for. Orders and audit trail have them all.
 */
export const LEADING = 12;

/** Tells the first rows of a list, in its order, and how many there are behind them. */
export function leading<Row, Told>(rows: readonly Row[], tell: (row: Row) => Told): Leading<Told> {
  return {
    first: rows.slice(0, LEADING).map(tell),
    more: Math.max(0, rows.length - LEADING),
  };
}
