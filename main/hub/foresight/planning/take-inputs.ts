import type { WorldView } from '#engine/kernel';
import { items, sites, type ItemMaster, type SiteMaster } from '#operations/network';
import { planningPolicy, policyName, type PlanningPolicy } from '#operations/policy';
import { positionAt } from '#operations/stock';
import type { PlanEdit } from '#shared/protocol';
import { fromMs, type Gln, type Gtin, type Instant } from '#shared/vocabulary';
import { askedTransfers } from './asked-transfers.ts';
import { balanceOf, type Balance } from './balance.ts';
import { demandHistory } from './demand-history.ts';
import { planEdits, type PlanEdits } from './plan-edits.ts';
import { lanesInPlan, type LaneChoice, type LaneInPlan } from './plan-lanes.ts';

/** All that a plan is made from, taken from the network once: a solution is of this, whatever happens meanwhile. */
export interface PlanInputs {
  /** When the first and the last of them were taken. */
  from: Instant;
  at: Instant;
  nowMs: number;
  currency: string;
  /** What holds for the plan as a whole, and the version that it began with: "PLN-1 v2". */
  policy: PlanningPolicy;
  policyName: string;
  /** Pallets that a door of each site takes in a plan. */
  palletsADoor: ReadonlyMap<Gln, number>;
  /** Value at cost below which no move of an item is worth its handling, minor units. */
  leastMoveMinor: ReadonlyMap<Gtin, number>;
  edits: PlanEdits;
  sites: ReadonlyMap<string, SiteMaster>;
  items: ReadonlyMap<Gtin, ItemMaster>;
  /** Only what lacks or could give something; in a plan of the network only of items that some site lacks. */
  balances: readonly Balance[];
  lanes: Readonly<Record<LaneChoice, readonly LaneInPlan[]>>;
}

/** Positions weighed before it is asked whether the hub's other work has its turn: part of a millisecond. */
const AT_ONCE = 50;

/**
 * Takes the inputs of a plan: for some items at every site, or for all positions that are known. Pauses on the way; each
 * input has its own as-of.
 */
export function* takeInputs(
  world: WorldView,
  wish: { items: readonly Gtin[] | null; edits: readonly PlanEdit[] },
  worldNow: () => number,
): Generator<undefined, PlanInputs> {
  const nowMs = Math.floor(worldNow());
  const edits = planEdits(wish.edits);
  const wanted = wish.items === null ? null : new Set(wish.items);
  const inForce = planningPolicy(world);
  const history = yield* demandHistory(world, nowMs, wanted);
  const ground = {
    world,
    now: fromMs(nowMs),
    nowMs,
    edits,
    history,
    asked: askedTransfers(world),
  };
  const currency = currencyOf(world, wanted);
  const masters = new Map<Gtin, ItemMaster>();
  const balances: Balance[] = [];
  let weighed = 0;
  for (const gtin of wanted ?? allItems(world)) {
    const item = world.get(items, gtin);
    if (item?.currency !== currency) continue;
    const own: Balance[] = [];
    for (const site of world.all(sites)) {
      if (++weighed % AT_ONCE === 0) yield;
      if (!wanted && !positionAt(world, site.gln, gtin)) continue;
      const balance = balanceOf(ground, site, item);
      if (balance.need > 0 || balance.supply > 0) own.push(balance);
    }
    // What nobody lacks is no part of a network's question: of fifty times the reference it would be most of it.
    if (own.length === 0 || (!wanted && own.every(({ need }) => need === 0))) continue;
    balances.push(...own);
    masters.set(gtin, item);
  }
  const lanes = (choice: LaneChoice) => lanesInPlan(world, nowMs, currency, choice, edits);
  const known = [...world.all(sites)];
  return {
    from: fromMs(nowMs),
    at: fromMs(Math.max(nowMs, Math.floor(worldNow()))),
    nowMs,
    currency,
    policy: inForce.content,
    policyName: policyName(inForce),
    palletsADoor: new Map(
      known.map(({ gln }) => [gln, planningPolicy(world, { site: gln }).content.palletsADoor]),
    ),
    leastMoveMinor: new Map(
      [...masters.keys()].map((gtin) => [
        gtin,
        planningPolicy(world, { gtin }).content.leastMoveValueMinor,
      ]),
    ),
    edits,
    sites: new Map(known.map((site) => [site.gln, site])),
    items: masters,
    balances,
    lanes: { cheapest: lanes('cheapest'), fastest: lanes('fastest') },
  };
}

/** Runs a taking of inputs to its end, without pauses: for what is small, and for tests. */
export function atOnce<Result>(taking: Generator<undefined, Result>): Result {
  for (;;) {
    const step = taking.next();
    if (step.done) return step.value;
  }
}

function allItems(world: WorldView): Gtin[] {
  return Array.from(world.all(items), ({ gtin }) => gtin);
}

/** One plan is in one currency: that of the items asked for, of all of them the first. */
function currencyOf(world: WorldView, wanted: ReadonlySet<Gtin> | null): string {
  if (wanted)
    for (const gtin of wanted) {
      const item = world.get(items, gtin);
      if (item) return item.currency;
    }
  for (const item of world.all(items)) return item.currency;
  return 'USD';
}
