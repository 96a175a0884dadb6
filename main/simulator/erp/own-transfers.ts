import * as contracts from '#shared/contracts';
import {
  DAY_MS,
  divideHalfEven,
  fromMs,
  HOUR_MS,
  lineAmountMinor,
  MICRO_PER_MINOR,
  MINUTE_MS,
} from '#shared/vocabulary';
import {
  book,
  erpFeed,
  freeAt,
  type Handlers,
  isStagedPosition,
  nextMinuteOfDay,
  LEDGER_ZONE,
  positionOf,
  type PostingLine,
  purposeKey,
  type Quantity,
  type Transfer,
  type Trouble,
  wmsFeed,
  type World,
} from '#simulator/world';
import { reserveAt } from './allocation.ts';
import { stockPolicy } from './stock-policy.ts';

/** At this Eastern minute planners level stock between sites. */
const BALANCE_MINUTE = 8 * 60 + 30;
/** Movements that planners start on a working day, over all sites of the reference network. */
const TRANSFERS_A_DAY = 9;
/** A site below so many days of demand and its safety stock is short: what is on order comes too late to help. */
const LEVEL_DAYS = 4;
const BASIS_POINTS = 10_000;
/** How often the buyer still books by an older price list, and how far that lies below the seller's, per cent. */
const OLD_LIST_CHANCE = 0.15;
const OLD_LIST_PERCENT = 3;

/** Transfers that the ERPs start themselves, with numbers of their own: what the network did before Signalbox. */
export const ownTransferHandlers: Handlers = {
  'erp.balance': (world) => {
    world.at(nextMinuteOfDay(LEDGER_ZONE, world.nowMs, BALANCE_MINUTE), 'erp.balance', {});
    const weekday = new Date(world.nowMs).getUTCDay();
    if (weekday === 0 || weekday === 6) return;
    const limit = Math.round((TRANSFERS_A_DAY * world.network.sites.length) / 6);
    for (const move of moves(world, limit)) startOwnTransfer(world, move.from, move.to, move.lines);
  },

  'erp.transferShipped': (world, { transfer: number }) => {
    const transfer = world.state.transfers.get(number);
    if (!transfer?.isOwn || !transfer.shipped) return;
    const { seller, buyer, price, cost, buyerPrice } = worth(world, transfer, transfer.shipped);
    if (seller === buyer) return;
    const [sellerName, buyerName] = [nameOf(world, seller), nameOf(world, buyer)];
    post(world, transfer, seller, buyer, 'shipping', [
      debit('1310', `Due from ${buyerName}`, price),
      credit('4900', 'Intercompany sales', price),
      debit('5900', 'Intercompany cost of sales', cost),
      credit('1200', `Inventory, ${world.network.sites[transfer.from]!.name}`, cost),
    ]);
    post(world, transfer, buyer, seller, 'shipping', [
      debit('1250', 'Goods in transit', buyerPrice),
      credit('2310', `Due to ${sellerName}`, buyerPrice),
    ]);
  },

  'erp.transferReceived': (world, { transfer: number, received }) => {
    const transfer = world.state.transfers.get(number);
    if (!transfer?.isOwn) return;
    const { seller, buyer, buyerPrice } = worth(world, transfer, received);
    if (seller !== buyer && buyerPrice > 0)
      post(world, transfer, buyer, seller, 'receiving', [
        debit('1200', `Inventory, ${world.network.sites[transfer.to]!.name}`, buyerPrice),
        credit('1250', 'Goods in transit', buyerPrice),
      ]);
    if (!world.state.inTransit.has(purposeKey('transfer', number)))
      world.state.transfers.delete(number);
  },
};

/** Starts a movement of the ERP's own: stock set aside, a pick, a truck, and a dock that expects it. */
export function startOwnTransfer(
  world: World,
  from: number,
  to: number,
  lines: readonly Quantity[],
  options: { readyMs?: number; trouble?: Trouble[] } = {},
): Transfer {
  const { network, state } = world;
  const nth = ++state.counters.transferOrder;
  const number = `TO-${nth}`;
  const purpose = purposeKey('transfer', number);
  const transfer: Transfer = {
    number,
    nth,
    isOwn: true,
    from,
    to,
    lines: [...lines],
    erpNumbers: {},
    erpNumbersGiven: {},
    shipped: null,
    received: null,
    trouble: options.trouble ?? null,
    cause: null,
  };
  state.transfers.set(number, transfer);
  const origin = network.sites[from]!;
  for (const { item, quantity } of lines) reserveAt(world, origin, item, quantity, purpose);
  const readyMs = options.readyMs ?? world.nowMs + 2 * HOUR_MS;
  world.after(MINUTE_MS, 'wms.release', {
    site: from,
    purpose,
    lines: [...lines],
    dueMs: readyMs,
    cause: null,
  });
  world.after(4 * MINUTE_MS, 'tms.planTransfer', { transfer: number, readyMs });
  announce(world, transfer, readyMs + DAY_MS);
  return transfer;
}

function announce(world: World, transfer: Transfer, expectedMs: number): void {
  const { network, state } = world;
  const site = network.sites[transfer.to]!;
  const purpose = purposeKey('transfer', transfer.number);
  state.expected.set(`${transfer.to}|${purpose}`, transfer.lines);
  world.say(
    wmsFeed(network, transfer.to),
    contracts.receiptExpected,
    transfer.number,
    {
      site: site.gln,
      purpose: { kind: 'transfer', number: transfer.number },
      lines: transfer.lines.map(({ item, quantity }) => ({
        gtin: network.items[item]!.gtin,
        quantity,
        unit: network.items[item]!.unit,
      })),
      expectedAt: fromMs(expectedMs),
    },
    { correlation: transfer.number },
  );
}

/** Where something lies too long and somewhere else it is short: the dearest shortages first. */
function moves(world: World, limit: number): { from: number; to: number; lines: Quantity[] }[] {
  const { network, state } = world;
  const found: { from: number; to: number; lines: Quantity[]; worth: number }[] = [];
  for (const item of network.items) {
    if (item.abcClass === 'C') continue;
    let lowest = { site: -1, gap: 0 };
    let highest = { site: -1, spare: 0 };
    for (const site of network.sites) {
      const position = positionOf(network, site.index, item.index);
      if (isStagedPosition(world, position)) continue;
      const policy = stockPolicy(world, site, item);
      const free = freeAt(state, position);
      const gap = policy.safetyStock + policy.dailyMean * LEVEL_DAYS - free;
      const spare = free - policy.orderUpTo;
      if (gap > lowest.gap) lowest = { site: site.index, gap };
      if (spare > highest.spare) highest = { site: site.index, spare };
    }
    const packs = Math.floor(Math.min(lowest.gap, highest.spare) / item.casePack);
    if (packs < 1 || lowest.site < 0 || highest.site < 0) continue;
    const quantity = packs * item.casePack;
    found.push({
      from: highest.site,
      to: lowest.site,
      lines: [{ item: item.index, quantity }],
      worth: quantity * item.unitCostMicro,
    });
  }
  return merge(found.toSorted((a, b) => b.worth - a.worth)).slice(0, limit);
}

/** One truck takes all that goes the same way. */
function merge(found: readonly { from: number; to: number; lines: Quantity[] }[]) {
  const byWay = new Map<string, { from: number; to: number; lines: Quantity[] }>();
  for (const move of found) {
    const key = `${move.from}>${move.to}`;
    const same = byWay.get(key);
    if (!same) byWay.set(key, { ...move, lines: [...move.lines] });
    else if (same.lines.length < 6) same.lines.push(...move.lines);
  }
  return [...byWay.values()];
}

function worth(world: World, transfer: Transfer, lines: readonly Quantity[]) {
  const { network } = world;
  const seller = network.sites[transfer.from]!.entity;
  const buyer = network.sites[transfer.to]!.entity;
  const { markupBasisPoints } = network.entities[seller]!;
  const isOldList = world.random.of('erp.oldList', transfer.nth).chance(OLD_LIST_CHANCE);
  let cost = 0;
  let price = 0;
  let buyerPrice = 0;
  for (const { item, quantity } of lines) {
    const { unitCostMicro } = network.items[item]!;
    cost += lineAmountMinor(quantity, unitCostMicro);
    const unitMinor = unitPriceMinor(unitCostMicro, markupBasisPoints);
    price += quantity * unitMinor;
    buyerPrice += quantity * (isOldList ? oldListMinor(unitMinor) : unitMinor);
  }
  return { seller, buyer, cost, price, buyerPrice };
}

/** A price of the list before, as a ledger has it that nobody told of the new one. */
function oldListMinor(unitMinor: number): number {
  return unitMinor - Math.round((unitMinor * OLD_LIST_PERCENT) / 100);
}

/** Cost and mark-up, rounded half-even once, to the cent that a price list has. */
function unitPriceMinor(unitCostMicro: number, markupBasisPoints: number): number {
  const marked = BigInt(unitCostMicro) * BigInt(BASIS_POINTS + markupBasisPoints);
  return Number(divideHalfEven(marked, BigInt(BASIS_POINTS * MICRO_PER_MINOR)));
}

function post(
  world: World,
  transfer: Transfer,
  entity: number,
  counterparty: number,
  stage: 'shipping' | 'receiving',
  lines: PostingLine[],
): void {
  const booked = book(world.state, entity, world.nowMs, lines, transfer.number);
  if (!booked.ok) return;
  const postingId = `GL-${++world.state.counters.posting}`;
  world.say(
    erpFeed(entity),
    contracts.intercompanyPosted,
    transfer.number,
    {
      entity: world.network.entities[entity]!.gln,
      counterparty: world.network.entities[counterparty]!.gln,
      transferNumber: transfer.number,
      stage,
      postedAt: fromMs(world.nowMs),
      currency: world.network.currency,
      lines,
      postingId,
      period: booked.value.period,
    },
    { correlation: transfer.number },
  );
}

function nameOf(world: World, entity: number): string {
  return world.network.entities[entity]!.name.split(' ')[0] as string;
}

function debit(account: string, name: string, debitMinor: number): PostingLine {
  return { account, name, debitMinor, creditMinor: 0 };
}

function credit(account: string, name: string, creditMinor: number): PostingLine {
  return { account, name, debitMinor: 0, creditMinor };
}
