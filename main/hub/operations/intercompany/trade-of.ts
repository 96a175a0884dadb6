import type { WorldView } from '#engine/kernel';
import { entities, sites } from '#operations/network';
import type { Currency, Gln } from '#shared/vocabulary';
import type { Trade } from './entry.ts';
import type { TradeTerms } from './transfer-price.rule.ts';

/** The trade behind a transfer. */
export function tradeOf(
  world: WorldView,
  transfer: {
    number: string;
    from: Gln;
    to: Gln;
    seller: Gln;
    buyer: Gln;
    unitCostMicro: number;
    unitPriceMicro: number;
    currency: Currency;
    trade: TradeTerms;
  },
): Trade {
  const { number, seller, buyer, unitCostMicro, unitPriceMicro, currency } = transfer;
  return {
    number,
    seller,
    buyer,
    sellerName: shortName(world, seller),
    buyerName: shortName(world, buyer),
    fromName: world.get(sites, transfer.from)?.name ?? transfer.from,
    toName: world.get(sites, transfer.to)?.name ?? transfer.to,
    unitCostMicro,
    unitPriceMicro,
    currency,
    terms: transfer.trade,
  };
}

/** "Northern" of "Northern Supply LLC": what both books call the other. */
export function shortName(world: WorldView, entity: Gln): string {
  const name = world.get(entities, entity)?.name ?? entity;
  return name.split(' ')[0] ?? name;
}
