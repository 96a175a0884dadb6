import type { Basis, Highs, Model } from 'highs';
import { brokenLaneCuts, type LaneCut } from './lane-cuts.ts';
import { groups } from './groups.ts';
import { mipModel, type MipModel } from './mip-model.ts';
import type { Problem } from './problem.ts';

/** A point of the relaxation: cases and trucks, maybe in fractions. */
export interface Point {
  cases: Float64Array;
  trucks: Float64Array;
  /** What one more case on each way would cost: its reduced cost. */
  reducedMinor: Float64Array;
  /** The same of one more truck on each lane: below nothing where it would save. */
  truckReducedMinor: Float64Array;
  objectiveMinor: number;
}

/**
 * The linear relaxation in HiGHS, solved again from its last basis when cuts are added or trucks are fixed. Owns memory
 * outside of JavaScript: whoever makes one disposes it.
 */
export class Relaxation {
  readonly #problem: Problem;
  readonly #highs: Highs;
  readonly #mip: MipModel;
  readonly #model: Model;
  readonly #waysOfLane: number[][];
  readonly cuts: LaneCut[] = [];

  /** Starts with cuts that are known already. */
  constructor(highs: Highs, problem: Problem, cuts: readonly LaneCut[] = []) {
    this.#problem = problem;
    this.#highs = highs;
    this.cuts.push(...cuts);
    this.#mip = mipModel(problem, { relaxed: true, cuts });
    this.#model = highs.createModel(this.#mip.data);
    this.#model.options.set({ output_flag: false });
    this.#waysOfLane = groups(problem.ways.lane, problem.lanes.count);
  }

  /** Solves; null when the solver gave up, or no point keeps what was fixed. */
  solve(seconds: number): Point | null {
    const model = this.#model;
    // The clock of HiGHS runs on over the runs of one model.
    model.zeroAllClocks();
    model.options.set({ time_limit: Math.max(0.05, seconds) });
    model.run();
    // From the second time on a basis stands: presolve would throw it away.
    model.options.set({ presolve: 'off' });
    const { optimal, unknown } = this.#highs.constants.modelStatus;
    // From some bases the simplex loses its way in the numbers, and finds it from nothing.
    if (model.getModelStatus() === unknown) {
      model.setLogicalBasis();
      model.run();
    }
    if (model.getModelStatus() !== optimal) return null;
    const { colValue, colDual } = model.getSolution();
    const { ways, lanes } = this.#problem;
    const { wayColumn, truckColumn } = this.#mip;
    const trucks = new Float64Array(lanes.count);
    const truckReducedMinor = new Float64Array(lanes.count);
    for (let lane = 0; lane < lanes.count; lane++) {
      const column = truckColumn[lane]!;
      if (column < 0) continue;
      trucks[lane] = colValue[column]!;
      truckReducedMinor[lane] = colDual[column]!;
    }
    const cases = new Float64Array(ways.count);
    const reducedMinor = new Float64Array(ways.count);
    for (let way = 0; way < ways.count; way++) {
      cases[way] = colValue[wayColumn[way]!]!;
      reducedMinor[way] = colDual[wayColumn[way]!]!;
    }
    const objectiveMinor = model.getObjectiveValue();
    return { cases, trucks, reducedMinor, truckReducedMinor, objectiveMinor };
  }

  /** The duals of the last solution, as prices of the model's rows, in the order of `mipModel` and then of the cuts: at least 0. */
  get prices(): Float64Array {
    const { rowDual } = this.#model.getSolution();
    return Float64Array.from(rowDual, (each) => Math.max(0, -each));
  }

  /** Whether the last solution ended with the proof that no point keeps what was fixed. */
  get isInfeasible(): boolean {
    return this.#model.getModelStatus() === this.#highs.constants.modelStatus.infeasible;
  }

  /** Where the simplex stands, and puts it there again; valid until further cuts are added. */
  get basis(): Basis {
    return this.#model.getBasis();
  }
  set basis(basis: Basis) {
    this.#model.setBasis(basis);
  }

  /** Adds what the point breaks; gives how many inequalities. */
  cut(point: Point): number {
    const { wayColumn, truckColumn } = this.#mip;
    const broken = brokenLaneCuts(
      this.#problem,
      this.#waysOfLane,
      (way) => point.cases[way]!,
      (lane) => point.trucks[lane]!,
    );
    for (const { lane, ways, weights, truckWeight, most } of broken)
      this.#model.addRow(-Infinity, most, {
        indices: Int32Array.from([...ways.map((way) => wayColumn[way]!), truckColumn[lane]!]),
        values: Float64Array.from([...weights, -truckWeight]),
      });
    this.cuts.push(...broken);
    return broken.length;
  }

  /** Allows so many trucks on a lane, from and to inclusive. */
  limitTrucks(lane: number, least: number, most: number): void {
    const column = this.#mip.truckColumn[lane]!;
    if (column >= 0) this.#model.changeColBounds(column, least, most);
  }

  /** Allows so many cases on a way, from and to inclusive. */
  limitCases(way: number, least: number, most: number): void {
    this.#model.changeColBounds(this.#mip.wayColumn[way]!, least, most);
  }

  /** Has a way carry its least move at least. */
  open(way: number): void {
    const { ways, items } = this.#problem;
    this.limitCases(way, items.leastCases[ways.item[way]!]!, ways.mostCases[way]!);
  }

  /** Closes a way. */
  close(way: number): void {
    this.limitCases(way, 0, 0);
  }

  dispose(): void {
    this.#model.dispose();
  }
}
