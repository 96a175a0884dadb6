import { DAY_MS } from '#shared/vocabulary';

/** Between the 5th and the 95th percentile of a normal distribution lies 90 per cent of it. */
const Z = 1.645;

/** What may be available now, whole units: nine times of ten it is inside. */
export interface SilentRange {
  low: number;
  high: number;
}

/**
 * The range of what is available at a site whose warehouse is silent. Since the last word, stock goes out as forecast
 * and comes in as planned, and nobody sees either: low = last known − (μ·t + z·σ·√t), high = last known + in transit −
 * max(0, μ·t − z·σ·√t), with μ and σ the forecast's daily mean and deviation and t the days of silence. It widens with
 * √t, as the sum of independent days does (Silver, Pyke & Thomas 2017, 6.2).
 *
 * @param available last known: on hand − reserved − blocked.
 * @param inTransitIn may all have come meanwhile.
 */
export function silentRange(terms: {
  available: number;
  inTransitIn: number;
  dailyMeanMilli: number;
  dailyDeviationMilli: number;
  silentMs: number;
}): SilentRange {
  const days = Math.max(0, terms.silentMs) / DAY_MS;
  const out = (terms.dailyMeanMilli / 1_000) * days;
  const spread = (Z * terms.dailyDeviationMilli * Math.sqrt(days)) / 1_000;
  const arrived = days === 0 ? 0 : terms.inTransitIn;
  return {
    low: Math.max(0, Math.floor(terms.available - out - spread)),
    high: Math.ceil(terms.available + arrived - Math.max(0, out - spread)),
  };
}
