import type { WorldView } from '#engine/kernel';
import { transferPrice } from '#operations/intercompany';
import { entities, items, sites } from '#operations/network';
import { consignments } from '#operations/stock';
import { transfers } from '#operations/transfers';
import type { BacktestFlip } from '#shared/protocol';
import { exactMoney, lineAmountMinor, toMs, type Currency, type Instant } from '#shared/vocabulary';
import { linkOfErp } from './approval-cases.ts';
import type { Side } from './side.ts';

/** What one entity sold to another in one transfer. */
interface Sale {
  number: string;
  /** Asked for here; the others are the ERPs' own. */
  isAsked: boolean;
  at: Instant;
  seller: string;
  buyer: string;
  lines: readonly { gtin: string; quantity: number }[];
  link: BacktestFlip['link'];
}

/** A sale under the price list of one side: what it comes to, and by which rule; why it has no price, where it has none. */
interface Priced {
  minor: number;
  words: string;
}

/** A sale under both price lists, and the flip where they price it otherwise. */
export interface PricedSale {
  before: Priced;
  after: Priced;
  flip: BacktestFlip | null;
}

/** Transfers between entities of the window, each priced by both sides; those in another currency are left out. */
export function pricedSales(
  base: WorldView,
  sides: { before: Side; after: Side },
  fromMs: number,
  currency: Currency,
): PricedSale[] {
  return salesOf(base, fromMs)
    .filter(({ seller }) => base.get(entities, seller)?.currency === currency)
    .map((sale) => {
      const before = priceOn(base, sides.before, sale, currency);
      const after = priceOn(base, sides.after, sale, currency);
      const isSame = before.minor === after.minor && before.words === after.words;
      return { before, after, flip: isSame ? null : flipOf(sale, before, after) };
    });
}

function salesOf(base: WorldView, fromMs: number): Sale[] {
  const sales: Sale[] = [];
  for (const one of base.all(transfers)) {
    const { number, requestedAt: at, seller, buyer, gtin, quantity } = one;
    if (toMs(at) >= fromMs && seller !== buyer)
      sales.push({
        number,
        isAsked: true,
        at,
        seller,
        buyer,
        lines: [{ gtin, quantity }],
        link: { kind: 'transfer', key: number },
      });
  }
  for (const one of base.all(consignments)) {
    const { transfer: number, loadedAt, from, to, lines } = one;
    if (loadedAt === null || toMs(loadedAt) < fromMs || base.get(transfers, number)) continue;
    const [seller, buyer] = [from, to].map((site) => base.get(sites, site ?? '')?.entity);
    if (!seller || !buyer || seller === buyer) continue;
    const sold = lines.map(({ gtin, loaded }) => ({ gtin, quantity: loaded }));
    const link = linkOfErp(one);
    sales.push({ number, isAsked: false, at: loadedAt, seller, buyer, lines: sold, link });
  }
  return sales.toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.number < b.number) ? -1 : 1));
}

function priceOn(base: WorldView, side: Side, sale: Sale, currency: Currency): Priced {
  const [seller, buyer] = [base.get(entities, sale.seller), base.get(entities, sale.buyer)];
  const rules = new Set<string>();
  let minor = 0;
  for (const { gtin, quantity } of sale.lines) {
    const item = base.get(items, gtin);
    if (!item || !seller || !buyer) continue;
    const price = transferPrice(side, item, seller, buyer);
    if (!price.ok) return { minor: 0, words: 'no price: no rate is stated' };
    rules.add(price.value.rule);
    minor += lineAmountMinor(quantity, price.value.unitPriceMicro);
  }
  const [rule = 'no price', ...more] = rules;
  const words = more.length === 0 ? rule : `${rules.size} rules`;
  return { minor, words: `${exactMoney({ minor, currency })}, ${words}` };
}

function flipOf({ number, isAsked, at, link }: Sale, before: Priced, after: Priced): BacktestFlip {
  return {
    kind: 'price',
    what: isAsked ? number : `${number}, planned by the ERP`,
    before: before.words,
    after: after.words,
    atMinor: Math.abs(after.minor - before.minor),
    at,
    link,
  };
}
