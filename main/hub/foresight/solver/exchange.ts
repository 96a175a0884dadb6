import { load, room, trucksOn, type Loading } from './loading.ts';
import { groups } from './groups.ts';

/** How many times all lanes are looked at before they are left as they are. */
const PASSES = 4;

/**
 * A loading after exchanges on its trucks, in place, as long as they gain: cases of one way come off, to another site's
 * lane where that has room for them, to make room for cases of another way that gain more; and a truck more where what
 * is left over pays for it.
 */
export function exchanged(loading: Loading, trucks: ArrayLike<number>): Loading {
  const { ways, lanes, needs } = loading.problem;
  const look: Look = {
    loading,
    trucks: Float64Array.from(trucks),
    waysOfLane: groups(ways.lane, lanes.count),
    waysOfNeed: groups(ways.need, needs.count),
  };
  for (let pass = 0; pass < PASSES; pass++) {
    let gained = false;
    for (let lane = 0; lane < lanes.count; lane++) {
      if (look.trucks[lane]! > 0 && exchangeOnLane(look, lane)) gained = true;
      if (addTruck(look, lane)) gained = true;
    }
    if (!gained) break;
  }
  return loading;
}

interface Look {
  loading: Loading;
  /** Paid for, by lane; grows where a truck more pays. */
  trucks: Float64Array;
  waysOfLane: readonly (readonly number[])[];
  waysOfNeed: readonly (readonly number[])[];
}

function exchangeOnLane(look: Look, lane: number): boolean {
  const { loading, trucks, waysOfLane } = look;
  const { ways, items } = loading.problem;
  let gained = false;
  for (const wanted of waysOfLane[lane]!) {
    const { supplyLeft, needLeft, cases } = loading;
    const item = ways.item[wanted]!;
    const least = cases[wanted]! > 0 ? 1 : items.leastCases[item]!;
    const most = Math.min(supplyLeft[ways.supply[wanted]!]!, needLeft[ways.need[wanted]!]!);
    if (most < least) continue;
    let best = { gain: 0, way: -1, off: 0, on: 0 };
    const sizes = most === least ? [least] : [least, Math.min(most, least * 2), most];
    for (const way of waysOfLane[lane]!) {
      if (cases[way] === 0 || way === wanted) continue;
      for (const on of sizes) {
        const off = offFor(loading, trucks[lane]!, wanted, on, way);
        if (off > cases[way]!) continue;
        const elsewhere = off === 0 ? 0 : placeElsewhere(look, way, off).gain;
        const gain = on * ways.gainMinor[wanted]! - off * ways.gainMinor[way]! + elsewhere;
        if (gain > best.gain) best = { gain, way, off, on };
      }
    }
    if (best.way < 0) continue;
    const { way: other, cases: asked } = placeElsewhere(look, best.way, best.off);
    load(loading, best.way, -best.off);
    load(loading, wanted, best.on);
    // What is wanted may have taken the dock's room.
    const placed =
      other < 0 ? 0 : Math.min(asked, room(loading, other, trucks[ways.lane[other]!]!));
    if (placed < asked) {
      load(loading, wanted, -best.on);
      load(loading, best.way, best.off);
      continue;
    }
    if (other >= 0) load(loading, other, placed);
    for (const way of waysOfLane[lane]!) fillUp(loading, way, trucks[lane]!);
    gained = true;
  }
  return gained;
}

/** How many cases of a way must come off so that some of another fit; more than there are where nothing helps. */
function offFor(loading: Loading, trucks: number, wanted: number, on: number, way: number): number {
  const { ways, lanes, items } = loading.problem;
  const lane = ways.lane[way]!;
  const item = ways.item[wanted]!;
  const given = ways.item[way]!;
  const { grams, cm3, micro } = items;
  const dock = Math.min(
    loading.microOutLeft[lanes.from[lane]!]!,
    loading.microInLeft[lanes.to[lane]!]!,
  );
  const off = Math.max(
    quotient(
      loading.laneGrams[lane]! + on * grams[item]! - trucks * lanes.grams[lane]!,
      grams[given]!,
    ),
    quotient(loading.laneCm3[lane]! + on * cm3[item]! - trucks * lanes.cm3[lane]!, cm3[given]!),
    quotient(on * micro[item]! - dock, micro[given]!),
  );
  const rest = loading.cases[way]! - off;
  // A rest below the least move must go too.
  return rest > 0 && rest < items.leastCases[given]! ? loading.cases[way]! : off;
}

/** The best other way for cases of a need that come off one: what they gain there, and how many fit. */
function placeElsewhere(
  { loading, trucks, waysOfNeed }: Look,
  way: number,
  off: number,
): { gain: number; way: number; cases: number } {
  const { ways, lanes, items } = loading.problem;
  let best = { gain: 0, way: -1, cases: 0 };
  for (const other of waysOfNeed[ways.need[way]!]!) {
    const lane = ways.lane[other]!;
    if (other === way || trucks[lane] === 0) continue;
    const item = ways.item[other]!;
    // The need and the dock of its site have room for what has just come off; the rest is looked at.
    const cases = Math.min(
      off,
      loading.supplyLeft[ways.supply[other]!]!,
      inLoads(trucks[lane]! * lanes.grams[lane]! - loading.laneGrams[lane]!, items.grams[item]!),
      inLoads(trucks[lane]! * lanes.cm3[lane]! - loading.laneCm3[lane]!, items.cm3[item]!),
      inLoads(loading.microOutLeft[lanes.from[lane]!]!, items.micro[item]!),
      inLoads(loading.microInLeft[lanes.to[lane]!]!, items.micro[item]!),
    );
    if (cases <= 0 || loading.cases[other]! + cases < items.leastCases[item]!) continue;
    const gain = cases * ways.gainMinor[other]!;
    if (gain > best.gain) best = { gain, way: other, cases };
  }
  return best;
}

/** Pays for one truck more where what still waits for the lane gains more than it costs. */
function addTruck({ loading, trucks, waysOfLane }: Look, lane: number): boolean {
  const { ways, lanes, items } = loading.problem;
  if (trucks[lane]! >= lanes.maxTrucks[lane]!) return false;
  const waiting = waysOfLane[lane]!.filter((way) => room(loading, way, trucks[lane]! + 1) > 0);
  const worth = (way: number): number => {
    const item = ways.item[way]!;
    const share = Math.max(
      items.grams[item]! / (lanes.grams[lane]! || 1),
      items.cm3[item]! / (lanes.cm3[lane]! || 1),
      1e-9,
    );
    return ways.gainMinor[way]! / share;
  };
  const put: [way: number, cases: number][] = [];
  let gain = -lanes.costMinor[lane]!;
  for (const way of waiting.toSorted((a, b) => worth(b) - worth(a))) {
    const cases = fillUp(loading, way, trucks[lane]! + 1);
    if (cases === 0) continue;
    put.push([way, cases]);
    gain += cases * ways.gainMinor[way]!;
  }
  if (gain > 0) {
    trucks[lane] = Math.max(trucks[lane]!, trucksOn(loading, lane));
    return true;
  }
  for (const [way, cases] of put) load(loading, way, -cases);
  return false;
}

/** Puts on a way what fits, where that reaches its least move; gives how many cases. */
function fillUp(loading: Loading, way: number, trucks: number): number {
  const more = room(loading, way, trucks);
  const least = loading.problem.items.leastCases[loading.problem.ways.item[way]!]!;
  if (more === 0 || loading.cases[way]! + more < least) return 0;
  load(loading, way, more);
  return more;
}

/** How many of a load make up for an excess. */
function quotient(excess: number, each: number): number {
  if (excess <= 0) return 0;
  return each === 0 ? Infinity : Math.ceil(excess / each);
}

function inLoads(left: number, each: number): number {
  return each === 0 ? Infinity : Math.floor(left / each);
}
