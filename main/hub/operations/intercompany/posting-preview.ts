import type { WorldView } from '#engine/kernel';
import { entities, localWords } from '#operations/network';
import type { PostingPreview } from '#shared/protocol';
import { exactMoney, toMs, type Currency, type Gln, type Instant } from '#shared/vocabulary';
import { periodAt } from './period.collection.ts';
import { postings, type PostingLine } from './posting.collection.ts';
import {
  isWithin,
  receivingEntries,
  shippingEntries,
  totalMinor,
  type Entry,
  type Trade,
} from './posting-lines.rule.ts';

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
  const all = { shipped: quantity, received: quantity, before: 0 };
  const dated = [
    ...shippingEntries(trade, quantity).map((entry) => ({ entry, on: shipsAt })),
    ...receivingEntries(trade, all, freightMinor).map((entry) => ({ entry, on: receivedAt })),
  ];
  return byBook(
    world,
    trade.currency,
    dated.map(({ entry, on }) => ({ ...entry, on, period: periodName(world, entry, on) })),
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
    booked[0]?.currency ?? 'USD',
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
  const [shipping] = shippingEntries(trade, quantity);
  const price = shipping?.lines.find((line) => line.account === '4900')?.creditMinor ?? 0;
  const cost = shipping?.lines.find((line) => line.account === '5900')?.debitMinor ?? 0;
  const { currency } = trade;
  const [from, to] = [monthOf(ships.period), arrives ? monthOf(arrives.period) : 'the next'];
  const day = (at: Instant) => localWords(zone, toMs(at)).replace(/ \d\d:\d\d$/, '');
  return (
    `Ships ${day(shipsAt)} in ${from}, received ${day(receivedAt)} in ${to}. ` +
    `${exactMoney({ minor: price, currency })} stays in goods in transit at ${from} close; ` +
    `${exactMoney({ minor: price - cost, currency })} of profit is to be eliminated.`
  );
}

function byBook(
  world: WorldView,
  currency: Currency,
  entries: readonly {
    entity: Gln;
    period: string;
    on: Instant;
    lines: readonly PostingLine[];
  }[],
): PostingPreview[] {
  const books = Map.groupBy(entries, ({ entity, period }) => `${entity}/${period}`);
  return [...books.values()].map((booked) => {
    const { entity, period } = booked[0]!;
    const lines = booked.flatMap(({ on, lines: some }) => some.map((line) => ({ ...line, on })));
    const entityName = world.get(entities, entity)?.name ?? entity;
    const name = monthOf(period);
    return { entity, entityName, period: name, currency, lines, totalMinor: totalMinor(lines) };
  });
}

function periodName(world: WorldView, entry: Entry, on: Instant): string {
  return periodAt(world, entry.entity, on)?.period ?? 'not open yet';
}

/** `2026-P06` → "P06", as people say it. */
function monthOf(period: string): string {
  return period.slice(period.indexOf('-') + 1);
}
