import type { PriceRow, StatedRate } from '#shared/protocol';

type Say = (path: string, problem: string) => void;

const METHODS: ReadonlySet<unknown> = new Set(['cost', 'costPlus', 'listLess']);
const CLASSES: ReadonlySet<unknown> = new Set(['A', 'B', 'C', null]);
/** Ten times the cost: a mark-up beyond it is a slip of the comma. */
const MOST_BASIS_POINTS = 100_000;
const WHOLE = 10_000;

/**
 * What is wrong with a price list: a row of another kind, a discount that leaves nothing or that nobody says, and a row
 * that no sale ever comes to because one above it takes all of its own.
 */
export function priceProblems(rows: readonly PriceRow[], say: Say): void {
  rows.forEach((row, i) => {
    const at = `prices.${row.row}`;
    for (const name of ['seller', 'buyer'] as const)
      if (row[name] !== null && !/^\d{13}$/.test(String(row[name])))
        say(`${at}.${name}`, 'is no GLN of an entity');
    if (!CLASSES.has(row.itemClass)) say(`${at}.itemClass`, 'is A, B, C or any');
    if (!METHODS.has(row.method)) say(`${at}.method`, `is one of ${[...METHODS].join(', ')}`);
    const most = row.method === 'listLess' ? WHOLE : MOST_BASIS_POINTS;
    const { basisPoints } = row;
    if (basisPoints === null) {
      if (row.method === 'listLess') say(`${at}.basisPoints`, 'says how much less');
    } else if (!Number.isSafeInteger(basisPoints) || basisPoints < 0 || basisPoints > most)
      say(`${at}.basisPoints`, `is from 0 % to ${most / 100} %`);
    const above = rows.slice(0, i).find((one) => takesAllOf(one, row));
    if (above) say(at, `is never come to: ${above.row} above it takes all of it`);
  });
}

function takesAllOf(above: PriceRow, row: PriceRow): boolean {
  return (['seller', 'buyer', 'itemClass'] as const).every(
    (name) => above[name] === null || above[name] === row[name],
  );
}

/** What is wrong with the stated rates: one that is no rate, that nobody states, or that stands there twice. */
export function rateProblems(rows: readonly StatedRate[], say: Say): void {
  const pairs = new Set<string>();
  for (const { row, from, to, rateMicro, source, on } of rows) {
    const at = `rates.${row}`;
    for (const [name, currency] of [
      ['from', from],
      ['to', to],
    ] as const)
      if (!/^[A-Z]{3}$/.test(currency)) say(`${at}.${name}`, 'is no currency of ISO 4217');
    if (from === to) say(`${at}.to`, 'is the same currency');
    if (!Number.isSafeInteger(rateMicro) || rateMicro <= 0)
      say(`${at}.rateMicro`, 'is a whole number above 0');
    if (typeof source !== 'string' || source.trim() === '')
      say(`${at}.source`, 'says whose rate it is');
    if (Number.isNaN(Date.parse(on))) say(`${at}.on`, 'is a day');
    if (pairs.has(`${from}/${to}`)) say(at, `states ${from} to ${to} twice`);
    pairs.add(`${from}/${to}`);
  }
}
