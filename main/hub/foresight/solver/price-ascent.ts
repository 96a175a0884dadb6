import { groups } from './groups.ts';
import type { MipModel } from './mip-model.ts';
import type { Problem } from './problem.ts';
import { costsAt, type SharedCosts } from './shared-prices.ts';

/** Each step aims this share above the best value so far: a better plan than that is not expected to be found. */
const AIM = 0.01;
/** How long a step is beside Polyak's, at first and at least, and what it becomes after so many in vain. */
const FIRST_STEP = 0.5;
const LEAST_STEP = 5e-4;
const SHORTER = 0.66;
const LONGER = 1.1;
const IN_VAIN = 10;
/** How much of the newest loads the mean takes in at most, at first and later. */
const NEWEST = 0.1;
const NEWEST_LATER = 0.03;
const NEWEST_SHRINKS = 0.7;
const LOOK_EVERY = 100;
/** Less than this share in a hundred steps, at the shortest of them, is the end. */
const SETTLED = 2e-6;

/**
 * Raises the prices of what lanes share (supply, need, docks), so that the lanes, each loaded alone with whole trucks,
 * prove more: the volume algorithm (Barahona, Anbil, Mathematical Programming 87, 2000), steps along the mean of what
 * the loads so far break. Only finds prices; what they prove is {@link LaneBound}'s to say.
 *
 * Starts well from the prices of a plain relaxation: on 50 × 10,000 three hundred steps from there prove more than
 * minutes of further cuts did.
 */
export class PriceAscent {
  readonly #mip: MipModel;
  readonly #lanes: LaneLoads;
  /** What a step changes of each price, for the same excess: dear and scarce rows more. */
  readonly #scale: Float64Array;
  #best: Float64Array;
  #value: number;
  /** By how much the mean load is over the limit of each row; below nothing where room is left. */
  readonly #excess: Float64Array;
  #step = FIRST_STEP;
  #newest = NEWEST;
  #inVain = 0;

  /** Prices by the model's rows, at least 0. */
  constructor(problem: Problem, mip: MipModel, prices: Float64Array) {
    this.#mip = mip;
    this.#best = prices.slice(0, mip.data.numRows);
    this.#lanes = new LaneLoads(problem, mip, this.#best);
    this.#scale = this.#scales();
    this.#excess = new Float64Array(mip.data.numRows);
    this.#value = this.#load(this.#best, this.#excess);
  }

  /** The best prices so far, as costs of columns. */
  get costs(): SharedCosts {
    return costsAt(this.#mip, this.#best);
  }

  /** So many steps, or until it is over; says whether more may still gain. */
  run(steps: number, over: () => boolean): boolean {
    const rows = this.#best.length;
    const [first, end] = this.#mip.sharedRows;
    const tried = this.#best.slice();
    const broken = new Float64Array(rows);
    let atLook = this.#value;
    for (let step = 1; step <= steps && !over(); step++) {
      let norm = 0;
      for (let row = first; row < end; row++)
        if (this.#counts(row, this.#excess[row]!))
          norm += this.#excess[row]! ** 2 * this.#scale[row]!;
      if (norm === 0) return false;
      const length = (this.#step * AIM * Math.abs(this.#value)) / norm;
      for (let row = first; row < end; row++)
        tried[row] = Math.max(
          0,
          this.#best[row]! + length * this.#scale[row]! * this.#excess[row]!,
        );
      const value = this.#load(tried, broken);
      const isAlong = this.#takeIn(tried, broken);
      if (value > this.#value) {
        if (isAlong) this.#step = Math.min(2, this.#step * LONGER);
        this.#inVain = 0;
        this.#value = value;
        this.#best.set(tried);
      } else if (++this.#inVain >= IN_VAIN) {
        this.#step = Math.max(LEAST_STEP, this.#step * SHORTER);
        this.#inVain = 0;
      }
      if (step % LOOK_EVERY > 0) continue;
      const gained = this.#value - atLook;
      if (this.#step === LEAST_STEP && gained <= SETTLED * Math.abs(this.#value)) return false;
      if (gained < 0.001 * Math.abs(this.#value))
        this.#newest = Math.max(NEWEST_LATER, this.#newest * NEWEST_SHRINKS);
      atLook = this.#value;
    }
    return true;
  }

  /** A row with room and without a price has nothing to say. */
  #counts(row: number, excess: number): boolean {
    return excess > 0 || this.#best[row]! > 0;
  }

  /**
   * Takes the newest loads into the mean, as much as makes the mean break least; says whether both point the same way.
   */
  #takeIn(tried: Float64Array, broken: Float64Array): boolean {
    const [first, end] = this.#mip.sharedRows;
    const mean = this.#excess;
    let along = 0;
    let towards = 0;
    let apart = 0;
    for (let row = first; row < end; row++) {
      if (!(tried[row]! > 0 || broken[row]! > 0 || mean[row]! > 0)) continue;
      const scale = this.#scale[row]!;
      const difference = broken[row]! - mean[row]!;
      along += broken[row]! * mean[row]! * scale;
      towards -= difference * mean[row]! * scale;
      apart += difference ** 2 * scale;
    }
    const wanted = apart > 0 ? towards / apart : this.#newest;
    const part = wanted < 0 ? this.#newest / 10 : Math.min(wanted, this.#newest);
    for (let row = first; row < end; row++) mean[row]! += part * (broken[row]! - mean[row]!);
    return along > 0;
  }

  /** Loads all lanes at prices; gives what that proves with one mixture of weight and volume, and what it breaks. */
  #load(prices: Float64Array, broken: Float64Array): number {
    const { starts, indices, values } = this.#mip.data.matrix;
    const { constant, reduced } = costsAt(this.#mip, prices);
    const { columns, earned } = this.#lanes.at(reduced);
    for (let row = this.#mip.sharedRows[0]; row < this.#mip.sharedRows[1]; row++) {
      let sum = -this.#mip.data.rowUpper[row]!;
      for (let at = starts[row]!; at < starts[row + 1]!; at++)
        sum += values[at]! * columns[indices[at]!]!;
      broken[row] = sum;
    }
    return constant - earned;
  }

  /** The largest gain that a row limits, for its limit. */
  #scales(): Float64Array {
    const { starts, indices, values } = this.#mip.data.matrix;
    const { colCost, rowUpper, numRows } = this.#mip.data;
    const scale = new Float64Array(numRows);
    for (let row = this.#mip.sharedRows[0]; row < this.#mip.sharedRows[1]; row++) {
      let most = 0;
      for (let at = starts[row]!; at < starts[row + 1]!; at++)
        most = Math.max(most, -colCost[indices[at]!]! / Math.max(values[at]!, LEAST_LOAD));
      scale[row] = most / Math.max(rowUpper[row]!, LEAST_LOAD);
    }
    return scale;
  }
}

/** Goods that use less of a dock than a thousandth of a pallet do not say how dear a pallet is. */
const LEAST_LOAD = 1e-3;

/** All lanes loaded alone at given costs of cases: as many whole trucks as earn more than they cost. */
class LaneLoads {
  readonly #problem: Problem;
  readonly #mip: MipModel;
  /** Ways by lane, best first as of the last prices: from one step to the next the order changes little. */
  readonly #ways: readonly Int32Array[];
  /** Trucks that one case takes, in the mixture of weight and volume of its lane. */
  readonly #trucksOfCase: Float64Array;
  readonly #worth: Float64Array;
  readonly #columns: Float64Array;

  constructor(problem: Problem, mip: MipModel, prices: Float64Array) {
    const { ways, lanes, items } = problem;
    this.#problem = problem;
    this.#mip = mip;
    this.#ways = groups(ways.lane, lanes.count).map((own) => Int32Array.from(own));
    this.#worth = new Float64Array(ways.count);
    this.#columns = new Float64Array(mip.data.numCols);
    this.#trucksOfCase = Float64Array.from(ways.lane, (lane, way) => {
      const weight = prices[mip.weightRow[lane]!] ?? 0;
      const volume = prices[mip.volumeRow[lane]!] ?? 0;
      const byWeight = weight + volume > 0 ? weight / (weight + volume) : 1;
      const item = ways.item[way]!;
      return (
        (byWeight * items.grams[item]!) / (lanes.grams[lane]! || 1) +
        ((1 - byWeight) * items.cm3[item]!) / (lanes.cm3[lane]! || 1)
      );
    });
  }

  /** What lies on each column of a way, and what all lanes earn, in minor units. */
  at(reduced: Float64Array): { columns: Float64Array; earned: number } {
    this.#columns.fill(0);
    let earned = 0;
    for (const [lane, own] of this.#ways.entries())
      if (own.length > 0) earned += this.#loadLane(lane, own, reduced);
    return { columns: this.#columns, earned };
  }

  #loadLane(lane: number, own: Int32Array, reduced: Float64Array): number {
    const { ways, lanes } = this.#problem;
    const { wayColumn } = this.#mip;
    const worth = this.#worth;
    for (const way of own) {
      const each = -reduced[wayColumn[way]!]!;
      worth[way] = each > 0 ? each / this.#trucksOfCase[way]! : 0;
    }
    sortByWorth(own, worth);
    let earned = 0;
    let next = 0;
    // Without load, and worth something: it takes no truck.
    for (; next < own.length && worth[own[next]!] === Infinity; next++) {
      const way = own[next]!;
      this.#columns[wayColumn[way]!] = ways.mostCases[way]!;
      earned -= reduced[wayColumn[way]!]! * ways.mostCases[way]!;
    }
    for (let trucks = 0; trucks < lanes.maxTrucks[lane]!; trucks++) {
      const truck = this.#fillTruck(own, next, reduced);
      // Each truck more earns no more than the one before, so that the first that does not pay ends it.
      if (truck.earned <= lanes.costMinor[lane]!) {
        for (const [column, before] of truck.before) this.#columns[column] = before;
        break;
      }
      earned += truck.earned - lanes.costMinor[lane]!;
      next = truck.next;
    }
    return earned;
  }

  /** Puts on what one more truck takes, from a way on. */
  #fillTruck(
    own: Int32Array,
    from: number,
    reduced: Float64Array,
  ): { earned: number; next: number; before: [column: number, cases: number][] } {
    const { ways } = this.#problem;
    const before: [number, number][] = [];
    let room = 1;
    let earned = 0;
    let next = from;
    for (; next < own.length && room > 0; next++) {
      const way = own[next]!;
      if (!(this.#worth[way]! > 0)) break;
      const column = this.#mip.wayColumn[way]!;
      const had = this.#columns[column]!;
      const waiting = ways.mostCases[way]! - had;
      const put = Math.min(waiting, room / this.#trucksOfCase[way]!);
      before.push([column, had]);
      this.#columns[column] = had + put;
      earned -= put * reduced[column]!;
      room -= put * this.#trucksOfCase[way]!;
      if (put < waiting) break;
    }
    return { earned, next, before };
  }
}

/** Best first, in place; by insertion, since it is nearly sorted. */
function sortByWorth(own: Int32Array, worth: Float64Array): void {
  for (let at = 1; at < own.length; at++) {
    const way = own[at]!;
    let to = at;
    for (; to > 0 && worth[own[to - 1]!]! < worth[way]!; to--) own[to] = own[to - 1]!;
    own[to] = way;
  }
}
