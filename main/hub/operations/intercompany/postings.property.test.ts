import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAmountMinor } from '#shared/vocabulary';
import { totalMinor, unbalanced, type Entry, type Trade } from './entry.ts';
import { shortEntries } from './loss-lines.rule.ts';
import { foundEntries, receivingEntries, shippingEntries } from './posting-lines.rule.ts';
import { foundBackEntries, returnedEntries } from './return-lines.rule.ts';
import { tradeOfBreakers } from './trade.fixture.ts';

const bearer = fc.constantFrom('buyer' as const, 'seller' as const, 'carrier' as const);

const anyTrade = fc
  .record({
    cost: fc.integer({ min: 1, max: 2_000_000_000 }),
    markup: fc.integer({ min: -500_000, max: 500_000 }),
    // At less than one to one a cent of the document can be nothing in the buyer's ledger, and so no entry.
    rateMicro: fc.option(fc.integer({ min: 1_000_000, max: 150_000_000 })),
    short: bearer,
    damaged: bearer,
  })
  .map(({ cost, markup, ...rest }) => tradeOfBreakers(cost, Math.max(0, cost + markup), rest));

/** What the docks count one after the other: pieces, and how many of them are broken. */
const anyCounts = fc.array(fc.record({ came: fc.nat(60_000), broken: fc.nat(2_000) }), {
  minLength: 1,
  maxLength: 3,
});

/** Debits less credits of an account over some entries. */
function balance(entries: readonly Entry[], account: string): number {
  return entries
    .flatMap((entry) => entry.lines)
    .filter((line) => line.account === account)
    .reduce((sum, line) => sum + line.debitMinor - line.creditMinor, 0);
}

/** The whole life of a trade: shipped, counted once or more, what is missing closed, and perhaps some of it found. */
function life(
  trade: Trade,
  shipped: number,
  counts: readonly { came: number; broken: number }[],
  freightMinor: number,
  late: { found: number; broken: number; back: number },
): Entry[] {
  const all = shippingEntries(trade, shipped);
  let before = 0;
  let isFirst = true;
  for (const { came, broken } of counts) {
    if (came === 0 && !isFirst) continue;
    const received = before + came;
    const counted = { shipped, received, before, damaged: Math.min(broken, came) };
    all.push(...receivingEntries(trade, counted, isFirst ? freightMinor : 0));
    before = received;
    isFirst = false;
  }
  const lost = { shipped, received: Math.min(before, shipped) };
  all.push(...shortEntries(trade, lost));
  const back = Math.min(late.back, shipped - lost.received);
  const damaged = Math.min(late.broken, back);
  if (back > 0) all.push(...foundBackEntries(trade, { shipped, returned: back, damaged }));
  const found = back > 0 ? Math.min(late.found, shipped - lost.received - back) : late.found;
  const counted = { shipped, received: before + found, before, damaged: late.broken };
  if (found > 0) all.push(...foundEntries(trade, counted));
  return all;
}

describe('the postings of a transfer between entities', () => {
  test('balance to the cent in each ledger, and goods in transit end at nothing, however it arrives', () => {
    fc.assert(
      fc.property(
        anyTrade,
        fc.integer({ min: 1, max: 100_000 }),
        anyCounts,
        fc.nat(500_000),
        fc.record({ found: fc.nat(200), broken: fc.nat(100), back: fc.nat(200) }),
        (trade, shipped, counts, freight, late) => {
          const all = life(trade, shipped, counts, freight, late);
          for (const entry of all) expect(totalMinor(entry.lines)).toBeGreaterThan(0);
          expect(unbalanced(all.map((entry, nth) => ({ key: `${nth}`, ...entry })))).toEqual([]);
          const buyers = all.filter(({ entity }) => entity === trade.buyer);
          const sellers = all.filter(({ entity }) => entity === trade.seller);
          expect(new Set(buyers.map(({ currency }) => currency)).size).toBeLessThan(2);
          expect(balance(buyers, '1250')).toBe(0);
          const due = (entries: readonly Entry[]) =>
            entries.reduce((sum, { dueMinor }) => sum + dueMinor, 0);
          expect(due(buyers)).toBe(due(sellers));
          expect(balance(sellers, '1310')).toBe(due(sellers));
          if (trade.terms.rate === null) expect(balance(buyers, '2310')).toBe(0 - due(buyers));
        },
      ),
    );
  });

  test('are those of the picture: 252 breakers at $118.40 and 6 per cent', () => {
    const made = tradeOfBreakers(118_400_000, 125_500_000);
    const [seller, buyer] = shippingEntries(made, 252);
    expect(seller?.lines.map((line) => line.debitMinor + line.creditMinor)).toEqual([
      3_162_600, 3_162_600, 2_983_680, 2_983_680,
    ]);
    expect(buyer?.lines.map((line) => line.account)).toEqual(['1250', '2310']);
    const [receipt] = receivingEntries(made, whole(252), 61_200);
    expect(receipt?.lines[0]).toMatchObject({ name: 'Inventory, Atlanta', debitMinor: 3_223_800 });
  });

  test('stand in the currency of each ledger, and say of the document what both sides agree on', () => {
    const made = tradeOfBreakers(118_400_000, 125_500_000, { rateMicro: 1_372_100 });
    const [seller, buyer] = shippingEntries(made, 252);
    expect([seller?.currency, seller?.dueMinor]).toEqual(['USD', 3_162_600]);
    expect([buyer?.currency, buyer?.dueMinor]).toEqual(['CAD', 3_162_600]);
    // 31,626.00 × 1.3721 = 43,394.0346
    expect(buyer?.lines[0]?.debitMinor).toBe(4_339_403);
  });

  test('of pieces beyond what was shipped stand as received and not billed', () => {
    const made = tradeOfBreakers(1_000_000, 1_000_000);
    const counted = { shipped: 10, received: 12, before: 0, damaged: 0 };
    const [receipt] = receivingEntries(made, counted, 0);
    expect(balance([receipt!], '1250')).toBe(-1_000);
    expect(balance([receipt!], '2150')).toBe(-200);
  });

  test('of a truck that arrives empty book its freight, and no inventory', () => {
    const made = tradeOfBreakers(1_000_000, 1_000_000);
    const counted = { shipped: 10, received: 0, before: 0, damaged: 0 };
    const [receipt] = receivingEntries(made, counted, 500);
    expect(receipt?.lines.map((line) => line.account)).toEqual(['5800', '2120']);
  });
});

describe('what goes wrong between two docks is posted to whom the terms name', () => {
  const counted = { shipped: 10, received: 8, before: 0, damaged: 3 };
  const price = lineAmountMinor(1, 2_000_000);

  test('the buyer bears it as a loss of its own', () => {
    const made = tradeOfBreakers(1_000_000, 2_000_000);
    const receipt = receivingEntries(made, counted, 0);
    expect(receipt.map(({ entity }) => entity)).toEqual(['southern']);
    expect(balance(receipt, '5955')).toBe(3 * price);
    expect(balance(receipt, '1200')).toBe(5 * price);
    expect(balance(shortEntries(made, counted), '5950')).toBe(2 * price);
  });

  test('the carrier owes it to the buyer', () => {
    const made = tradeOfBreakers(1_000_000, 2_000_000, { short: 'carrier', damaged: 'carrier' });
    const all = [...receivingEntries(made, counted, 0), ...shortEntries(made, counted)];
    expect(balance(all, '1190')).toBe(5 * price);
    expect(balance(all, '2310')).toBe(0);
  });

  test('the seller takes the sale back, and its cost is the loss', () => {
    const made = tradeOfBreakers(1_000_000, 2_000_000, { short: 'seller', damaged: 'seller' });
    const all = [...receivingEntries(made, counted, 0), ...shortEntries(made, counted)];
    expect(balance(all, '1310')).toBe(-5 * price);
    expect(balance(all, '2310')).toBe(5 * price);
    expect([balance(all, '5955'), balance(all, '5950')]).toEqual([300, 200]);
  });

  test('a broken piece of part of a cent is as much in both ledgers', () => {
    const made = tradeOfBreakers(15_000, 15_000, { damaged: 'seller' });
    const counts = [
      { shipped: 2, received: 1, before: 0, damaged: 0 },
      { shipped: 2, received: 2, before: 1, damaged: 1 },
    ];
    const all = counts.flatMap((one) => receivingEntries(made, one, 0));
    expect(balance(all, '2310')).toBe(1);
    expect(balance(all, '1310')).toBe(-1);
    expect(all.map(({ dueMinor }) => dueMinor)).toEqual([0, -1, -1]);
  });

  test.each([
    ['buyer', 'buyer', { 1200: 2, 5950: -3, 5955: 1 }],
    ['carrier', 'carrier', { 1200: 2, 1190: -2 }],
    ['seller', 'seller', { 1200: 2, 2310: -2, 1310: 2, 4900: -2, 5900: 1, 5950: -1.5, 5955: 0.5 }],
    ['carrier', 'seller', { 1200: 2, 1190: -3, 2310: 1, 1310: -1, 4900: 1, 5900: -0.5, 5955: 0.5 }],
  ] as const)(
    'pieces that turn up after their loss was booked to the %s, one of them broken: the %s bears that one',
    (short, damaged, wanted) => {
      const made = tradeOfBreakers(1_000_000, 2_000_000, { short, damaged });
      const late = { shipped: 10, received: 10, before: 7, damaged: 1 };
      const entries = foundEntries(made, late);
      const accounts = entries.flatMap(({ lines }) => lines.map(({ account }) => account));
      expect(
        Object.fromEntries(accounts.map((one) => [one, balance(entries, one) / price])),
      ).toEqual(wanted);
      expect(new Set(entries.map(({ entity }) => entity)).size).toBe(entries.length);
    },
  );

  test.each([
    ['buyer', { 2310: 3, 5950: -3, 4900: 3, 1310: -3, 1200: 1, 5955: 0.5, 5900: -1.5 }],
    ['carrier', { 2310: 3, 1190: -3, 4900: 3, 1310: -3, 1200: 1, 5955: 0.5, 5900: -1.5 }],
    // It had taken the sale back when they were lost: what changes is that it has the pieces.
    ['seller', { 1200: 1, 5955: 0.5, 5950: -1.5 }],
  ] as const)(
    'pieces that are back at their source after their loss was booked to the %s',
    (short, wanted) => {
      const made = tradeOfBreakers(1_000_000, 2_000_000, { short });
      const entries = foundBackEntries(made, { shipped: 10, returned: 3, damaged: 1 });
      const accounts = entries.flatMap(({ lines }) => lines.map(({ account }) => account));
      expect(
        Object.fromEntries(accounts.map((one) => [one, balance(entries, one) / price])),
      ).toEqual(wanted);
    },
  );

  test('what turns up within one entity is its own again, and what came beyond is nobody’s bill', () => {
    const own = { ...tradeOfBreakers(1_000_000, 1_000_000), buyer: 'northern' };
    const accounts = (entries: readonly Entry[]) =>
      entries.flatMap(({ lines }) =>
        lines.map((line) => [line.account, line.debitMinor - line.creditMinor]),
      );
    const late = { shipped: 10, received: 12, before: 8, damaged: 0 };
    expect(accounts(foundEntries(own, late))).toEqual([
      ['1200', 200],
      ['5950', -200],
    ]);
    expect(accounts(foundBackEntries(own, { shipped: 10, returned: 2, damaged: 1 }))).toEqual([
      ['1200', 100],
      ['5955', 100],
      ['5950', -200],
    ]);
    expect(returnedEntries(own, { shipped: 10, returned: 2, damaged: 1 }, 0)).toEqual([]);
  });

  test('a loss within one entity stays in it, whoever the terms name', () => {
    const sold = tradeOfBreakers(1_000_000, 1_000_000, { short: 'seller' });
    const entries = shortEntries({ ...sold, buyer: sold.seller }, counted);
    expect(entries.map(({ lines }) => lines.map(({ account }) => account))).toEqual([
      ['5950', '1200'],
    ]);
  });
});

function whole(quantity: number) {
  return { shipped: quantity, received: quantity, before: 0, damaged: 0 };
}
