import { type Draw, positionOf, type World } from '#simulator/world';
import { startErp, stockPolicy } from '#simulator/erp';
import { startTms } from '#simulator/tms';
import { startWms } from '#simulator/wms';

/** How often an item that nobody wants lies at a site in far too large a quantity. */
const EXCESS_CHANCE = 0.012;

/** Puts stock on the shelves as a network that has run for years would have it, and sets everyone to work. */
export function startWorld(world: World): void {
  for (const site of world.network.sites)
    for (const item of world.network.items) {
      const position = positionOf(world.network, site.index, item.index);
      const policy = stockPolicy(world, site, item);
      const draw = world.random.of('shelf', site.index, item.index);
      const staged = world.staged.get(position);
      const days = (world.state.firstNowMs - world.nowMs) / 86_400_000;
      const quantity = staged
        ? staged.onHand + policy.dailyMean * days
        : onShelf(policy.orderBelow, policy.orderUpTo, draw);
      const onHand = Math.max(1, Math.round(quantity / item.orderStep)) * item.orderStep;
      world.state.onHand[position] = onHand;
      world.state.flows.initial[item.index] =
        (world.state.flows.initial[item.index] as number) + onHand;
    }
  startErp(world);
  startWms(world);
  startTms(world);
}

/** Somewhere on the saw tooth between two deliveries; a few positions far above it. */
function onShelf(orderBelow: number, orderUpTo: number, draw: Draw): number {
  const level =
    orderBelow + (orderUpTo - orderBelow) * draw.unit() - orderBelow * 0.15 * draw.unit();
  return draw.chance(EXCESS_CHANCE) ? level * draw.between(3, 6) : level;
}
