import {
  cm3Of,
  gramsOf,
  MICRO_PER_PALLET,
  unitHandlingMinor,
  type PlanInstance,
} from './plan-instance.ts';

/**
 * An instance as the search sees it: indices instead of names, cases instead of units, and only the ways that can carry
 * something worth its handling. A way is a lane and an item with supply at one end and need in time at the other, where
 * the least move fits.
 *
 * Loads are those of one case. All numbers are integers, kept in doubles where 32 bits could be too few.
 */
export interface Problem {
  instance: PlanInstance;
  /** Need × penalty of everything: what doing nothing costs, in minor units. */
  nothingMinor: number;
  lanes: {
    count: number;
    from: Int32Array;
    to: Int32Array;
    costMinor: Float64Array;
    grams: Float64Array;
    cm3: Float64Array;
    maxTrucks: Float64Array;
  };
  sites: { count: number; microOut: Float64Array; microIn: Float64Array };
  items: {
    count: number;
    casePack: Float64Array;
    leastCases: Float64Array;
    grams: Float64Array;
    cm3: Float64Array;
    micro: Float64Array;
  };
  supplies: { count: number; cases: Float64Array };
  needs: { count: number; cases: Float64Array; penaltyMinor: Float64Array; units: Float64Array };
  ways: {
    count: number;
    lane: Int32Array;
    item: Int32Array;
    supply: Int32Array;
    need: Int32Array;
    /** Penalty avoided less handling, of one case. */
    gainMinor: Float64Array;
    /** The most cases that can go this way, whatever goes elsewhere. */
    mostCases: Float64Array;
  };
}

/** Leaves out what no plan can use; every plan of the instance that is worth making is one of the problem. */
export function problemOf(instance: PlanInstance): Problem {
  const siteIndex = new Map(instance.sites.map((site, index) => [site.id, index]));
  const itemIndex = new Map(instance.items.map((item, index) => [item.id, index]));
  const { items: itemRows, lanes: laneRows, sites: siteRows } = instance;
  const items: Problem['items'] = {
    count: itemRows.length,
    casePack: Float64Array.from(itemRows, (item) => item.casePack),
    leastCases: Float64Array.from(itemRows, (item) => Math.ceil(item.minMoveQty / item.casePack)),
    grams: Float64Array.from(itemRows, (item) => gramsOf(item.unitWeightKg) * item.casePack),
    cm3: Float64Array.from(itemRows, (item) => cm3Of(item.unitVolumeM3) * item.casePack),
    micro: Float64Array.from(itemRows, (item) => item.unitPalletMicro * item.casePack),
  };
  const lanes: Problem['lanes'] = {
    count: laneRows.length,
    from: Int32Array.from(laneRows, (lane) => siteIndex.get(lane.from)!),
    to: Int32Array.from(laneRows, (lane) => siteIndex.get(lane.to)!),
    costMinor: Float64Array.from(laneRows, (lane) => lane.truckCostMinor),
    grams: Float64Array.from(laneRows, (lane) => gramsOf(lane.truckCapacityKg)),
    cm3: Float64Array.from(laneRows, (lane) => cm3Of(lane.truckCapacityM3)),
    maxTrucks: Float64Array.from(laneRows, (lane) => lane.maxTrucks),
  };
  const sites: Problem['sites'] = {
    count: siteRows.length,
    microOut: Float64Array.from(siteRows, (site) => site.dockOutPallets * MICRO_PER_PALLET),
    microIn: Float64Array.from(siteRows, (site) => site.dockInPallets * MICRO_PER_PALLET),
  };

  const lanesInto: number[][] = siteRows.map(() => []);
  for (let lane = 0; lane < lanes.count; lane++) lanesInto[lanes.to[lane]!]!.push(lane);
  const supplyCases: number[] = [];
  const supplyAt = new Map<number, number>();
  for (const position of instance.positions) {
    if (!('supply' in position)) continue;
    const item = itemIndex.get(position.item)!;
    supplyAt.set(siteIndex.get(position.site)! * items.count + item, supplyCases.length);
    supplyCases.push(Math.floor(position.supply / items.casePack[item]!));
  }

  let nothingMinor = 0;
  const needCases: number[] = [];
  const needUnits: number[] = [];
  const needPenalty: number[] = [];
  const way = { lane: [], item: [], supply: [], need: [], gain: [], most: [] } as Record<
    'lane' | 'item' | 'supply' | 'need' | 'gain' | 'most',
    number[]
  >;
  for (const position of instance.positions) {
    if (!('need' in position)) continue;
    const item = itemIndex.get(position.item)!;
    const casePack = items.casePack[item]!;
    const penalty = position.penaltyPerShortUnitMinor;
    const need = needCases.length;
    const cases = Math.floor(position.need / casePack);
    nothingMinor += position.need * penalty;
    needCases.push(cases);
    needUnits.push(position.need);
    needPenalty.push(penalty);
    for (const lane of lanesInto[siteIndex.get(position.site)!]!) {
      const row = laneRows[lane]!;
      const supply = supplyAt.get(lanes.from[lane]! * items.count + item);
      const gain = (penalty - unitHandlingMinor(row, itemRows[item]!)) * casePack;
      if (supply === undefined || gain <= 0) continue;
      if (row.transitHours > position.neededWithinHours) continue;
      const most = Math.min(
        cases,
        supplyCases[supply]!,
        fits(items.grams[item]!, lanes.grams[lane]! * row.maxTrucks),
        fits(items.cm3[item]!, lanes.cm3[lane]! * row.maxTrucks),
        fits(items.micro[item]!, sites.microOut[lanes.from[lane]!]!),
        fits(items.micro[item]!, sites.microIn[lanes.to[lane]!]!),
      );
      if (most < items.leastCases[item]!) continue;
      way.lane.push(lane);
      way.item.push(item);
      way.supply.push(supply);
      way.need.push(need);
      way.gain.push(gain);
      way.most.push(most);
    }
  }
  // More trucks than carry everything on every way at once are of no use to any plan.
  const laneGrams = new Float64Array(lanes.count);
  const laneCm3 = new Float64Array(lanes.count);
  for (const [index, lane] of way.lane.entries()) {
    laneGrams[lane]! += way.most[index]! * items.grams[way.item[index]!]!;
    laneCm3[lane]! += way.most[index]! * items.cm3[way.item[index]!]!;
  }
  for (let lane = 0; lane < lanes.count; lane++) {
    const useful = Math.max(
      laneGrams[lane]! === 0 ? 0 : Math.ceil(laneGrams[lane]! / lanes.grams[lane]!),
      laneCm3[lane]! === 0 ? 0 : Math.ceil(laneCm3[lane]! / lanes.cm3[lane]!),
    );
    lanes.maxTrucks[lane] = Math.min(lanes.maxTrucks[lane]!, useful);
  }
  return {
    instance,
    nothingMinor,
    lanes,
    sites,
    items,
    supplies: { count: supplyCases.length, cases: Float64Array.from(supplyCases) },
    needs: {
      count: needCases.length,
      cases: Float64Array.from(needCases),
      penaltyMinor: Float64Array.from(needPenalty),
      units: Float64Array.from(needUnits),
    },
    ways: {
      count: way.lane.length,
      lane: Int32Array.from(way.lane),
      item: Int32Array.from(way.item),
      supply: Int32Array.from(way.supply),
      need: Int32Array.from(way.need),
      gainMinor: Float64Array.from(way.gain),
      mostCases: Float64Array.from(way.most),
    },
  };
}

/** How many cases of a load fit into a capacity. */
function fits(load: number, capacity: number): number {
  return load === 0 ? Infinity : Math.floor(capacity / load);
}
