import * as contracts from '#shared/contracts';
import type { FaultRequest } from '#shared/contracts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import {
  activeFault,
  type Cause,
  type Handlers,
  mintSscc,
  positionOf,
  purposeKey,
  purposeOf,
  type Quantity,
  siteKey,
  whenOpen,
  wmsFeed,
  type World,
} from '#simulator/world';
import { adjust, contractLines, saying } from './stock-words.ts';

/** The first movement that Signalbox asks for arrives with this many pieces missing, a twentieth at most of small ones. */
const FIRST_SHORT_PIECES = 12;
const SHORT_CHANCE = { transfer: 0.08, purchaseOrder: 0.025 } as const;
const DAMAGED_CHANCE = 0.012;
const OVER_CHANCE = 0.004;

interface Counted {
  item: number;
  expected: number;
  received: number;
  damaged: number;
}

export const receivingHandlers: Handlers = {
  'wms.goodsArrive': (world, { site: index, purpose, lines, cause }) => {
    const site = world.network.sites[index]!;
    // Movements between sites are unloaded when they come; a supplier waits until the dock opens.
    const isFromSite = purpose.startsWith('transfer/') || purpose.startsWith('return/');
    const opens = isFromSite ? world.nowMs : whenOpen(site, world.nowMs);
    if (opens > world.nowMs) {
      world.at(opens + 20 * MINUTE_MS, 'wms.goodsArrive', { site: index, purpose, lines, cause });
      return;
    }
    world.state.receiving.set(siteKey(index, purpose), { lines, cause });
    world.say(
      wmsFeed(world.network, index),
      contracts.receiptStarted,
      purposeOf(purpose).number,
      { site: site.gln, purpose: purposeOf(purpose) },
      saying({ purpose, cause }),
    );
    const draw = world.random.of('unload', world.state.counters.receipt, index);
    const minutes = Math.min(150, draw.between(18, 40) + lines.length * 4);
    world.after(minutes * MINUTE_MS, 'wms.receiptEnds', { site: index, purpose });
  },

  'wms.receiptEnds': (world, { site, purpose }) => {
    const key = siteKey(site, purpose);
    const goods = world.state.receiving.get(key);
    if (!goods) return;
    world.state.receiving.delete(key);
    const expected = world.state.expected.get(key) ?? goods.lines;
    world.state.expected.delete(key);
    const nth = ++world.state.counters.receipt;
    if (isAsked(world, site, purpose, 'refusedReceipt')) {
      refuseGoods(world, site, purpose, goods, `RC-${nth}`);
      return;
    }
    const counted = count(world, site, purpose, goods.lines, expected, nth);
    putAway(world, site, purpose, counted, goods.cause);
    world.say(
      wmsFeed(world.network, site),
      contracts.receiptCompleted,
      purposeOf(purpose).number,
      {
        site: world.network.sites[site]!.gln,
        purpose: purposeOf(purpose),
        receiptId: `RC-${nth}`,
        lines: counted.map((line) => ({
          gtin: world.network.items[line.item]!.gtin,
          unit: world.network.items[line.item]!.unit,
          expectedQuantity: line.expected,
          receivedQuantity: line.received,
          damagedQuantity: line.damaged,
        })),
      },
      saying({ purpose, cause: goods.cause }),
    );
    settle(world, site, purpose, counted);
  },
};

type ReceiptFault = Extract<FaultRequest['kind'], `${string}Receipt`>;

/** Whether a dock is asked to find what Signalbox sends it like this; it refuses nothing of the ERP's own. */
function isAsked(world: World, site: number, purpose: string, fault: ReceiptFault): boolean {
  const { kind, number } = purposeOf(purpose);
  if (kind !== 'transfer' || world.state.transfers.get(number)?.isOwn !== false) return false;
  return activeFault(world, wmsFeed(world.network, site), fault) !== null;
}

/**
 * The dock does not take it. The pieces stay in their handling units beside the dock, on no books of the site, in transit
 * as before; whoever sent them has a truck fetch them.
 */
function refuseGoods(
  world: World,
  site: number,
  purpose: string,
  { lines, cause }: { lines: Quantity[]; cause: Cause | null },
  receiptId: string,
): void {
  const { network, state } = world;
  const { number } = purposeOf(purpose);
  const back = purposeKey('return', number);
  const onTheWay = state.inTransit.get(purpose);
  if (!onTheWay) return;
  state.inTransit.delete(purpose);
  state.inTransit.set(back, { from: onTheWay.to, to: onTheWay.from, lines: onTheWay.lines });
  const sscc = [mintSscc(++state.counters.sscc)];
  state.staged.set(siteKey(site, back), { site, purpose: back, lines, sscc, cause });
  world.say(
    wmsFeed(network, site),
    contracts.receiptRejected,
    number,
    {
      site: network.sites[site]!.gln,
      purpose: purposeOf(purpose),
      receiptId,
      reason: 'The seals are broken',
      lines: contractLines(world, lines),
    },
    saying({ purpose, cause }),
  );
  world.after(0, 'erp.inboundEnded', {
    site,
    items: lines.map(({ item }) => item),
    inbound: purpose,
  });
}

/** Announces goods to a site, as its own system says it. */
export function expect(
  world: World,
  site: number,
  purpose: string,
  lines: Quantity[],
  expectedAt: string,
  cause: Cause | null,
): void {
  world.state.expected.set(siteKey(site, purpose), lines);
  world.say(
    wmsFeed(world.network, site),
    contracts.receiptExpected,
    purposeOf(purpose).number,
    {
      site: world.network.sites[site]!.gln,
      purpose: purposeOf(purpose),
      lines: contractLines(world, lines),
      expectedAt,
    },
    saying({ purpose, cause }),
  );
}

/**
 * What the dock counts: what came, less what is missing from it, by chance or as the scenario has it; and nothing of
 * what was announced and did not come.
 */
function count(
  world: World,
  site: number,
  purpose: string,
  came: readonly Quantity[],
  expected: readonly Quantity[],
  nth: number,
): Counted[] {
  const draw = world.random.of('receipt', nth);
  const { kind, number } = purposeOf(purpose);
  const isReturn = kind === 'return';
  const asked = (fault: ReceiptFault) => isAsked(world, site, purpose, fault);
  const isTransfer = kind === 'transfer';
  const isSignalbox = isTransfer && world.state.transfers.get(number)?.isOwn === false;
  const isFirst = isSignalbox && ++world.state.counters.signalboxReceipts === 1;
  const isAsAsked =
    asked('shortReceipt') || asked('overReceipt') || asked('damagedReceipt') || isReturn;
  const byChance = draw.chance(isTransfer ? SHORT_CHANCE.transfer : SHORT_CHANCE.purchaseOrder);
  const isShort = asked('shortReceipt') || (!isAsAsked && (isFirst || byChance));
  const counted = came.map(({ item, quantity }, i): Counted => {
    let received = quantity;
    if (isShort && i === 0)
      received -= isFirst
        ? Math.min(FIRST_SHORT_PIECES, Math.max(1, Math.floor(quantity / 2)))
        : Math.min(quantity - 1, Math.max(1, Math.round(quantity * draw.between(0.03, 0.2))));
    else if (asked('overReceipt') || (!isTransfer && !isReturn && draw.chance(OVER_CHANCE)))
      received += draw.int(1, Math.max(1, Math.ceil(quantity * 0.05)));
    const breaks =
      asked('damagedReceipt') || (!isAsAsked && !isFirst && draw.chance(DAMAGED_CHANCE));
    const damaged = breaks && received > 3 ? draw.int(1, Math.ceil(received * 0.1)) : 0;
    const announced = expected.find((line) => line.item === item)?.quantity ?? quantity;
    return { item, expected: announced, received: Math.max(0, received), damaged };
  });
  const missing = expected
    .filter(({ item }) => !came.some((line) => line.item === item))
    .map(({ item, quantity }) => ({ item, expected: quantity, received: 0, damaged: 0 }));
  return [...counted, ...missing];
}

function putAway(
  world: World,
  site: number,
  purpose: string,
  counted: readonly Counted[],
  cause: Cause | null,
): void {
  for (const { item, received, damaged } of counted) {
    if (received === 0) continue;
    const reason = purposeOf(purpose).kind === 'return' ? 'returned' : 'received';
    adjust(world, site, item, { onHand: received, blocked: damaged }, reason, {
      purpose,
      cause,
    });
    if (damaged === 0) continue;
    const draw = world.random.of('inspect', world.state.counters.receipt, item);
    world.after(draw.between(1, 3) * DAY_MS, 'wms.qualityDone', {
      site,
      item,
      quantity: damaged,
      isGood: draw.chance(0.5),
    });
  }
}

/** Tells the ERP, closes what was open, and books where the pieces came from. */
function settle(world: World, site: number, purpose: string, counted: readonly Counted[]): void {
  const { network, state } = world;
  const { kind, number } = purposeOf(purpose);
  const received = counted.map((line) => ({ item: line.item, quantity: line.received }));
  if (kind === 'purchaseOrder') {
    for (const { item, quantity } of received)
      state.flows.purchased[item] = (state.flows.purchased[item] as number) + quantity;
    const po = state.purchaseOrders.get(number);
    for (const { item, quantity } of po?.lines ?? []) {
      const position = positionOf(network, site, item);
      state.onOrder[position] = Math.max(0, (state.onOrder[position] as number) - quantity);
    }
    if (po) {
      po.isReceived = true;
      const draw = world.random.of('invoiceDelay', po.nth);
      world.after(draw.between(10, 60) * HOUR_MS, 'erp.invoice', { po: number });
    }
  } else if (kind === 'transfer' || kind === 'return')
    arriveFromSite(world, purpose, number, received);
  const items = received.map(({ item }) => item);
  world.after(0, 'erp.inboundEnded', { site, items, inbound: purpose });
  world.after(MINUTE_MS, 'erp.stockArrived', { site, items });
}

/**
 * What was counted leaves the road; what is missing stays there until somebody closes it. What somebody had closed too
 * early is found again.
 */
function arriveFromSite(world: World, purpose: string, number: string, received: Quantity[]): void {
  const { state } = world;
  const transfer = state.transfers.get(number);
  if (transfer && purposeOf(purpose).kind === 'transfer') transfer.received = received;
  const onTheWay = state.inTransit.get(purpose);
  for (const { item, quantity } of received) {
    const line = onTheWay?.lines.find((one) => one.item === item);
    const came = Math.min(quantity, line?.quantity ?? 0);
    if (line) line.quantity -= came;
    state.flows.lost[item] = (state.flows.lost[item] as number) - (quantity - came);
  }
  if (onTheWay) {
    onTheWay.lines = onTheWay.lines.filter((line) => line.quantity > 0);
    if (onTheWay.lines.length === 0) state.inTransit.delete(purpose);
  }
  world.after(MINUTE_MS, 'erp.transferReceived', { transfer: number, received });
}
