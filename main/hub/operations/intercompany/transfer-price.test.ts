import { describe, expect, test } from 'vitest';
import { POLICY_PUBLISHED, policyRoom } from '#operations/policy';
import type { EntityMaster } from '#operations/network';
import { Rehearsal } from '#kit';
import { intercompanyPolicy, type IntercompanyPolicy } from './intercompany-policy.ts';
import { transferPrice } from './transfer-price.rule.ts';

const item = {
  unitCostMicro: 118_400_000,
  unitPriceMicro: 189_000_000,
  currency: 'USD',
  abcClass: 'A' as const,
};

const northern = entity('northern', 'USD');
const southern = entity('southern', 'USD');
const ontario = entity('ontario', 'CAD');

function entity(gln: string, currency: string): EntityMaster {
  const code = gln.slice(0, 3).toUpperCase();
  const source = `erp/${gln}`;
  const publishedAt = '2026-06-01T00:00:00.000Z';
  return { gln, code, name: gln, currency, transferMarkupBasisPoints: 600, source, publishedAt };
}

/** The network after a version of the policy was published. */
function under(change: Partial<IntercompanyPolicy> = {}) {
  const hub = new Rehearsal([policyRoom]);
  const content = { ...intercompanyPolicy(hub.world).content, ...change };
  const data = { name: 'intercompany', version: 2, content };
  hub.say({ type: POLICY_PUBLISHED, subject: 'intercompany', data });
  return hub.world;
}

function row(change: object): IntercompanyPolicy['prices'][number] {
  const method = 'cost' as const;
  return {
    row: 'P1',
    seller: null,
    buyer: null,
    itemClass: null,
    method,
    basisPoints: null,
    ...change,
  };
}

const CAD = {
  row: 'R1',
  from: 'USD',
  to: 'CAD',
  rateMicro: 1_372_100,
  source: 'ECB reference rate',
  on: '2026-06-29T00:00:00.000Z',
};

describe('the transfer price', () => {
  test('is cost and the mark-up that the seller publishes, as Signalbox comes, and says by which version', () => {
    const world = new Rehearsal([policyRoom]).world;
    expect(transferPrice(world, item, northern, southern)).toMatchObject({
      ok: true,
      value: {
        unitPriceMicro: 125_500_000,
        rule: 'cost $118.40 + 6 %',
        terms: { policy: 'ICP-1 v1', rate: null, bears: { short: 'buyer' } },
      },
    });
  });

  test('is the cost within one entity, whatever the list says', () => {
    const world = under({ prices: [row({ method: 'listLess', basisPoints: 1_000 })] });
    const price = transferPrice(world, item, northern, northern);
    expect(price).toMatchObject({ value: { unitPriceMicro: 118_400_000, rule: 'cost $118.40' } });
  });

  test('is of the first row that fits seller, buyer and class of the item', () => {
    const world = under({
      prices: [
        row({ seller: 'southern', method: 'cost' }),
        row({ buyer: 'southern', itemClass: 'B', method: 'listLess', basisPoints: 3_333 }),
        row({ itemClass: 'A', method: 'costPlus', basisPoints: 1_250 }),
      ],
    });
    const rule = (abcClass: 'A' | 'B' | 'C', from: EntityMaster, to: EntityMaster) => {
      const price = transferPrice(world, { ...item, abcClass }, from, to);
      return price.ok ? [price.value.rule, price.value.unitPriceMicro] : price.refusal.code;
    };
    expect(rule('A', southern, northern)).toEqual(['cost $118.40', 118_400_000]);
    expect(rule('B', northern, southern)).toEqual(['list $189.00 less 33.33 %', 126_010_000]);
    expect(rule('A', northern, southern)).toEqual(['cost $118.40 + 12.5 %', 133_200_000]);
    expect(rule('C', northern, southern)).toEqual(['cost $118.40', 118_400_000]);
  });

  test('is rounded half to even, once, to the cent', () => {
    const world = under({ prices: [row({ method: 'costPlus', basisPoints: 5_000 })] });
    const of = (unitCostMicro: number) => {
      const price = transferPrice(world, { ...item, unitCostMicro }, northern, southern);
      return price.ok ? price.value.unitPriceMicro : null;
    };
    expect([of(30_000), of(10_000), of(50_000)]).toEqual([40_000, 20_000, 80_000]);
  });

  test('keeps the stated rate, with source and date, where the buyer keeps another currency', () => {
    const price = transferPrice(under({ rates: [CAD] }), item, northern, ontario);
    expect(price).toMatchObject({
      value: { currency: 'USD', unitPriceMicro: 125_500_000, terms: { rate: CAD } },
    });
  });

  test('is refused between two currencies for which nobody stated a rate', () => {
    const price = transferPrice(under(), item, northern, ontario);
    expect(price).toMatchObject({ refusal: { code: 'price.noRate', facts: { to: 'CAD' } } });
  });
});
