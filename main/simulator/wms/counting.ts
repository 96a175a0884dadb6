import * as contracts from '#shared/contracts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import {
  bucketsAt,
  type Handlers,
  nextWorkDayMinute,
  positionOf,
  shift,
  wmsFeed,
} from '#simulator/world';
import { adjust, saying } from './stock-words.ts';

/** Positions that a site counts on a day, and how many of them are off. */
const COUNTS_A_DAY = 8;
const OFF_CHANCE = 0.12;

export const countingHandlers: Handlers = {
  'wms.dailyCounts': (world, { site: index }) => {
    const site = world.network.sites[index]!;
    const draw = world.random.of('counts', index, Math.floor(world.nowMs / DAY_MS));
    for (let left = COUNTS_A_DAY; left > 0; left--) {
      const item = Math.floor(draw.unit() ** 2 * world.network.items.length);
      const { onHand } = bucketsAt(world.state, positionOf(world.network, index, item));
      const isOff = onHand > 10 && draw.chance(OFF_CHANCE);
      const foundDelta = isOff ? Math.round(draw.normal() * Math.max(1, onHand * 0.01)) : 0;
      world.after(draw.between(0.2, 9) * HOUR_MS, 'wms.count', {
        site: index,
        item,
        countId: null,
        foundDelta,
        cause: null,
      });
    }
    world.at(nextWorkDayMinute(site, world.nowMs, site.opensAtMinute), 'wms.dailyCounts', {
      site: index,
    });
  },

  'wms.count': (world, { site, item, countId, foundDelta, cause }) => {
    const { network, state } = world;
    const position = positionOf(network, site, item);
    const before = bucketsAt(state, position);
    // What is set aside or held has been seen: a count can only doubt the rest.
    const delta = Math.max(foundDelta, before.reserved + before.blocked - before.onHand);
    shift(state.onHand, position, delta);
    state.flows.counted[item] = (state.flows.counted[item] as number) + delta;
    const { gln } = network.sites[site]!;
    const { gtin, unit } = network.items[item]!;
    const id = countId ?? `CC-${++state.counters.count}`;
    world.say(
      wmsFeed(network, site),
      contracts.stockCounted,
      `${gln}/${gtin}`,
      {
        site: gln,
        gtin,
        unit,
        ...bucketsAt(state, position),
        countedQuantity: before.onHand + delta,
        expectedQuantity: before.onHand,
        countId: id,
      },
      saying({ cause }),
    );
    if (delta > 0) world.after(MINUTE_MS, 'erp.stockArrived', { site, items: [item] });
  },

  'wms.hold': (world, { site, item, quantity }) => {
    const { onHand, reserved, blocked } = bucketsAt(
      world.state,
      positionOf(world.network, site, item),
    );
    const held = Math.min(quantity, onHand - reserved - blocked);
    if (held <= 0) return;
    adjust(world, site, item, { blocked: held }, 'blocked');
    world.after(4 * DAY_MS, 'wms.qualityDone', { site, item, quantity: held, isGood: true });
  },

  'wms.qualityDone': (world, { site, item, quantity, isGood }) => {
    const position = positionOf(world.network, site, item);
    const held = Math.min(quantity, bucketsAt(world.state, position).blocked);
    if (held === 0) return;
    if (isGood) {
      adjust(world, site, item, { blocked: -held }, 'unblocked');
      world.after(MINUTE_MS, 'erp.stockArrived', { site, items: [item] });
    } else {
      adjust(world, site, item, { blocked: -held, onHand: -held }, 'damaged');
      world.state.flows.lost[item] = (world.state.flows.lost[item] as number) + held;
    }
  },
};
