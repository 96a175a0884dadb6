import { assert } from '#shared/vocabulary';
import { gammaCdf, gammaQuantile, normalQuantile, unitNormalLoss } from './quantiles.ts';

/** Demand over a time, as a distribution of whole units. */
export interface Demand {
  /** `negativeBinomial` of slow movers, `normal` of fast ones, `none` where nothing is expected. */
  shape: 'negativeBinomial' | 'normal' | 'none';
  /** Expected units, and their variance in units². */
  mean: number;
  variance: number;
}

/** Up to so many expected units are counted one by one; beyond, the gamma, which counts come near, costs nothing. */
const COUNTED_TO = 500;

/**
 * The least whole quantity that covers demand with probability `level` (0 < level < 1): what is kept so that a cycle is
 * served in so many of a hundred.
 */
export function quantile(demand: Demand, level: number): number {
  assert(level > 0 && level < 1, 'a service level lies between 0 and 1');
  const { shape, mean, variance } = demand;
  if (shape === 'none' || mean <= 0) return 0;
  if (shape === 'normal')
    return Math.max(0, Math.ceil(mean + normalQuantile(level) * Math.sqrt(variance) - 1e-9));
  if (mean > COUNTED_TO) return Math.ceil(gammaQuantile(level, mean, Math.max(mean, variance)));
  const count = counting(demand);
  let sum = count.probability;
  while (sum < level - 1e-12 && count.probability > Number.MIN_VALUE) sum += count.next();
  return count.units;
}

/**
 * Expected units that are asked for and not there, E[(D − stock)⁺]. For the normal σ·L((stock − μ)/σ) with L the unit
 * normal loss (Silver, Pyke, Thomas, "Inventory and Production Management in Supply Chains", 4th ed., app. II); for
 * counts μ − stock + Σ (stock − d)·p(d) over d < stock; for the gamma of shape k and scale θ
 * μ·(1 − F(stock; k + 1)) − stock·(1 − F(stock; k)).
 */
export function expectedLost(demand: Demand, stock: number): number {
  const { shape, mean, variance } = demand;
  if (shape === 'none' || mean <= 0) return 0;
  if (stock <= 0) return mean - stock;
  if (shape === 'normal') {
    const deviation = Math.sqrt(variance);
    if (deviation === 0) return Math.max(0, mean - stock);
    return deviation * unitNormalLoss((stock - mean) / deviation);
  }
  if (mean > COUNTED_TO) {
    const scale = Math.max(mean, variance) / mean;
    const k = mean / scale;
    const lost =
      mean * (1 - gammaCdf(stock / scale, k + 1)) - stock * (1 - gammaCdf(stock / scale, k));
    return Math.max(0, lost);
  }
  const count = counting(demand);
  let spared = 0;
  while (count.units < stock) {
    spared += (stock - count.units) * count.probability;
    count.next();
  }
  return Math.max(0, mean - stock + spared);
}

/** Probabilities of 0, 1, 2 … units, one after another. */
interface Counting {
  units: number;
  probability: number;
  /** On to the next count; gives its probability. */
  next(): number;
}

/**
 * Negative binomial with r = μ²/(σ² − μ) and p = μ/σ², by p(0) = pʳ and p(d + 1) = p(d)·(d + r)/(d + 1)·(1 − p)
 * (Johnson, Kemp, Kotz, "Univariate Discrete Distributions", ch. 5); Poisson, its limit, where the variance is not above
 * the mean.
 */
function counting({ mean, variance }: Demand): Counting {
  const isPoisson = variance <= mean * (1 + 1e-6);
  const r = isPoisson ? 0 : mean ** 2 / (variance - mean);
  const rest = isPoisson ? 0 : 1 - mean / variance;
  return {
    units: 0,
    probability: isPoisson ? Math.exp(-mean) : (1 - rest) ** r,
    next() {
      const share = isPoisson ? mean : (this.units + r) * rest;
      this.units += 1;
      this.probability *= share / this.units;
      return this.probability;
    },
  };
}
