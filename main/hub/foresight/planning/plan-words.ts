import type { Binding, NeedExplained, SourceExplained } from '#foresight/solver';
import type { ItemMaster, SiteMaster } from '#operations/network';
import type { RejectedSource } from '#shared/protocol';
import { HOUR_MS, toMs, UNIT_WORDS, wholeMoney } from '#shared/vocabulary';
import type { Balance } from './balance.ts';
import type { LaneInPlan } from './plan-lanes.ts';
import { isUsable } from './pose-instance.ts';
import type { PlanInputs } from './take-inputs.ts';

/** What a need is explained by. */
export interface NeedGround {
  inputs: PlanInputs;
  to: SiteMaster;
  item: ItemMaster;
  /** The hours in which it must be served. */
  withinHours: number;
  /** Positions of its item that lack or could give something, and lanes to its site, each by site. */
  balances: ReadonlyMap<string, Balance>;
  lanes: ReadonlyMap<string, LaneInPlan>;
  /** An instant in words of a site's zone; kept, since the same few are said thousands of times. */
  say(site: SiteMaster, ms: number): string;
}

/** More sites than these and those without a lane are not told one by one. */
const ALL_SITES_UP_TO = 12;

/** Sources that a line does not use, each with why, in the order in which one would ask. */
export function rejectedSources(
  ground: NeedGround,
  need: NeedExplained,
  chosen: string,
): RejectedSource[] {
  const { inputs, to, lanes, balances } = ground;
  const sources = new Map(need.sources.map((source) => [source.from, source]));
  const used = sources.get(chosen);
  return [...inputs.sites.values()]
    .filter(({ gln }) => gln !== to.gln && gln !== chosen)
    .filter(({ gln }) => lanes.has(gln) || inputs.sites.size <= ALL_SITES_UP_TO)
    .map((site) => {
      const balance = balances.get(site.gln);
      const stale = balance !== undefined && !isUsable(balance, inputs.edits);
      const why = stale
        ? `stock as of ${ground.say(site, toMs(balance.silentSince!))} is stale, not used`
        : whyNot(ground, site, sources.get(site.gln), used);
      return { site: site.gln, siteCode: site.code, stale, why };
    });
}

function whyNot(
  ground: NeedGround,
  site: SiteMaster,
  source: SourceExplained | undefined,
  used: SourceExplained | undefined,
): string {
  const { to, item, lanes, balances } = ground;
  const words = UNIT_WORDS[item.unit];
  const lane = lanes.get(site.gln);
  if (!lane) return `no lane to ${to.name}`;
  const need = balances.get(site.gln)?.need ?? 0;
  if (need > 0) return `short itself by ${need} ${words}`;
  if (!source) return 'nothing free above what it protects';
  if (source.quantity > 0) return `sends ${source.quantity} ${words} in this plan as well`;
  if (source.blockedBy.includes('late'))
    return `${lane.transit} ${ground.say(to, toMs(lane.arrivesAt))}, too late`;
  if (source.supplyLeft < item.casePack)
    return source.supplyLeft > 0
      ? `${source.supplyLeft} ${words} left, less than a pack`
      : 'what it has free goes elsewhere in this plan';
  const more = (source.unitCostMinor ?? 0) - (used?.unitCostMinor ?? 0);
  if (more > 0) {
    const amount = wholeMoney({ minor: more * 100, currency: item.currency });
    return `costs ${amount} more for each 100 ${words} in a full truck`;
  }
  return 'a truck of its own costs more than it would save';
}

/** What would have to give way first for more to come, in words; nothing stands in the way of a need that is met. */
export function bindingWords(ground: NeedGround, need: NeedExplained): string {
  const { to, item, lanes } = ground;
  const words = UNIT_WORDS[item.unit];
  if (need.binding === null) return 'Nothing: all that is wanted comes';
  const from = ground.inputs.sites.get(need.bindingFrom ?? '')?.name ?? '';
  if (need.binding === 'supply' && need.bindingFrom === null)
    return need.sources.length === 0
      ? `Stock: no site has any free`
      : `Lanes: none leads from a site with free stock to ${to.name}`;
  if (need.binding === 'late') {
    const by = ground.say(to, ground.inputs.nowMs + ground.withinHours * HOUR_MS);
    return `Time: nothing that has stock is there by ${by}`;
  }
  const lane = lanes.get(need.bindingFrom ?? '')?.laneId ?? '';
  const SAID: Record<Exclude<Binding, 'late'>, string> = {
    gap: `Nothing proven: a better plan may exist within the gap`,
    'not-worth': `Freight: a truck or load more from ${from} costs more than the ${need.unmet} ${words} protect`,
    trucks: `Trucks: all that ${lane} may have are full`,
    'dock-out': `Dock at ${from}: it can load no more`,
    'dock-in': `Dock at ${to.name}: it can unload no more`,
    supply: `Stock: what is free in time is all used; ${need.unmet} ${words} stay short`,
    'min-move': `Least move: ${need.unmet} ${words} are short, fewer than a move takes`,
    'case-pack': `Packs: ${need.unmet} ${words} are short, fewer than the ${item.casePack} of a pack`,
    'no-lane': `Lanes: none leads from a site with free stock to ${to.name}`,
  };
  return SAID[need.binding];
}
