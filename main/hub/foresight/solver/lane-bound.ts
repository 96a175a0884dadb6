import { groups } from './groups.ts';
import type { MipModel } from './mip-model.ts';
import type { Problem } from './problem.ts';
import type { SharedCosts } from './shared-prices.ts';

/**
 * A bound of all plans from the prices of what lanes share: supply, need and docks have a price each instead of a limit,
 * so that each lane is loaded alone, with whole trucks. Below every plan for any prices (Lagrangian relaxation: Geoffrion,
 * Mathematical Programming Study 2, 1974); at the prices of a relaxation with cuts of lanes it is no lower than that,
 * since whole trucks keep every cut of their lane that could still be found.
 *
 * Of a lane's load by weight and by volume one mixture is asked for, so that a lane is a knapsack in fractions, filled
 * by worth. Each mixture bounds from above what so many trucks earn, and the least of them counts: that of the prices of
 * both, by weight alone, by volume alone.
 */
export class LaneBound {
  readonly #problem: Problem;
  readonly #waysOfLane: number[][];

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#waysOfLane = groups(problem.ways.lane, problem.lanes.count);
  }

  /** In minor units. */
  of({ constant, reduced, prices }: SharedCosts, mip: MipModel): number {
    const { wayColumn, weightRow, volumeRow } = mip;
    const { lanes } = this.#problem;
    let bound = constant;
    for (let lane = 0; lane < lanes.count; lane++) {
      const earning = this.#waysOfLane[lane]!.filter((way) => reduced[wayColumn[way]!]! < 0);
      if (earning.length === 0) continue;
      const weight = prices[weightRow[lane]!] ?? 0;
      const volume = prices[volumeRow[lane]!] ?? 0;
      const mixtures = weight + volume > 0 ? [weight / (weight + volume), 1, 0] : [1, 0];
      bound -= this.#most(lane, earning, mixtures, (way) => -reduced[wayColumn[way]!]!);
    }
    return bound;
  }

  /** The most that a lane earns, its trucks paid. */
  #most(
    lane: number,
    earning: readonly number[],
    mixtures: readonly number[],
    earns: (way: number) => number,
  ): number {
    const { lanes } = this.#problem;
    const most = lanes.maxTrucks[lane]!;
    const earned = new Float64Array(most + 1).fill(Infinity);
    for (const byWeight of mixtures) this.#fill(lane, earning, earns, byWeight, earned);
    let best = 0;
    for (let trucks = 0; trucks <= most; trucks++)
      best = Math.max(best, earned[trucks]! - trucks * lanes.costMinor[lane]!);
    return best;
  }

  /** Lowers what each number of trucks earns to what it does in one mixture of weight and volume. */
  #fill(
    lane: number,
    earning: readonly number[],
    earns: (way: number) => number,
    byWeight: number,
    earned: Float64Array,
  ): void {
    const { lanes, ways, items } = this.#problem;
    const loads = earning
      .map((way) => {
        const item = ways.item[way]!;
        const share =
          (byWeight * items.grams[item]!) / (lanes.grams[lane]! || 1) +
          ((1 - byWeight) * items.cm3[item]!) / (lanes.cm3[lane]! || 1);
        const cases = ways.mostCases[way]!;
        return { load: share * cases, earns: earns(way) * cases };
      })
      .toSorted((a, b) => b.earns * a.load - a.earns * b.load);
    let next = 0;
    let left = loads[0]!.load;
    let sum = 0;
    for (let trucks = 0; trucks < earned.length; trucks++) {
      let room = trucks === 0 ? 0 : 1;
      while (next < loads.length) {
        const { load, earns: all } = loads[next]!;
        const put = Math.min(room, left);
        sum += load === 0 ? all : (all * put) / load;
        room -= put;
        left -= put;
        if (left > 0) break;
        next++;
        left = loads[next]?.load ?? 0;
      }
      earned[trucks] = Math.min(earned[trucks]!, sum);
    }
  }
}
