import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import {
  bucketsAt,
  businessDaysLater,
  HEAT_WAVE,
  type Handlers,
  itemBySku,
  LATE_TRUCK,
  positionOf,
  siteByCode,
  type Spike,
  STAGE,
  type World,
} from '#simulator/world';
import { publishForecast } from './calendar.ts';
import { placeOrder, type Wanted } from './orders.ts';
import { startOwnTransfer } from './own-transfers.ts';
import { placePurchaseOrder } from './purchasing.ts';

const SCENARIO_SPIKE = 0;

/** Spells of high demand: the one of the first start, and more at a realistic rate by seed. */
export const spikeHandlers: Handlers = {
  'erp.spike': (world, { spike: nth }) => {
    const spike = nth === SCENARIO_SPIKE ? heatWave(world) : chanceSpike(world, nth);
    if (nth !== SCENARIO_SPIKE) planNextSpike(world, nth + 1);
    if (!spike) return;
    world.state.spikes.set(nth, spike);
    world.at(spike.untilMs, 'erp.spikeEnds', { spike: nth });
    // Planners see it and publish what they now expect; the orders are on their way already.
    world.after(4 * MINUTE_MS, 'erp.spikeOrder', { spike: nth, nth: -1 });
    const orders = nth === SCENARIO_SPIKE ? HEAT_WAVE.orders : [];
    orders.forEach((order, i) =>
      world.after(order.afterMinutes * MINUTE_MS, 'erp.spikeOrder', { spike: nth, nth: i }),
    );
    if (nth === SCENARIO_SPIKE) return;
    const draw = world.random.of('spikeOrders', nth);
    for (let i = draw.int(2, 5); i > 0; i--)
      world.after(draw.between(0.1, 30) * HOUR_MS, 'erp.spikeOrder', { spike: nth, nth: i });
  },

  'erp.spikeOrder': (world, { spike: number, nth }) => {
    const spike = world.state.spikes.get(number);
    if (!spike) return;
    if (nth < 0) publishForecast(world, spike.site, spike.items);
    else if (number === SCENARIO_SPIKE) heatWaveOrder(world, spike, nth);
    else chanceOrder(world, spike, nth);
  },

  'erp.spikeEnds': (world, { spike: number }) => {
    const spike = world.state.spikes.get(number);
    world.state.spikes.delete(number);
    if (spike) publishForecast(world, spike.site, spike.items);
  },

  'erp.stage': (world, { step }) => {
    if (step === 'purchase') stagePurchases(world);
    else if (step === 'count') stageCounts(world);
    else stageTruck(world);
  },
};

/** Plans the scenario around the first start's now, and the first spike by chance. */
export function planSpikes(world: World): void {
  const { firstNowMs } = world.state;
  const steps: [number, 'purchase' | 'truck' | 'count'][] = [
    [STAGE.purchaseBeforeMs, 'purchase'],
    [LATE_TRUCK.orderedBeforeMs, 'truck'],
    [STAGE.countBeforeMs, 'count'],
  ];
  for (const [beforeMs, step] of steps)
    // A short history buys at once; what else it has no time for it leaves.
    if (step === 'purchase' || firstNowMs - beforeMs > world.nowMs)
      world.at(firstNowMs - beforeMs, 'erp.stage', { step });
  world.at(firstNowMs + HEAT_WAVE.beginsMs, 'erp.spike', { spike: SCENARIO_SPIKE });
  planNextSpike(world, SCENARIO_SPIKE + 1);
}

function planNextSpike(world: World, nth: number): void {
  const draw = world.random.of('nextSpike', nth);
  world.after(draw.between(4, 9) * DAY_MS * (6 / world.network.sites.length), 'erp.spike', {
    spike: nth,
  });
}

function heatWave(world: World): Spike | null {
  const site = siteByCode(world.network, HEAT_WAVE.site);
  const items = HEAT_WAVE.skus.map((sku) => itemBySku(world.network, sku));
  if (site === null || items.includes(null)) return null;
  return {
    nth: SCENARIO_SPIKE,
    site,
    items: items as number[],
    factor: HEAT_WAVE.factor,
    untilMs: world.nowMs + HEAT_WAVE.days * DAY_MS,
  };
}

/** Three to five class A items of one site; before the first now not at the scenario's, which must be ready for it. */
function chanceSpike(world: World, nth: number): Spike | null {
  const draw = world.random.of('spike', nth);
  const sites = world.network.sites.filter(
    (site) => world.nowMs > world.state.firstNowMs + 3 * DAY_MS || site.code !== HEAT_WAVE.site,
  );
  const dear = world.network.items.filter((item) => item.abcClass === 'A');
  if (sites.length === 0 || dear.length === 0) return null;
  const items = new Set<number>();
  for (let left = draw.int(3, 5); left > 0; left--) items.add(draw.pick(dear).index);
  return {
    nth,
    site: draw.pick(sites).index,
    items: [...items],
    factor: draw.between(1.7, 2.8),
    untilMs: world.nowMs + draw.between(3, 7) * DAY_MS,
  };
}

function heatWaveOrder(world: World, spike: Spike, nth: number): void {
  const told = HEAT_WAVE.orders[nth];
  if (!told) return;
  const wanted: Wanted[] = told.quantities.flatMap((quantity, i) =>
    quantity > 0 ? [{ item: world.network.items[spike.items[i]!]!, quantity }] : [],
  );
  const site = world.network.sites[spike.site]!;
  const needByMs = businessDaysLater(site.zone, world.nowMs, told.needDays, 13 * 60);
  const draw = world.random.of('heatWaveOrder', nth);
  placeOrder(
    world,
    site,
    world.demand.customer(site, draw),
    wanted,
    needByMs,
    draw,
    nth < 2 ? 2 : 3,
  );
}

function chanceOrder(world: World, spike: Spike, nth: number): void {
  const site = world.network.sites[spike.site]!;
  const draw = world.random.of('spikeOrder', spike.nth, nth);
  const wanted = spike.items
    .filter((_, i) => i === 0 || draw.chance(0.4))
    .map((index) => world.network.items[index]!)
    .map((item) => ({ item, quantity: Math.round(draw.between(2, 5)) * item.typicalQuantity }));
  const needByMs = businessDaysLater(site.zone, world.nowMs, draw.int(2, 4), 13 * 60);
  placeOrder(world, site, world.demand.customer(site, draw), wanted, needByMs, draw, 3);
}

/** Buys what the staged positions will lack, to arrive the evening before, and what the last trucks bring. */
function stagePurchases(world: World): void {
  const dueMs = world.state.firstNowMs - STAGE.purchaseDueBeforeMs;
  for (const target of world.staged.values()) {
    const item = world.network.items[target.item]!;
    const site = world.network.sites[target.site]!;
    const position = positionOf(world.network, target.site, target.item);
    const { mean } = world.demand.daily(site, item, world.nowMs, []);
    const days = (world.state.firstNowMs - world.nowMs) / DAY_MS;
    const missing = target.onHand + mean * days - bucketsAt(world.state, position).onHand;
    const packs = Math.round(missing / item.casePack);
    if (packs > 0)
      placePurchaseOrder(
        world,
        target.site,
        item.supplier,
        [{ item: target.item, quantity: packs * item.casePack }],
        dueMs,
      );
    if (target.arrives > 0)
      placePurchaseOrder(
        world,
        target.site,
        item.supplier,
        [{ item: target.item, quantity: target.arrives }],
        world.state.firstNowMs - STAGE.lastArrivalBeforeMs,
      );
  }
}

/** A morning's cycle counts bring the staged positions to their figures; a quality hold blocks some. */
function stageCounts(world: World): void {
  for (const target of world.staged.values()) {
    const { onHand, reserved, blocked } = bucketsAt(
      world.state,
      positionOf(world.network, target.site, target.item),
    );
    const wanted = Math.max(target.onHand, reserved + blocked);
    world.after(0, 'wms.count', {
      site: target.site,
      item: target.item,
      countId: null,
      foundDelta: wanted - onHand,
      cause: null,
    });
    if (target.blocked > blocked)
      world.after(MINUTE_MS, 'wms.hold', {
        site: target.site,
        item: target.item,
        quantity: target.blocked - blocked,
      });
  }
}

function stageTruck(world: World): void {
  const { network, state } = world;
  const from = siteByCode(network, LATE_TRUCK.from);
  const to = siteByCode(network, LATE_TRUCK.to);
  if (from === null || to === null) return;
  const lines = LATE_TRUCK.lines.flatMap(({ sku, quantity }) => {
    const item = itemBySku(network, sku);
    if (item === null) return [];
    const { onHand, reserved, blocked } = bucketsAt(state, positionOf(network, from, item));
    const free = Math.min(quantity, onHand - reserved - blocked);
    return free > 0 ? [{ item, quantity: free }] : [];
  });
  if (lines.length > 0)
    startOwnTransfer(world, from, to, lines, {
      readyMs: state.firstNowMs - LATE_TRUCK.readyBeforeMs,
      trouble: LATE_TRUCK.trouble,
    });
}
