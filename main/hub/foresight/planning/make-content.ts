import {
  explainNeed,
  explainPlan,
  planUse,
  type NeedExplained,
  type Plan as SolvedPlan,
  type PlanInstance,
  type PlanNeed,
  type PlanUse,
} from '#foresight/solver';
import { localWords, positionKey, type SiteMaster } from '#operations/network';
import { assert, fromMs, HOUR_MS } from '#shared/vocabulary';
import type { Balance } from './balance.ts';
import type { PlanContent, PlannedLane, PlannedLine, PlannedShort } from './plan-content.ts';
import type { LaneInPlan } from './plan-lanes.ts';
import { bindingWords, rejectedSources, type NeedGround } from './plan-words.ts';
import { tooEarlyMinor } from './pose-instance.ts';
import { neededPositions, servedNeeds } from './service.ts';
import type { PlanInputs } from './take-inputs.ts';

/** The needs that lose most are explained one by one; a plan of a whole network leaves thousands a unit short. */
const SHORT_LISTED = 500;

/**
 * A solved plan in the words of the network: each line with its share of the trucks, freight and margin protected, each
 * lane with its load, each need that stays short with what stands in the way. The parts add up to the objective.
 */
export function makeContent(
  inputs: PlanInputs,
  lanes: readonly LaneInPlan[],
  instance: PlanInstance,
  inputsHash: string,
  plan: SolvedPlan,
): PlanContent {
  const {
    lines: explained,
    lanes: loads,
    short,
    shortCount,
    total,
  } = explainPlan(instance, plan, SHORT_LISTED);
  assert(
    total.objectiveMinor === plan.objectiveMinor,
    'the parts of a plan add up to its objective',
  );
  const use = planUse(instance, plan);
  const grounds = groundsOf(inputs, lanes, use);
  const byPair = new Map(lanes.map((lane) => [pair(lane), lane]));
  const lines = explained.map((line): PlannedLine => {
    const need = explainNeed(use, line.to, line.item);
    const ground = grounds(need);
    return {
      key: `${byPair.get(pair(line))!.laneId}/${line.item}`,
      laneId: byPair.get(pair(line))!.laneId,
      from: line.from,
      to: line.to,
      gtin: line.item,
      quantity: line.quantity,
      neededBy: fromMs(inputs.nowMs + ground.withinHours * HOUR_MS),
      truckShareMinor: line.truckShareMinor,
      freightMinor: line.handlingMinor,
      protectsMinor: line.penaltyAvoidedMinor,
      binding: bindingWords(ground, need),
      rejected: rejectedSources(ground, need, line.from),
    };
  });
  const listed = short.map((need): PlannedShort => ({
    site: need.site,
    gtin: need.item,
    wanted: need.need,
    short: need.unmet,
    lossMinor: need.penaltyMinor,
    binding: bindingWords(grounds(need), need),
  }));
  return {
    inputsHash,
    policy: inputs.policyName,
    inputsFrom: inputs.from,
    inputsAt: inputs.at,
    sizes: {
      sites: instance.sites.length,
      items: instance.items.length,
      needs: use.needs.size,
      supplies: instance.positions.length - use.needs.size,
      lanes: instance.lanes.length,
    },
    currency: inputs.currency,
    costMinor: total.truckMinor + total.handlingMinor,
    lossMinor: total.penaltyMinor,
    tooEarlyMinor: tooEarlyMinor({ ...inputs, lanes }),
    lossBeforeMinor: total.doNothingMinor,
    needs: neededPositions(inputs),
    served: servedNeeds(instance, plan).size,
    boundMinor: plan.lowerBoundMinor,
    lines,
    lanes: loads
      .filter(({ trucks }) => trucks > 0)
      .map((load): PlannedLane => {
        const { from, to } = load;
        const carried = plan.moves.filter((move) => move.from === from && move.to === to);
        return {
          ...byPair.get(pair(load))!,
          trucks: load.trucks,
          units: carried.reduce((sum, { quantity }) => sum + quantity, 0),
          weightShare: load.weightShare,
          volumeShare: load.volumeShare,
        };
      }),
    short: listed,
    shortNotListed: shortCount - listed.length,
    balances: touchedBalances(inputs, lines, listed),
  };
}

/** What needs are explained by: the positions of their item, and the lanes to their site. */
function groundsOf(
  inputs: PlanInputs,
  lanes: readonly LaneInPlan[],
  use: PlanUse,
): (need: NeedExplained) => NeedGround {
  const balances = new Map<string, Map<string, Balance>>();
  for (const balance of inputs.balances) put(balances, balance.gtin, balance.site, balance);
  const into = new Map<string, Map<string, LaneInPlan>>();
  for (const lane of lanes) put(into, lane.to, lane.from, lane);
  const posed = new Map<string, PlanNeed>(
    [...use.needs.values()].map((need) => [positionKey(need.site, need.item), need]),
  );
  const said = new Map<string, string>();
  const say = (site: SiteMaster, ms: number): string => {
    const name = `${site.zone} ${ms}`;
    const words = said.get(name) ?? localWords(site.zone, ms);
    said.set(name, words);
    return words;
  };
  return (need) => ({
    say,
    inputs,
    to: inputs.sites.get(need.site)!,
    item: inputs.items.get(need.item)!,
    withinHours: posed.get(positionKey(need.site, need.item))!.neededWithinHours,
    balances: balances.get(need.item)!,
    lanes: into.get(need.site) ?? new Map(),
  });
}

function touchedBalances(
  inputs: PlanInputs,
  lines: readonly PlannedLine[],
  short: readonly PlannedShort[],
): Balance[] {
  const touched = new Set([
    ...lines.flatMap(({ from, to, gtin }) => [positionKey(from, gtin), positionKey(to, gtin)]),
    ...short.map(({ site, gtin }) => positionKey(site, gtin)),
  ]);
  return inputs.balances.filter(({ site, gtin }) => touched.has(positionKey(site, gtin)));
}

function pair({ from, to }: { from: string; to: string }): string {
  return `${from}>${to}`;
}

function put<Value>(
  maps: Map<string, Map<string, Value>>,
  outer: string,
  inner: string,
  value: Value,
): void {
  const found = maps.get(outer);
  if (found) found.set(inner, value);
  else maps.set(outer, new Map([[inner, value]]));
}
