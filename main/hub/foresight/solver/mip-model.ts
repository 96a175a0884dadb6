import type { VariableType } from 'highs';
import { groups } from './groups.ts';
import type { LaneCut } from './lane-cuts.ts';
import { leastMoveCuts } from './least-move-cuts.ts';
import type { Problem } from './problem.ts';

/** A model as HiGHS takes it: minimise colCost · x + offset, rows at most their upper bounds or at least their lower. */
export interface LinearModel {
  numCols: number;
  numRows: number;
  offset: number;
  colCost: number[];
  colLower: number[];
  colUpper: number[];
  rowLower: number[];
  rowUpper: number[];
  integrality: VariableType[];
  matrix: {
    format: 'csr';
    numRows: number;
    numCols: number;
    starts: Int32Array;
    indices: Int32Array;
    values: Float64Array;
  };
}

/** A model, and where its columns stand; -1 for those it has not. */
export interface MipModel {
  data: LinearModel;
  /** Column of each way's cases. */
  wayColumn: Int32Array;
  /** Column of each lane's trucks. */
  truckColumn: Int32Array;
  /** Column of the flag of ways whose least move is more than a case. */
  flagColumn: Int32Array;
  /** The rows of each lane's load by weight, and by volume. */
  weightRow: Int32Array;
  volumeRow: Int32Array;
  /** The rows that lanes share: from the first of them to before the first cut of a lane. */
  sharedRows: readonly [from: number, to: number];
}

export interface MipOptions {
  /** Without whole numbers and least moves. */
  relaxed?: boolean;
  /** Inequalities that every plan keeps. */
  cuts?: readonly LaneCut[];
  /** Closer limits of a way's cases, or of a lane's trucks; null for its own. */
  casesWithin?: (way: number) => readonly [least: number, most: number] | null;
  trucksWithin?: (lane: number) => readonly [least: number, most: number] | null;
}

/**
 * The mixed-integer model of README section 3 of the plan format, in cases: cost of trucks less gain of cases, where
 * gain is penalty avoided less handling. Rows of weight and volume are in shares of a truck, so that HiGHS's tolerance
 * means the same on each.
 */
export function mipModel(problem: Problem, options: MipOptions = {}): MipModel {
  const {
    relaxed = false,
    cuts = [],
    casesWithin = () => null,
    trucksWithin = () => null,
  } = options;
  const wholeCases = !relaxed;
  const { ways, lanes, items, sites, supplies, needs } = problem;
  const columns = new Columns();
  const rows = new Rows();
  const wayColumn = new Int32Array(ways.count).fill(-1);
  const flagColumn = new Int32Array(ways.count).fill(-1);
  const truckColumn = new Int32Array(lanes.count).fill(-1);
  const weightRow = new Int32Array(lanes.count).fill(-1);
  const volumeRow = new Int32Array(lanes.count).fill(-1);

  const waysOfLane = groups(ways.lane, lanes.count);
  for (let lane = 0; lane < lanes.count; lane++) {
    const own = waysOfLane[lane]!;
    if (own.length === 0) continue;
    const within = trucksWithin(lane) ?? ([0, lanes.maxTrucks[lane]!] as const);
    const trucks = columns.add(lanes.costMinor[lane]!, ...within, wholeCases);
    truckColumn[lane] = trucks;
    for (const way of own) {
      const least = items.leastCases[ways.item[way]!]!;
      const most = ways.mostCases[way]!;
      const column = columns.add(
        -ways.gainMinor[way]!,
        ...(casesWithin(way) ?? ([0, most] as const)),
        wholeCases,
      );
      wayColumn[way] = column;
      if (least > 1 && !relaxed) {
        const flag = columns.add(0, 0, 1, wholeCases);
        flagColumn[way] = flag;
        rows.add(-Infinity, 0, [column, flag], [1, -most]);
        rows.add(0, Infinity, [column, flag], [1, -least]);
      }
    }
    for (const [loads, capacity, rowOf] of [
      [items.grams, lanes.grams[lane]!, weightRow],
      [items.cm3, lanes.cm3[lane]!, volumeRow],
    ] as const) {
      const loaded = own.filter((way) => loads[ways.item[way]!]! > 0);
      if (loaded.length > 0) {
        rowOf[lane] = rows.count;
        rows.add(
          -Infinity,
          0,
          [...loaded.map((way) => wayColumn[way]!), trucks],
          [...loaded.map((way) => loads[ways.item[way]!]! / capacity), -1],
        );
      }
    }
  }
  const firstShared = rows.count;
  const limit = (own: readonly number[], most: number, load: (way: number) => number): void => {
    const sum = own.reduce((total, way) => total + load(way) * ways.mostCases[way]!, 0);
    const loaded = own.filter((way) => load(way) > 0);
    if (sum > most)
      rows.add(
        -Infinity,
        most,
        loaded.map((way) => wayColumn[way]!),
        loaded.map(load),
      );
  };
  for (const [supply, own] of groups(ways.supply, supplies.count).entries())
    limit(own, supplies.cases[supply]!, () => 1);
  for (const [need, own] of groups(ways.need, needs.count).entries())
    limit(own, needs.cases[need]!, () => 1);
  const pallets = (way: number): number => items.micro[ways.item[way]!]! / 1e6;
  const fromSite = Int32Array.from(ways.lane, (lane) => lanes.from[lane]!);
  const toSite = Int32Array.from(ways.lane, (lane) => lanes.to[lane]!);
  for (const [site, own] of groups(fromSite, sites.count).entries())
    limit(own, sites.microOut[site]! / 1e6, pallets);
  for (const [site, own] of groups(toSite, sites.count).entries())
    limit(own, sites.microIn[site]! / 1e6, pallets);

  for (const { ways: own, weights, most } of leastMoveCuts(problem))
    rows.add(
      -Infinity,
      most,
      own.map((way) => wayColumn[way]!),
      weights,
    );
  const sharedRows = [firstShared, rows.count] as const;
  for (const cut of cuts)
    rows.add(
      -Infinity,
      cut.most,
      [...cut.ways.map((way) => wayColumn[way]!), truckColumn[cut.lane]!],
      [...cut.weights, -cut.truckWeight],
    );

  return {
    wayColumn,
    flagColumn,
    truckColumn,
    weightRow,
    volumeRow,
    sharedRows,
    data: {
      numCols: columns.count,
      colCost: columns.cost,
      colLower: columns.lower,
      colUpper: columns.upper,
      integrality: columns.integrality,
      offset: problem.nothingMinor,
      numRows: rows.count,
      rowLower: rows.lower,
      rowUpper: rows.upper,
      matrix: {
        format: 'csr',
        numRows: rows.count,
        numCols: columns.count,
        starts: Int32Array.from(rows.starts),
        indices: Int32Array.from(rows.indices),
        values: Float64Array.from(rows.values),
      },
    },
  };
}

class Columns {
  readonly cost: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly integrality: VariableType[] = [];

  get count(): number {
    return this.cost.length;
  }

  add(cost: number, lower: number, upper: number, whole: boolean): number {
    this.cost.push(cost);
    this.lower.push(lower);
    this.upper.push(upper);
    this.integrality.push(whole ? 1 : 0);
    return this.cost.length - 1;
  }
}

class Rows {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  get count(): number {
    return this.lower.length;
  }

  add(lower: number, upper: number, indices: readonly number[], values: readonly number[]): void {
    this.lower.push(lower);
    this.upper.push(upper);
    for (const index of indices) this.indices.push(index);
    for (const value of values) this.values.push(value);
    this.starts.push(this.indices.length);
  }
}
