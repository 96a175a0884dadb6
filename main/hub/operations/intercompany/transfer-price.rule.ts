import type { WorldView } from '#engine/kernel';
import type { EntityMaster, ItemMaster } from '#operations/network';
import { policyName } from '#operations/policy';
import type { PriceRow, StatedRate } from '#shared/protocol';
import {
  accept,
  divideHalfEven,
  exactMoney,
  MICRO_PER_MINOR,
  type Currency,
  type Result,
} from '#shared/vocabulary';
import { translate } from './currency.ts';
import { rateFor } from './stated-rate.ts';
import { intercompanyPolicy, type Bearer, type IntercompanyPolicy } from './intercompany-policy.ts';

const BASIS = 10_000n;

/** What policy said of a trade when it was agreed: kept with it, so that a later version changes nothing of it. */
export interface TradeTerms {
  /** The version: "ICP-1 v1". */
  policy: string;
  buyerCurrency: Currency;
  /** How the buyer's ledger translates; null where both keep one currency. */
  rate: StatedRate | null;
  bears: { short: Bearer; damaged: Bearer };
}

/** What a seller asks of its sister. */
export interface TransferPrice {
  unitCostMicro: number;
  unitPriceMicro: number;
  /** "cost $118.40 + 6 %". */
  rule: string;
  currency: Currency;
  terms: TradeTerms;
}

/**
 * The transfer price by the policy in force, in the seller's currency: cost, cost plus, or list less, by the first row
 * of the price list that fits seller, buyer and class of the item; rounded half-even once, to the cent that a price list
 * has. Within one entity goods move at cost. Refused where currencies differ and no rate is stated.
 */
export function transferPrice(
  world: WorldView,
  item: Pick<ItemMaster, 'unitCostMicro' | 'unitPriceMicro' | 'currency' | 'abcClass'>,
  seller: EntityMaster,
  buyer: EntityMaster,
): Result<TransferPrice> {
  const policy = intercompanyPolicy(world);
  const { rates, bears } = policy.content;
  const { currency } = seller;
  const own = rateFor(rates, item.currency, currency);
  if (!own.ok) return own;
  const rate = rateFor(rates, currency, buyer.currency);
  if (!rate.ok) return rate;
  const inLedger = (micro: number) => translate(own.value, micro);
  const [unitCostMicro, listMicro] = [inLedger(item.unitCostMicro), inLedger(item.unitPriceMicro)];
  const row = priceRow(policy.content, item, seller, buyer);
  const priced = priceOf(row, { unitCostMicro, listMicro, currency });
  const terms = {
    policy: policyName(policy),
    buyerCurrency: buyer.currency,
    rate: rate.value,
    bears,
  };
  return accept({ unitCostMicro, currency, terms, ...priced });
}

/** The row that prices this; within one entity, and where the list has none, cost. */
function priceRow(
  { prices }: IntercompanyPolicy,
  { abcClass }: Pick<ItemMaster, 'abcClass'>,
  seller: EntityMaster,
  buyer: EntityMaster,
): Pick<PriceRow, 'method'> & { basisPoints: number } {
  const fits = (asked: string | null, is: string) => asked === null || asked === is;
  const row =
    seller.gln === buyer.gln
      ? undefined
      : prices.find(
          (one) =>
            fits(one.seller, seller.gln) &&
            fits(one.buyer, buyer.gln) &&
            fits(one.itemClass, abcClass),
        );
  if (!row) return { method: 'cost', basisPoints: 0 };
  return {
    method: row.method,
    basisPoints: row.basisPoints ?? seller.transferMarkupBasisPoints,
  };
}

function priceOf(
  { method, basisPoints }: ReturnType<typeof priceRow>,
  from: { unitCostMicro: number; listMicro: number; currency: Currency },
): { unitPriceMicro: number; rule: string } {
  const { currency, unitCostMicro, listMicro } = from;
  const words = (micro: number) => exactMoney({ minor: micro / MICRO_PER_MINOR, currency });
  const cost = `cost ${words(unitCostMicro)}`;
  switch (method) {
    case 'cost':
      return { unitPriceMicro: unitCostMicro, rule: cost };
    case 'costPlus':
      return {
        unitPriceMicro: toTheCent(unitCostMicro, BASIS + BigInt(basisPoints)),
        rule: `${cost} + ${basisPoints / 100} %`,
      };
    case 'listLess':
      return {
        unitPriceMicro: toTheCent(listMicro, BASIS - BigInt(basisPoints)),
        rule: `list ${words(listMicro)} less ${basisPoints / 100} %`,
      };
  }
}

/** A share of a unit price in ten-thousandths, millionths in and out. */
function toTheCent(micro: number, share: bigint): number {
  const cents = divideHalfEven(BigInt(micro) * share, BASIS * BigInt(MICRO_PER_MINOR));
  return Number(cents) * MICRO_PER_MINOR;
}
