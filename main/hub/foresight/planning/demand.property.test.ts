import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demandClass } from './demand-class.rule.ts';
import { expectedLost, quantile, type Demand } from './demand-distribution.ts';
import { gammaCdf, gammaQuantile, normalQuantile, unitNormalLoss } from './quantiles.ts';

/** Probabilities of 0 … n units of a negative binomial, by gamma functions: slow and obvious. */
function probabilities({ mean, variance }: Demand, upTo: number): number[] {
  const r = mean ** 2 / (variance - mean);
  const p = mean / variance;
  return Array.from({ length: upTo + 1 }, (_, d) =>
    Math.exp(
      logGamma(d + r) - logGamma(r) - logGamma(d + 1) + r * Math.log(p) + d * Math.log(1 - p),
    ),
  );
}

/** Lanczos, g = 7 (Press et al., "Numerical Recipes"). */
function logGamma(x: number): number {
  const c = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x - 1 + 7.5;
  const sum = c.slice(1).reduce((all, each, i) => all + each / (x + i), c[0]!);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

const slow = fc
  .record({
    mean: fc.double({ min: 0.05, max: 40, noNaN: true }),
    spread: fc.double({ min: 1.05, max: 6, noNaN: true }),
  })
  .map(({ mean, spread }): Demand => ({
    shape: 'negativeBinomial',
    mean,
    variance: mean * spread,
  }));

const any = fc.oneof(
  slow,
  fc
    .record({
      mean: fc.double({ min: 1, max: 5_000, noNaN: true }),
      share: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
    })
    .map(({ mean, share }): Demand => ({ shape: 'normal', mean, variance: (mean * share) ** 2 })),
);

const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });

describe('what is protected', () => {
  test('of a slow mover is the first count that covers the level', () => {
    fc.assert(
      fc.property(slow, level, (demand, wanted) => {
        const kept = quantile(demand, wanted);
        const upTo = probabilities(demand, kept).reduce((sum, one) => sum + one, 0);
        const before = upTo - probabilities(demand, kept)[kept]!;
        expect(upTo).toBeGreaterThan(wanted - 1e-6);
        expect(before).toBeLessThan(wanted + 1e-6);
      }),
    );
  });

  test('grows with the service level, and is whole and never negative', () => {
    fc.assert(
      fc.property(any, level, level, (demand, a, b) => {
        const [low, high] = [quantile(demand, Math.min(a, b)), quantile(demand, Math.max(a, b))];
        expect(Number.isInteger(low) && low >= 0).toBe(true);
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  test('of a fast mover is mean and z deviations, rounded up', () => {
    const demand: Demand = { shape: 'normal', mean: 60, variance: 14 ** 2 };
    expect(quantile(demand, 0.95)).toBe(Math.ceil(60 + 1.644853627 * 14));
    expect(quantile({ ...demand, variance: 0 }, 0.98)).toBe(60);
  });

  test('of what nobody expects is nothing', () => {
    const none: Demand = { shape: 'none', mean: 0, variance: 0 };
    expect([quantile(none, 0.98), expectedLost(none, 0)]).toEqual([0, 0]);
  });

  test('of a Poisson is what its table says', () => {
    // Mean 2: P(D ≤ 4) = 0.947, P(D ≤ 5) = 0.983.
    const demand: Demand = { shape: 'negativeBinomial', mean: 2, variance: 2 };
    expect([quantile(demand, 0.94), quantile(demand, 0.95)]).toEqual([4, 5]);
  });
});

describe('expected loss', () => {
  test('of a slow mover is the sum over all counts beyond the stock', () => {
    fc.assert(
      fc.property(slow, fc.integer({ min: 0, max: 60 }), (demand, stock) => {
        const slowly = probabilities(demand, 2_000).reduce(
          (sum, probability, d) => sum + Math.max(0, d - stock) * probability,
          0,
        );
        expect(expectedLost(demand, stock)).toBeCloseTo(slowly, 4);
      }),
      { numRuns: 40 },
    );
  });

  test('falls with stock, by no more than a unit for each, from the mean at none', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 6_000 }), (demand, stock) => {
        const [here, next] = [expectedLost(demand, stock), expectedLost(demand, stock + 1)];
        expect(next).toBeLessThanOrEqual(here + 1e-4);
        expect(next).toBeGreaterThanOrEqual(here - 1 - 1e-4);
        expect(expectedLost(demand, 0)).toBeCloseTo(demand.mean, 6);
      }),
    );
  });
});

describe('the functions behind it', () => {
  test('know the table of the normal', () => {
    for (const [probability, z] of [
      [0.5, 0],
      [0.9, 1.2815515655],
      [0.95, 1.644853627],
      [0.98, 2.0537489106],
      [0.001, -3.0902323062],
    ] as const)
      expect(normalQuantile(probability)).toBeCloseTo(z, 7);
    // Silver, Pyke, Thomas, table of G(k).
    expect(unitNormalLoss(0)).toBeCloseTo(0.3989, 4);
    expect(unitNormalLoss(1)).toBeCloseTo(0.0833, 4);
    expect(unitNormalLoss(2)).toBeCloseTo(0.0085, 4);
  });

  test('come back from a gamma quantile to the probability they went with', () => {
    fc.assert(
      fc.property(level, fc.double({ min: 0.5, max: 50, noNaN: true }), (wanted, k) => {
        const mean = 1_000;
        const value = gammaQuantile(wanted, mean, mean ** 2 / k);
        expect(gammaCdf((value * k) / mean, k)).toBeCloseTo(wanted, 5);
      }),
    );
  });
});

test.each([
  [1, 0.2, 'smooth'],
  [1.2, 0.6, 'erratic'],
  [1.32, 0.1, 'intermittent'],
  [4, 0.49, 'lumpy'],
])('demand every %d days with CV² %d is %s', (adi, cv2, kind) => {
  expect(demandClass(adi, cv2)).toBe(kind);
});
