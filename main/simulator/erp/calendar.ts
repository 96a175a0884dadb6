import * as contracts from '#shared/contracts';
import { DAY_MS, fromMs, MINUTE_MS, isoWeekday, localDay } from '#shared/vocabulary';
import {
  CADENCE_MS,
  erpFeed,
  type Handlers,
  monthStartMs,
  nextMinuteOfDay,
  periodOf,
  type World,
} from '#simulator/world';
import { stockPolicy } from './stock-policy.ts';

/** A month is opened this long before it begins, so that what arrives in it can be planned in it. */
const OPENS_EARLY_DAYS = 7;
/** … and closed on this day of the next, when the last invoices of it are in. */
const CLOSES_ON_DAY = 6;
/** Positions in one event; the contract allows 500. */
const PART = 500;
const HORIZON_DAYS = 14;

/** What the ERPs do by the calendar: months, forecasts, and a sign of life when nothing else is to be said. */
export const calendarHandlers: Handlers = {
  'erp.month': (world) => {
    const now = world.nowMs;
    for (const entity of world.network.entities) {
      openPeriod(world, entity.index, now);
      if (monthStartMs(now, 1) - now <= OPENS_EARLY_DAYS * DAY_MS)
        openPeriod(world, entity.index, monthStartMs(now, 1));
      if (now - monthStartMs(now, 0) >= (CLOSES_ON_DAY - 1) * DAY_MS)
        closePeriod(world, entity.index, monthStartMs(now, -1));
    }
    world.at(nextMinuteOfDay('America/New_York', now, 5), 'erp.month', {});
  },

  'erp.forecast': (world, { site }) => {
    publishForecast(world, site);
    world.after(7 * DAY_MS, 'erp.forecast', { site });
  },

  'erp.alive': (world, { entity }) => {
    const feed = erpFeed(entity);
    const since = world.state.lastSpokeMs[feed] as number;
    if (world.nowMs - since >= CADENCE_MS.erp - MINUTE_MS)
      world.say(feed, contracts.erpAlive, world.network.entities[entity]!.gln, {
        since: fromMs(since),
      });
    world.at((world.state.lastSpokeMs[feed] as number) + CADENCE_MS.erp, 'erp.alive', { entity });
  },
};

/** Each site's forecast appears on a Monday before dawn. */
export function planForecasts(world: World): void {
  for (const site of world.network.sites) {
    publishForecast(world, site.index);
    let at = nextMinuteOfDay(site.zone, world.nowMs, 4 * 60 + 30);
    while (isoWeekday(localDay(site.zone, at)) !== 1)
      at = nextMinuteOfDay(site.zone, at, 4 * 60 + 30);
    world.at(at, 'erp.forecast', { site: site.index });
  }
}

/** Says what a site expects to sell a day: of all items, or of those whose forecast was made anew. */
export function publishForecast(world: World, siteIndex: number, only?: readonly number[]): void {
  const { network } = world;
  const site = network.sites[siteIndex]!;
  const items = only === undefined ? network.items : only.map((index) => network.items[index]!);
  for (let first = 0; first < items.length; first += PART)
    world.say(erpFeed(site.entity), contracts.forecastPublished, site.gln, {
      site: site.gln,
      horizonDays: HORIZON_DAYS,
      items: items.slice(first, first + PART).map((item) => {
        const policy = stockPolicy(world, site, item);
        return {
          gtin: item.gtin,
          unit: item.unit,
          dailyMeanMilli: Math.round(policy.dailyMean * 1000),
          dailyDeviationMilli: Math.round(policy.dailyDeviation * 1000),
          safetyStock: policy.safetyStock,
        };
      }),
    });
}

function openPeriod(world: World, entity: number, ms: number): void {
  const periods = world.state.periods.get(entity) ?? new Map<string, 'open' | 'closed'>();
  world.state.periods.set(entity, periods);
  const period = periodOf(ms);
  if (periods.has(period)) return;
  periods.set(period, 'open');
  const { gln } = world.network.entities[entity]!;
  world.say(erpFeed(entity), contracts.periodOpened, `${gln}/${period}`, {
    entity: gln,
    period,
    startsAt: fromMs(monthStartMs(ms, 0)),
    endsAt: fromMs(monthStartMs(ms, 1)),
  });
}

function closePeriod(world: World, entity: number, ms: number): void {
  const period = periodOf(ms);
  const periods = world.state.periods.get(entity);
  if (!periods || periods.get(period) !== 'open') return;
  periods.set(period, 'closed');
  const { gln } = world.network.entities[entity]!;
  world.say(erpFeed(entity), contracts.periodClosed, `${gln}/${period}`, { entity: gln, period });
}
