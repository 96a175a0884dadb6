import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeAdjustment } from './adjustment.rule.ts';
import { matchDocument, type DocumentMatch } from './document-match.ts';
import type { Entry, Trade } from './entry.ts';
import { shortEntries } from './loss-lines.rule.ts';
import { receivingEntries, shippingEntries } from './posting-lines.rule.ts';
import type { Posting } from './posting.collection.ts';
import { tradeOfBreakers } from './trade.fixture.ts';

/** An entry as its ledger says that it booked it. */
function posted(trade: Trade, entry: Entry, nth: number): Posting {
  const { rate } = trade.terms;
  const at = `2026-06-${String(10 + nth).padStart(2, '0')}T12:00:00.000Z`;
  return {
    key: `${entry.entity}/GL-${nth}`,
    postingId: `GL-${nth}`,
    entity: entry.entity,
    counterparty: entry.counterparty,
    transferNumber: trade.number,
    stage: entry.stage,
    postedAt: at,
    period: '2026-P06',
    currency: entry.currency,
    document:
      rate !== null && entry.currency !== trade.currency
        ? {
            currency: trade.currency,
            amountMinor: entry.dueMinor,
            rateMicro: rate.rateMicro,
            rateSource: rate.source,
            rateOn: rate.on,
          }
        : null,
    lateReason: null,
    lines: entry.lines,
    source: `erp/${entry.entity}`,
    occurredAt: at,
    receivedAt: at,
  };
}

const inputs = (trade: Trade) => ({
  sellerName: trade.sellerName,
  buyerName: trade.buyerName,
  bears: { short: trade.terms.bears.short },
  rate: trade.terms.rate,
  buyerCurrency: trade.terms.buyerCurrency,
});

const anyTrade = fc
  .record({
    cost: fc.integer({ min: 10_000, max: 2_000_000_000 }),
    markup: fc.nat(500_000),
    rateMicro: fc.option(fc.integer({ min: 1_000_000, max: 3_000_000 })),
    short: fc.constantFrom('buyer' as const, 'seller' as const, 'carrier' as const),
  })
  .map(({ cost, markup, ...rest }) => tradeOfBreakers(cost, cost + markup, rest));

/** A trade as far as its ledgers have told of it, in any order: some of what happened, never twice. */
const anyDocument = fc
  .record({
    trade: anyTrade,
    shipped: fc.integer({ min: 1, max: 10_000 }),
    received: fc.option(fc.nat(11_000)),
    isClosed: fc.boolean(),
    told: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    seed: fc.nat(),
  })
  .map(({ trade, shipped, received, isClosed, told, seed }) => {
    const counted = { shipped, received: received ?? 0, before: 0, damaged: 0 };
    const entries = [
      ...shippingEntries(trade, shipped),
      ...(received === null ? [] : receivingEntries(trade, counted, 0)),
      ...(received !== null && isClosed ? shortEntries(trade, counted) : []),
    ];
    const all = entries.map((entry, nth) => posted(trade, entry, nth));
    return {
      trade,
      all,
      some: shuffled(
        all.filter((_, nth) => told[nth]),
        seed,
      ),
      isClosed,
    };
  });

function shuffled<T>(things: readonly T[], seed: number): T[] {
  return things
    .map((thing, nth) => ({ thing, by: Math.imul(seed + nth * 7_919, 0x9e3779b1) >>> 0 }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ thing }) => thing);
}

function parts({ postedMinor, matchedMinor, transitMinor, unmatchedMinor }: DocumentMatch) {
  return { postedMinor, sum: matchedMinor + transitMinor + unmatchedMinor };
}

describe('a document that two ledgers tell of', () => {
  test('is matched, in transit and unmatched to the cent of what was posted, whatever has come so far', () => {
    fc.assert(
      fc.property(anyDocument, ({ some }) => {
        const match = matchDocument(some);
        expect(match === null).toBe(some.length === 0);
        if (!match) return;
        const { postedMinor, sum } = parts(match);
        expect(sum).toBe(postedMinor);
        for (const part of [match.matchedMinor, match.transitMinor, match.unmatchedMinor])
          expect(part).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('says the same in whatever order the ledgers told', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), ({ some }, seed) => {
        const { latest: _, ...match } = matchDocument(some) ?? { latest: null };
        const { latest: __, ...other } = matchDocument(shuffled(some, seed)) ?? { latest: null };
        expect(other).toEqual(match);
      }),
    );
  });

  test('is matched by the postings that are proposed for it, once both ledgers have booked them', () => {
    fc.assert(
      fc.property(anyDocument, ({ trade, some }) => {
        let told = some;
        // A gap first, then what is short or over behind it.
        for (let round = 0; round < 3; round++) {
          const match = matchDocument(told);
          const wanted = match && proposeAdjustment(match, inputs(trade));
          if (!wanted) break;
          expect(match.unmatchedMinor).toBeGreaterThan(0);
          for (const { lines } of wanted.entries)
            expect(lines.reduce((sum, line) => sum + line.debitMinor - line.creditMinor, 0)).toBe(
              0,
            );
          told = [
            ...told,
            ...wanted.entries.map((one, nth) => posted(trade, one, told.length + nth)),
          ];
        }
        const match = matchDocument(told);
        const isSold = match !== null && match.seller.postings.length > 0;
        if (isSold) expect(match.unmatchedMinor).toBe(0);
      }),
    );
  });

  test('that has arrived whole leaves nothing open', () => {
    fc.assert(
      fc.property(anyTrade, fc.integer({ min: 1, max: 10_000 }), (trade, shipped) => {
        const counted = { shipped, received: shipped, before: 0, damaged: 0 };
        const entries = [
          ...shippingEntries(trade, shipped),
          ...receivingEntries(trade, counted, 500),
        ];
        const match = matchDocument(entries.map((entry, nth) => posted(trade, entry, nth)))!;
        expect(match.matchedMinor).toBe(match.postedMinor);
      }),
    );
  });
});
