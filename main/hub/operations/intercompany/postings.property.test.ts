import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAmountMinor } from '#shared/vocabulary';
import {
  receivingEntries,
  shippingEntries,
  shortEntries,
  totalMinor,
  type Entry,
  type Trade,
} from './posting-lines.rule.ts';
import { transferPrice } from './transfer-price.rule.ts';

const trade = (unitCostMicro: number, markup: number): Trade => ({
  number: 'TRF-2026-0001',
  seller: 'northern',
  buyer: 'southern',
  sellerName: 'Northern',
  buyerName: 'Southern',
  fromName: 'Columbus',
  toName: 'Atlanta',
  unitCostMicro,
  unitPriceMicro: transferPrice(unitCostMicro, markup, 'USD').unitPriceMicro,
  currency: 'USD',
});

const anyTrade = fc
  .tuple(fc.integer({ min: 1, max: 2_000_000_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([cost, markup]) => trade(cost, markup));

/** Debits less credits of an account over some entries. */
function balance(entries: readonly Entry[], account: string): number {
  return entries
    .flatMap((entry) => entry.lines)
    .filter((line) => line.account === account)
    .reduce((sum, line) => sum + line.debitMinor - line.creditMinor, 0);
}

describe('the postings of a transfer between entities', () => {
  test('balance to the cent, and goods in transit end at nothing, however it arrives', () => {
    fc.assert(
      fc.property(
        anyTrade,
        fc.integer({ min: 1, max: 100_000 }),
        fc.array(fc.nat(60_000), { minLength: 1, maxLength: 3 }),
        fc.nat(500_000),
        (made, shipped, arrivals, freight) => {
          const all: Entry[] = shippingEntries(made, shipped);
          let before = 0;
          let isFirst = true;
          for (const arrived of arrivals) {
            const received = before + arrived;
            if (received === before && !isFirst) continue;
            all.push(...receivingEntries(made, { shipped, received, before }, freight));
            before = received;
            isFirst = false;
          }
          all.push(...shortEntries(made, { shipped, received: before }));
          for (const entry of all) expect(totalMinor(entry.lines)).toBeGreaterThan(0);
          const buyers = all.filter((entry) => entry.entity === made.buyer);
          expect(balance(buyers, '1250')).toBe(0);
          expect(balance(buyers, '2310')).toBe(0 - lineAmountMinor(shipped, made.unitPriceMicro));
          expect(balance(all, '1310') + balance(all, '2310')).toBe(0);
        },
      ),
    );
  });

  test('are those of the picture: 252 breakers at $118.40 and 6 per cent', () => {
    const made = trade(118_400_000, 600);
    const rule = transferPrice(118_400_000, 600, 'USD');
    expect(rule).toEqual({ unitPriceMicro: 125_500_000, rule: 'cost $118.40 + 6 %' });
    const [seller, buyer] = shippingEntries(made, 252);
    expect(seller?.lines.map((line) => line.debitMinor + line.creditMinor)).toEqual([
      3_162_600, 3_162_600, 2_983_680, 2_983_680,
    ]);
    expect(buyer?.lines.map((line) => line.account)).toEqual(['1250', '2310']);
    const [receipt] = receivingEntries(made, { shipped: 252, received: 252, before: 0 }, 61_200);
    expect(receipt?.lines[0]).toMatchObject({ name: 'Inventory, Atlanta', debitMinor: 3_223_800 });
  });

  test('of pieces beyond what was shipped stand as received and not billed', () => {
    const made = trade(1_000_000, 0);
    const [receipt] = receivingEntries(made, { shipped: 10, received: 12, before: 0 }, 0);
    expect(balance([receipt!], '1250')).toBe(-1_000);
    expect(balance([receipt!], '2150')).toBe(-200);
  });

  test('of a truck that arrives empty book its freight, and no inventory', () => {
    const made = trade(1_000_000, 0);
    const [receipt] = receivingEntries(made, { shipped: 10, received: 0, before: 0 }, 500);
    expect(receipt?.lines.map((line) => line.account)).toEqual(['5800', '2120']);
  });
});
