import type { Forecast } from '#operations/network';
import { demandClass, isSlow, type DemandClass } from './demand-class.rule.ts';
import type { Demand } from './demand-distribution.ts';
import type { DemandHistory } from './demand-history.ts';

/** What is expected of a position a day, how sure that is, and from where it is known. */
export interface DemandAhead {
  /** Null where the history is too short to class it. */
  kind: DemandClass | null;
  /** Days between demands, and squared variation of their quantities; null without enough history. */
  adi: number | null;
  cv2: number | null;
  /** Units a day, and the variance of a day, units². */
  mean: number;
  variance: number;
  /** Days of orders that were looked at; 0 where there are none. */
  days: number;
  /** Where the variance comes from: the wider of both counts, too little protection is the worse mistake. */
  from: 'forecastError' | 'ordersAgainstForecast' | 'orders' | 'nothing';
  shape: Demand['shape'];
}

/** Below so many units expected, counts are told apart one by one (Silver, Pyke, Thomas, 4th ed., section 6.7). */
const NORMAL_FROM = 10;

/**
 * Demand of a position from what the ERP expects and what customers ordered. The mean is the ERP's, who knows of seasons
 * and promotions; the variance is the larger of the forecast's stated error and of what the orders of the past days were
 * off from it. Too short a history is left out, and said so by `kind: null`.
 */
export function demandAhead(
  forecast: Forecast | undefined,
  history: DemandHistory,
  key: string,
  workDays: number,
  leastDays: number,
): DemandAhead {
  const ordered = history.ordered.get(key);
  const isLong = history.days >= leastDays && ordered !== undefined;
  const mean = forecast
    ? forecast.dailyMeanMilli / 1_000
    : isLong
      ? meanOf(ordered, history.days)
      : 0;
  const stated = forecast ? (forecast.dailyDeviationMilli / 1_000) ** 2 : 0;
  if (!isLong)
    return {
      kind: null,
      adi: null,
      cv2: null,
      mean,
      variance: stated,
      days: history.days,
      from: forecast ? 'forecastError' : 'nothing',
      shape: mean <= 0 ? 'none' : 'negativeBinomial',
    };
  const observed = squaredError(ordered, history.days, mean);
  const adi = Math.max(workDays, ordered.size) / ordered.size;
  const cv2 = squaredVariation(ordered);
  const kind = demandClass(adi, cv2);
  return {
    kind,
    adi,
    cv2,
    mean,
    variance: Math.max(stated, observed),
    days: history.days,
    from: forecast ? (observed > stated ? 'ordersAgainstForecast' : 'forecastError') : 'orders',
    shape: mean <= 0 ? 'none' : isSlow(kind) ? 'negativeBinomial' : 'normal',
  };
}

/**
 * Demand over some days, taken as independent of each other: mean and variance add up. What could not be classed is
 * counted one by one while it is little.
 */
export function demandOverDays(ahead: DemandAhead, days: number): Demand {
  const mean = ahead.mean * days;
  const shape =
    ahead.kind === null && ahead.shape === 'negativeBinomial' && mean >= NORMAL_FROM
      ? 'normal'
      : ahead.shape;
  return { shape, mean, variance: ahead.variance * days };
}

function meanOf(ordered: ReadonlyMap<number, number>, days: number): number {
  return sum(ordered.values()) / days;
}

/** Mean squared distance of the days from a mean; days without any order are zeros. */
function squaredError(ordered: ReadonlyMap<number, number>, days: number, mean: number): number {
  let total = (days - ordered.size) * mean ** 2;
  for (const quantity of ordered.values()) total += (quantity - mean) ** 2;
  return total / days;
}

function squaredVariation(ordered: ReadonlyMap<number, number>): number {
  const mean = sum(ordered.values()) / ordered.size;
  let total = 0;
  for (const quantity of ordered.values()) total += (quantity - mean) ** 2;
  return total / ordered.size / mean ** 2;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
