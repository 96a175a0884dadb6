import { assert, lineAmountMinor, type Currency, type Gln } from '#shared/vocabulary';
import type { PostingLine, PostingStage } from './posting.collection.ts';

/**
 * What two entities trade when a transfer goes from a site of one to a site of the other. Within one entity nobody sells
 * and nobody buys: seller and buyer are the same, the price is the cost, and only a loss is booked.
 */
export interface Trade {
  number: string;
  seller: Gln;
  buyer: Gln;
  /** Short names for the lines: "Northern". */
  sellerName: string;
  buyerName: string;
  fromName: string;
  toName: string;
  unitCostMicro: number;
  unitPriceMicro: number;
  currency: Currency;
}

/** One side's balanced lines of one stage. */
export interface Entry {
  entity: Gln;
  counterparty: Gln;
  stage: PostingStage;
  lines: PostingLine[];
}

/** At shipping: the seller's sale and cost of sale, the buyer's goods in transit, both at once. */
export function shippingEntries(trade: Trade, shipped: number): Entry[] {
  if (isWithin(trade)) return [];
  const price = lineAmountMinor(shipped, trade.unitPriceMicro);
  const cost = lineAmountMinor(shipped, trade.unitCostMicro);
  return [
    sellerEntry(trade, [
      debit('1310', `Due from ${trade.buyerName}`, price),
      credit('4900', 'Intercompany sales', price),
      debit('5900', 'Intercompany cost of sales', cost),
      credit('1200', `Inventory, ${trade.fromName}`, cost),
    ]),
    buyerEntry(trade, 'shipping', [
      debit('1250', 'Goods in transit', price),
      credit('2310', `Due to ${trade.sellerName}`, price),
    ]),
  ].flatMap(kept);
}

/**
 * At receipt: the buyer's inventory for what arrived, out of goods in transit, and its freight. What came beyond what
 * was shipped was never bought: it stands as received and not billed until the seller bills it or it goes back.
 * `before` is what earlier receipts have booked.
 */
export function receivingEntries(
  trade: Trade,
  quantities: { shipped: number; received: number; before: number },
  freightMinor: number,
): Entry[] {
  if (isWithin(trade)) return [];
  const { shipped, received, before } = quantities;
  const worth = (quantity: number) => lineAmountMinor(quantity, trade.unitPriceMicro);
  const transit = worth(Math.min(received, shipped)) - worth(Math.min(before, shipped));
  const over = worth(Math.max(0, received - shipped)) - worth(Math.max(0, before - shipped));
  const goods = transit + over;
  const freight = before === 0 ? freightMinor : 0;
  return kept(
    buyerEntry(trade, 'receiving', [
      debit('1200', `Inventory, ${trade.toName}`, goods === 0 ? 0 : goods + freight),
      debit('5800', 'Freight on goods not received', goods === 0 ? freight : 0),
      credit('1250', 'Goods in transit', transit),
      credit('2150', 'Received, not billed', over),
      credit('2120', 'Freight accrued', freight),
    ]),
  );
}

/**
 * A person closed what never came: the buyer, who owns it since it left the dock, bears the loss. Within one entity it
 * comes out of the inventory in which the pieces stood until they would have arrived.
 */
export function shortEntries(
  trade: Trade,
  quantities: { shipped: number; received: number },
): Entry[] {
  const lost = lossMinor(trade.unitPriceMicro, quantities);
  return kept(
    buyerEntry(trade, 'shortClosed', [
      debit('5950', 'Inventory lost in transit', lost),
      isWithin(trade)
        ? credit('1200', `Inventory, ${trade.fromName}`, lost)
        : credit('1250', 'Goods in transit', lost),
    ]),
  );
}

/** Pieces that turn up after their loss was booked take it back, as far as they were lost. */
export function foundEntries(
  trade: Trade,
  { shipped, received, before }: { shipped: number; received: number; before: number },
): Entry[] {
  const worth = (quantity: number) => lineAmountMinor(quantity, trade.unitPriceMicro);
  const found = worth(Math.min(received, shipped)) - worth(Math.min(before, shipped));
  const over = worth(Math.max(0, received - shipped)) - worth(Math.max(0, before - shipped));
  return kept(
    buyerEntry(trade, 'receiving', [
      debit('1200', `Inventory, ${trade.toName}`, found + over),
      credit('5950', 'Inventory lost in transit', found),
      credit('2150', 'Received, not billed', over),
    ]),
  );
}

/** What is left in goods in transit after all that arrived was booked, so that the account ends at zero. */
export function lossMinor(
  unitPriceMicro: number,
  { shipped, received }: { shipped: number; received: number },
): number {
  return (
    lineAmountMinor(shipped, unitPriceMicro) -
    lineAmountMinor(Math.min(received, shipped), unitPriceMicro)
  );
}

/** The debits of some lines; the credits are the same, or it is a bug of ours. */
export function totalMinor(lines: readonly PostingLine[]): number {
  const debits = lines.reduce((sum, line) => sum + line.debitMinor, 0);
  const credits = lines.reduce((sum, line) => sum + line.creditMinor, 0);
  assert(debits === credits, `what is posted balances (${debits} and ${credits})`);
  return debits;
}

/** Whether both sites belong to one entity. */
export function isWithin(trade: Pick<Trade, 'seller' | 'buyer'>): boolean {
  return trade.seller === trade.buyer;
}

function sellerEntry(trade: Trade, lines: PostingLine[]): Entry {
  return { entity: trade.seller, counterparty: trade.buyer, stage: 'shipping', lines };
}

function buyerEntry(trade: Trade, stage: PostingStage, lines: PostingLine[]): Entry {
  return { entity: trade.buyer, counterparty: trade.seller, stage, lines };
}

/** Lines of nothing are no lines, and an entry without lines is none. */
function kept(entry: Entry): Entry[] {
  const lines = entry.lines.filter((line) => line.debitMinor !== 0 || line.creditMinor !== 0);
  return lines.length === 0 ? [] : [{ ...entry, lines }];
}

function debit(account: string, name: string, debitMinor: number): PostingLine {
  return { account, name, debitMinor, creditMinor: 0 };
}

function credit(account: string, name: string, creditMinor: number): PostingLine {
  return { account, name, debitMinor: 0, creditMinor };
}
