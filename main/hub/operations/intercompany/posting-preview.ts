import type { WorldView } from '#engine/kernel';
import { entities, localDayWords } from '#operations/network';
import type { PostingPreview } from '#shared/protocol';
import { exactMoney, toMs, type Currency, type Gln, type Instant } from '#shared/vocabulary';
import { isWithin, totalMinor, worth, cost, type Entry, type Trade } from './entry.ts';
import { monthOf, periodAt, postingDate } from './period.collection.ts';
import { postings, type PostingLine } from './posting.collection.ts';
import { receivingEntries, shippingEntries } from './posting-lines.rule.ts';

/** When and how much of a trade is expected to ship and to arrive. */
export interface Expected {
  quantity: number;
  shipsAt: Instant;
  receivedAt: Instant;
  freightMinor: number;
}

/** The postings that will be made, by book and period, each balanced. */
export function previewPostings(
  world: WorldView,
  trade: Trade,
  { quantity, shipsAt, receivedAt, freightMinor }: Expected,
): PostingPreview[] {
  const all = { shipped: quantity, received: quantity, before: 0, damaged: 0 };
  const dated = [
    ...shippingEntries(trade, quantity).map((entry) => ({ entry, on: shipsAt })),
    ...receivingEntries(trade, all, freightMinor).map((entry) => ({ entry, on: receivedAt })),
  ];
  return previewEntries(world, dated);
}

/** Entries as they would stand in each book: by the period of their day, or the next that is open. */
export function previewEntries(
  world: WorldView,
  dated: readonly { entry: Pick<Entry, 'entity' | 'currency' | 'lines'>; on: Instant }[],
): PostingPreview[] {
  return byBook(
    world,
    dated.map(({ entry, on: day }) => {
      const on = postingDate(world, entry.entity, day, day).at;
      return { ...entry, on, period: periodName(world, entry, on) };
    }),
  );
}

/** The postings that the ERPs say they made, by book and period. */
export function postedOf(world: WorldView, transferNumber: string): PostingPreview[] {
  const booked = world
    .by(postings, 'byTransfer', transferNumber)
    .toSorted((a, b) =>
      a.postedAt < b.postedAt || (a.postedAt === b.postedAt && a.key < b.key) ? -1 : 1,
    );
  return byBook(
    world,
    booked.map((posting) => ({ ...posting, on: posting.postedAt })),
  );
}

/**
 * Says so when goods ship in one period of the buyer and arrive in another: what stays in transit over the close, and
 * the profit that the group has not earned until then. Null when they do not.
 */
export function cutOffWarning(
  world: WorldView,
  trade: Trade,
  { quantity, shipsAt, receivedAt }: Expected,
  zone: string,
): string | null {
  const [ships, arrives] = [
    periodAt(world, trade.buyer, shipsAt),
    periodAt(world, trade.buyer, receivedAt),
  ];
  if (isWithin(trade) || !ships || ships.period === arrives?.period) return null;
  const price = worth(trade, quantity);
  const profit = price - cost(trade, quantity);
  const { currency } = trade;
  const [from, to] = [monthOf(ships.period), arrives ? monthOf(arrives.period) : 'the next'];
  const day = (at: Instant) => localDayWords(zone, toMs(at));
  return (
    `Ships ${day(shipsAt)} in ${from}, received ${day(receivedAt)} in ${to}. ` +
    `${exactMoney({ minor: price, currency })} stays in goods in transit at ${from} close; ` +
    `${exactMoney({ minor: profit, currency })} of profit is to be eliminated.`
  );
}

function byBook(
  world: WorldView,
  entries: readonly {
    entity: Gln;
    currency: Currency;
    period: string;
    on: Instant;
    lines: readonly PostingLine[];
  }[],
): PostingPreview[] {
  const books = Map.groupBy(entries, ({ entity, period }) => `${entity}/${period}`);
  return [...books.values()].map((booked) => {
    const { entity, period, currency } = booked[0]!;
    const lines = booked.flatMap(({ on, lines: some }) => some.map((line) => ({ ...line, on })));
    const entityName = world.get(entities, entity)?.name ?? entity;
    const name = monthOf(period);
    return { entity, entityName, period: name, currency, lines, totalMinor: totalMinor(lines) };
  });
}

function periodName(world: WorldView, entry: Pick<Entry, 'entity'>, on: Instant): string {
  return periodAt(world, entry.entity, on)?.period ?? 'not open yet';
}
