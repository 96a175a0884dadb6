import type { WorldView } from '#engine/kernel';
import {
  earliestDeparture,
  items,
  lanes,
  localWords,
  positionKey,
  sites,
} from '#operations/network';
import { waitingAt } from '#operations/orders';
import { available, incomingSupply, positionAt, uncoveredNeed } from '#operations/stock';
import { heldQuantity } from '#operations/transfers';
import { DAY_MS, fromMs, MINUTE_MS, toMs, UNIT_WORDS, type Instant } from '#shared/vocabulary';
import { askedTransfers, type Asked } from './asked-transfers.ts';
import type { Balance } from './balance.ts';
import type { PlanContent, PlannedLine } from './plan-content.ts';
import { transitMinutes } from './plan-lanes.ts';

/**
 * What has changed since a plan took its inputs so that a line of it does not hold any more, in words; null while it
 * holds. More stock, more need and a better lane change nothing: the line can still go. Demand ahead is taken as it was.
 */
export function lineDrift(
  world: WorldView,
  content: PlanContent,
  line: PlannedLine,
  nowMs: number,
  asked: Asked = askedTransfers(world),
): string | null {
  const item = world.get(items, line.gtin);
  const [from, to] = [world.get(sites, line.from), world.get(sites, line.to)];
  if (!item || !from || !to) return 'its master data are gone';
  const balanceAt = (site: string) =>
    content.balances.find((one) => one.site === site && one.gtin === line.gtin);
  const [source, need] = [balanceAt(line.from), balanceAt(line.to)];
  const planned = content.lanes.find(({ laneId }) => laneId === line.laneId);
  if (!source || !need || !planned) return 'its inputs are not kept';
  const words = UNIT_WORDS[item.unit];
  const free = freeNow(world, source);
  if (free < line.quantity)
    return `${from.name} has ${Math.max(0, free)} ${words} free now, the line takes ${line.quantity}`;
  const wanted = wantedNow(world, need, content.inputsFrom, nowMs, asked);
  if (wanted < line.quantity)
    return `${to.name} lacks ${wanted} ${words} now, the line brings ${line.quantity}`;
  const lane = world.get(lanes, line.laneId);
  if (!lane?.active) return `the lane ${line.laneId} is out of use`;
  if (lane.costMinor !== planned.truckCostMinor || lane.costPerKgMinor !== planned.costPerKgMinor)
    return `the tariff of ${line.laneId} is another one now`;
  const leavesMs = earliestDeparture(from, nowMs);
  const arrivesMs =
    leavesMs === null ? null : leavesMs + transitMinutes(lane, planned.transit) * MINUTE_MS;
  if (arrivesMs === null || arrivesMs > toMs(line.neededBy))
    return arrivesMs === null
      ? `nothing leaves ${from.name} in sight`
      : `decided now it is there ${localWords(to.zone, arrivesMs)}, after ${localWords(to.zone, toMs(line.neededBy))}`;
  return null;
}

/** What a source could give now, above what the plan protected. */
function freeNow(world: WorldView, source: Balance): number {
  const { site, gtin, protectedKeep } = source;
  const position = positionAt(world, site, gtin);
  if (!position) return 0;
  const inHand =
    available(position) - heldQuantity(world, site, gtin) - waitingAt(world, site, gtin);
  return inHand - protectedKeep;
}

/** What is wanted now, for the same protection; what a person wanted she wants still, less what was asked for since. */
function wantedNow(
  world: WorldView,
  need: Balance,
  inputsFrom: Instant,
  nowMs: number,
  asked: Asked,
): number {
  const { site, gtin, protectedNeed, horizonDays } = need;
  const position = positionAt(world, site, gtin);
  const key = positionKey(site, gtin);
  if (need.edited === 'need') {
    const known = new Set(need.coming.map(({ by }) => by));
    return Math.max(0, need.need - asked.since(key, inputsFrom, known));
  }
  const untold = asked.into(key).reduce((sum, one) => sum + one.quantity, 0);
  const horizonAt = fromMs(nowMs + horizonDays * DAY_MS);
  const coming = incomingSupply(world, site, gtin, nowMs)
    .filter(({ lateAt }) => lateAt <= horizonAt)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const inHand =
    (position ? available(position) : 0) -
    heldQuantity(world, site, gtin) -
    waitingAt(world, site, gtin);
  const without = Math.max(0, uncoveredNeed(world, site, gtin, nowMs).quantity - untold);
  return Math.max(protectedNeed - inHand - coming - untold, without, 0);
}
