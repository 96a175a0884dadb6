import type { Trade } from './entry.ts';
import type { Bearer } from './intercompany-policy.ts';

/** A trade of breakers from Northern in Columbus to Southern in Atlanta, who keeps dollars of Canada if asked. */
export function tradeOfBreakers(
  unitCostMicro: number,
  unitPriceMicro: number,
  {
    rateMicro = null,
    short = 'buyer',
    damaged = 'buyer',
  }: { rateMicro?: number | null; short?: Bearer; damaged?: Bearer } = {},
): Trade {
  const isForeign = rateMicro !== null;
  return {
    number: 'TRF-2026-0001',
    seller: 'northern',
    buyer: 'southern',
    sellerName: 'Northern',
    buyerName: 'Southern',
    fromName: 'Columbus',
    toName: 'Atlanta',
    unitCostMicro,
    unitPriceMicro,
    currency: 'USD',
    terms: {
      policy: 'ICP-1 v1',
      buyerCurrency: isForeign ? 'CAD' : 'USD',
      rate: isForeign
        ? {
            row: 'R1',
            from: 'USD',
            to: 'CAD',
            rateMicro,
            source: 'ECB reference rate',
            on: '2026-06-29T00:00:00.000Z',
          }
        : null,
      bears: { short, damaged },
    },
  };
}
