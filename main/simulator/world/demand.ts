import { DAY_MS, isoWeekday, localDay } from '#shared/vocabulary';
import { localMinute } from './local-time.ts';
import type { Item, Network, Site } from './network/network.ts';
import type { Draw, Random } from './random.ts';
import type { Spike } from './state.ts';

/** Orders of the whole reference network on an average working day (issue: about 400 a day). */
const ORDERS_PER_WORKDAY = 375;
/** By ISO weekday: Monday catches up, Friday slackens, the web never closes. */
const WEEKDAY = [1.08, 1.05, 1.04, 1, 0.88, 0.16, 0.07];
/** Share of a day's orders by local hour: the desk from eight to five, and EDI and web through the night. */
const HOUR = [
  3, 2, 2, 2, 3, 6, 20, 52, 88, 105, 112, 108, 84, 92, 100, 92, 70, 38, 20, 12, 9, 7, 5, 4,
];
const HOUR_TOTAL = HOUR.reduce((sum, part) => sum + part, 0);
/** Lines of an order: mostly one to four. */
const LINES = [0, 0.42, 0.7, 0.85, 0.93, 0.965, 0.985, 1];
const MEAN_LINES = LINES.slice(1).reduce((sum, _, i) => sum + 1 - (LINES[i] as number), 0);

/**
 * From week to week an item's demand varies by about half and remembers a fifth of it: the quartiles of the weekly
 * coefficient of variation are 0.49, 0.67 and 0.93 and its correlation with the week before has a median of 0.15, in
 * the 200 best sellers of UCI's Online Retail data (CC BY 4.0). Part of that comes from the counting of single lines.
 */
const WEEK_SIGMA = 0.38;
const WEEK_MEMORY = 0.2;
/** Of slow movers that come in bursts: on in a quarter of the weeks. */
const BURST_CHANCE = 0.25;
/** Deviation of the logarithm of a line's quantity. */
const QUANTITY_SIGMA = 0.55;

/** How much of what is asked for where and when. Its answers depend on the seed and the spikes alone. */
export class DemandModel {
  readonly #network: Network;
  readonly #random: Random;
  readonly #siteShare: number[];
  readonly #customers: { ids: number[]; upTo: number[] }[];
  readonly #weeks = new Map<string, Float64Array>();

  constructor(network: Network, random: Random) {
    this.#network = network;
    this.#random = random;
    const total = network.customers.reduce((sum, customer) => sum + customer.weight ** 0.8, 0);
    this.#customers = network.sites.map((site) => {
      const ids = network.customers.filter((c) => c.servedBy === site.index).map((c) => c.index);
      let sum = 0;
      return { ids, upTo: ids.map((id) => (sum += (network.customers[id]?.weight ?? 0) ** 0.8)) };
    });
    this.#siteShare = this.#customers.map(({ upTo }) => (upTo.at(-1) ?? 0) / total);
  }

  /** When the next order of a site comes: an inhomogeneous Poisson process, walked hour by hour. */
  nextOrderAt(site: Site, nowMs: number, spikes: Iterable<Spike>, draw: Draw): number {
    let left = draw.exponential(1);
    let at = nowMs;
    const active = [...spikes];
    for (let hours = 0; hours < 24 * 30; hours++) {
      const perMs = this.#ordersPerMs(site, at, active);
      const hourEnds = at + (60 - (localMinute(site.zone, at) % 60)) * 60_000;
      const inHour = perMs * (hourEnds - at);
      if (inHour >= left) return at + left / perMs;
      left -= inHour;
      at = hourEnds;
    }
    return at;
  }

  customer(site: Site, draw: Draw): number {
    const { ids, upTo } = this.#customers[site.index] as { ids: number[]; upTo: number[] };
    return ids[place(upTo, draw.unit() * (upTo.at(-1) ?? 0))] as number;
  }

  /** Whether anyone orders from the site at all. */
  hasCustomers(site: Site): boolean {
    return (this.#siteShare[site.index] as number) > 0;
  }

  lineCount(draw: Draw): number {
    const mark = draw.unit();
    return LINES.findIndex((upTo) => mark < upTo);
  }

  /** An item that is asked for at the site now. */
  item(site: Site, nowMs: number, spikes: Iterable<Spike>, draw: Draw): Item {
    const upTo = this.#upTo(site, nowMs, spikes);
    return this.#network.items[
      place(upTo, draw.unit() * (upTo[upTo.length - 1] as number))
    ] as Item;
  }

  quantity(item: Item, draw: Draw): number {
    const steps = draw.lognormal(item.typicalQuantity / item.orderStep, QUANTITY_SIGMA);
    return Math.max(1, Math.round(steps)) * item.orderStep;
  }

  /**
   * What sells of an item at a site on a mean day of the week, and its deviation from day to day: a compound Poisson
   * process, E = λ E[q], Var = λ E[q²]. The week's own noise is not in it, as no forecaster knows it.
   */
  daily(
    site: Site,
    item: Item,
    ms: number,
    spikes: Iterable<Spike>,
  ): { mean: number; deviation: number } {
    let rate =
      ((this.#ordersPerDay(site) * MEAN_LINES * item.share * season(site, item, ms)) / 7) *
      WEEKDAY.reduce((sum, part) => sum + part, 0);
    for (const spike of spikes)
      if (spike.site === site.index && spike.items.includes(item.index)) rate *= spike.factor;
    const mean = item.typicalQuantity * Math.exp(QUANTITY_SIGMA ** 2 / 2);
    const square = item.typicalQuantity ** 2 * Math.exp(2 * QUANTITY_SIGMA ** 2);
    return { mean: rate * mean, deviation: Math.sqrt(rate * square) };
  }

  #ordersPerDay(site: Site): number {
    const scale = this.#network.sites.length / 6;
    return ORDERS_PER_WORKDAY * scale * (this.#siteShare[site.index] as number);
  }

  #ordersPerMs(site: Site, ms: number, spikes: readonly Spike[]): number {
    const weekday = WEEKDAY[isoWeekday(localDay(site.zone, ms)) - 1] as number;
    const hour = HOUR[Math.floor(localMinute(site.zone, ms) / 60)] as number;
    const upTo = this.#upTo(site, ms, spikes);
    // More is ordered when more is wanted: the week's weights of all items, 1 in an average one.
    const level = upTo[upTo.length - 1] as number;
    return (this.#ordersPerDay(site) * weekday * level * (hour / HOUR_TOTAL)) / (DAY_MS / 24);
  }

  /** Running sums of the items' weights at a site in a week; kept, since thousands of lines ask for them. */
  #upTo(site: Site, ms: number, spikes: Iterable<Spike>): Float64Array {
    const week = Math.floor(localDay(site.zone, ms) / 7);
    let key = `${site.index}/${week}`;
    const here: Spike[] = [];
    for (const spike of spikes)
      if (spike.site === site.index) {
        here.push(spike);
        key += `/${spike.nth}`;
      }
    let upTo = this.#weeks.get(key);
    if (!upTo) {
      upTo = this.#weigh(site, week, here);
      if (this.#weeks.size > 40 * this.#network.sites.length) this.#weeks.clear();
      this.#weeks.set(key, upTo);
    }
    return upTo;
  }

  #weigh(site: Site, week: number, spikes: readonly Spike[]): Float64Array {
    const upTo = new Float64Array(this.#network.items.length);
    const noon = (week * 7 + 3) * DAY_MS;
    let sum = 0;
    for (const item of this.#network.items) {
      let weight = item.share * season(site, item, noon) * this.#weekFactor(site, item, week);
      for (const spike of spikes) if (spike.items.includes(item.index)) weight *= spike.factor;
      sum += weight;
      upTo[item.index] = sum;
    }
    return upTo;
  }

  #weekFactor(site: Site, item: Item, week: number): number {
    const key = site.index * 100_000 + item.index;
    if (item.isIntermittent)
      return this.#random.of('burst', key, week).chance(BURST_CHANCE) ? 1 / BURST_CHANCE : 0;
    const now = this.#random.of('week', key, week).normal();
    const before = this.#random.of('week', key, week - 1).normal();
    const z = WEEK_MEMORY * before + Math.sqrt(1 - WEEK_MEMORY ** 2) * now;
    return Math.exp(WEEK_SIGMA * z - WEEK_SIGMA ** 2 / 2);
  }
}

/** Warm-weather items peak in late July, cold-weather items in late January, more so where it is hot. */
function season(site: Site, item: Item, ms: number): number {
  if (item.season === 'even') return 1;
  const yearPart = (((ms / DAY_MS) % 365.25) / 365.25) * 2 * Math.PI;
  const peak =
    item.season === 'cooling' ? 2 * Math.PI * (205 / 365.25) : 2 * Math.PI * (22 / 365.25);
  const swing = site.latitude < 36 ? 0.5 : 0.4;
  return 1 + swing * Math.cos(yearPart - peak);
}

/** The first place whose running sum is past `mark`. */
function place(upTo: ArrayLike<number>, mark: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] as number) > mark) high = middle;
    else low = middle + 1;
  }
  return low;
}
