import type { LinearModel } from './mip-model.ts';

/** What a run of {@link FirstOrder} ends at. */
export interface FirstOrderPoint {
  columns: Float64Array;
  /** Proven by the duals: no point costs less. In the model's unit, offset included. */
  bound: number;
  iterations: number;
}

/**
 * A linear program by a first-order method, for those whose bases are too large for a simplex within a minute: each
 * iteration is two products with the matrix. Restarted Halpern iteration of the reflected primal-dual hybrid gradient
 * (Lu, Yang, "Restarted Halpern PDHG for linear programming", 2024; steps and primal weight as in Applegate et al.,
 * "Practical large-scale linear programming using PDHG", NeurIPS 2021). Points come near the optimum and keep rows
 * nearly; the bound is exact for whatever duals are reached, since every column has bounds.
 *
 * minimise c·x with A·x ≤ b, l ≤ x ≤ u.
 */
export class FirstOrder {
  readonly #lp: ScaledModel;
  #x: Float64Array;
  #y: Float64Array;
  #weight: number;

  /** Starts where another has ended, with further rows; from nothing without one. */
  constructor(model: LinearModel, warm?: FirstOrder) {
    this.#lp = scaled(model);
    const { columnScale, rowScale, lower, upper } = this.#lp;
    this.#x = new Float64Array(model.numCols);
    this.#y = new Float64Array(model.numRows);
    this.#weight = warm ? warm.#weight : lengthOf(this.#lp.cost) / (lengthOf(this.#lp.most) || 1);
    if (!warm) return;
    for (let j = 0; j < this.#x.length; j++)
      this.#x[j] = clamp(
        (warm.#x[j]! * warm.#lp.columnScale[j]!) / columnScale[j]!,
        lower[j]!,
        upper[j]!,
      );
    for (let i = 0; i < warm.#y.length; i++)
      this.#y[i] = (warm.#y[i]! * warm.#lp.rowScale[i]!) / rowScale[i]!;
  }

  /** Allows a column values from and to inclusive. */
  limit(column: number, least: number, most: number): void {
    const { columnScale, lower, upper } = this.#lp;
    lower[column] = least / columnScale[column]!;
    upper[column] = most / columnScale[column]!;
    this.#x[column] = clamp(this.#x[column]!, lower[column], upper[column]);
  }

  /** The duals that were reached, as prices of the rows: at least 0. */
  get prices(): Float64Array {
    const { rowScale, costScale } = this.#lp;
    return this.#y.map((each, i) => each * rowScale[i]! * costScale);
  }

  /** Iterates so many times, or until `enough` says so at one of its looks. */
  run(iterations: number, enough: (point: () => FirstOrderPoint) => boolean): FirstOrderPoint {
    const lp = this.#lp;
    const step = 0.99 / lp.norm;
    const x = this.#x;
    const y = this.#y;
    let startX = x.slice();
    let startY = y.slice();
    const toX = new Float64Array(x.length);
    const toY = new Float64Array(y.length);
    const gradient = new Float64Array(x.length);
    const activity = new Float64Array(y.length);
    const ahead = new Float64Array(x.length);
    let best = -Infinity;
    let since = 0;
    let firstError = Infinity;
    let lastError = Infinity;
    let done = 0;
    const point = (): FirstOrderPoint => {
      best = Math.max(best, lagrangianBound(lp, toY, gradient));
      return { columns: unscaled(lp, toX), bound: best, iterations: done };
    };
    while (done < iterations) {
      const tau = step / this.#weight;
      const sigma = step * this.#weight;
      timesTransposed(lp, y, gradient);
      for (let j = 0; j < x.length; j++) {
        const moved = clamp(x[j]! - tau * (lp.cost[j]! + gradient[j]!), lp.lower[j]!, lp.upper[j]!);
        toX[j] = moved;
        ahead[j] = 2 * moved - x[j]!;
      }
      times(lp, ahead, activity);
      for (let i = 0; i < y.length; i++)
        toY[i] = Math.max(0, y[i]! + sigma * (activity[i]! - lp.most[i]!));
      done++;
      since++;
      const error = fixedPointError(x, toX, y, toY, this.#weight);
      if (since === 1) firstError = error;
      const isLong = since > 0.36 * done && since > 40;
      if (
        since > 1 &&
        (error < 0.2 * firstError || (error < 0.8 * firstError && error > lastError) || isLong)
      ) {
        this.#reweigh(toX, toY);
        x.set(toX);
        y.set(toY);
        startX = x.slice();
        startY = y.slice();
        since = 0;
        lastError = Infinity;
      } else {
        lastError = error;
        const near = (since + 1) / (since + 2);
        for (let j = 0; j < x.length; j++)
          x[j] = near * (2 * toX[j]! - x[j]!) + (1 - near) * startX[j]!;
        for (let i = 0; i < y.length; i++)
          y[i] = near * (2 * toY[i]! - y[i]!) + (1 - near) * startY[i]!;
      }
      if (done % LOOK_EVERY === 0 && enough(point)) break;
    }
    const end = point();
    this.#x = toX.slice();
    this.#y = toY.slice();
    return end;
  }

  /**
   * The primal weight nears the ratio of how long both sides are, in logarithms. Following how far they moved since the
   * last restart, as PDLP does, fed on itself here: a small weight holds the duals still, and that makes it smaller.
   */
  #reweigh(toX: Float64Array, toY: Float64Array): void {
    const [x, y] = [lengthOf(toX), lengthOf(toY)];
    if (x > 0 && y > 0) this.#weight = Math.sqrt(this.#weight * (y / x));
  }
}

/** Looking costs about an iteration. */
const LOOK_EVERY = 50;

interface ScaledModel {
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  most: Float64Array;
  columnScale: Float64Array;
  rowScale: Float64Array;
  offset: number;
  costScale: number;
  norm: number;
}

/**
 * Columns in parts of their range, then rows and columns evened out by their largest entries (Ruiz, 2001), so that one
 * step suits all; costs are scaled to a largest of one.
 */
function scaled(model: LinearModel): ScaledModel {
  const { numCols, numRows, matrix } = model;
  const { starts, indices } = matrix;
  const values = Float64Array.from(matrix.values);
  const columnScale = Float64Array.from(model.colUpper, (upper) => Math.max(upper, 1));
  const rowScale = new Float64Array(numRows).fill(1);
  for (let at = 0; at < values.length; at++) values[at]! *= columnScale[indices[at]!]!;
  for (let round = 0; round < 8; round++) {
    const rowMost = new Float64Array(numRows);
    const columnMost = new Float64Array(numCols);
    for (let i = 0; i < numRows; i++)
      for (let at = starts[i]!; at < starts[i + 1]!; at++) {
        const size = Math.abs(values[at]!);
        rowMost[i] = Math.max(rowMost[i]!, size);
        columnMost[indices[at]!] = Math.max(columnMost[indices[at]!]!, size);
      }
    for (let i = 0; i < numRows; i++) rowMost[i] = 1 / Math.sqrt(rowMost[i]! || 1);
    for (let j = 0; j < numCols; j++) columnMost[j] = 1 / Math.sqrt(columnMost[j]! || 1);
    for (let i = 0; i < numRows; i++) {
      rowScale[i]! *= rowMost[i]!;
      for (let at = starts[i]!; at < starts[i + 1]!; at++)
        values[at]! *= rowMost[i]! * columnMost[indices[at]!]!;
    }
    for (let j = 0; j < numCols; j++) columnScale[j]! *= columnMost[j]!;
  }
  const cost = Float64Array.from(model.colCost, (each, j) => each * columnScale[j]!);
  const costScale = cost.reduce((most, each) => Math.max(most, Math.abs(each)), 0) || 1;
  for (let j = 0; j < numCols; j++) cost[j]! /= costScale;
  const lp: ScaledModel = {
    starts,
    indices,
    values,
    cost,
    lower: Float64Array.from(model.colLower, (each, j) => each / columnScale[j]!),
    upper: Float64Array.from(model.colUpper, (each, j) => each / columnScale[j]!),
    most: Float64Array.from(model.rowUpper, (each, i) => each * rowScale[i]!),
    columnScale,
    rowScale,
    offset: model.offset,
    costScale,
    norm: 1,
  };
  lp.norm = spectralNorm(lp, numCols, numRows);
  return lp;
}

/** Largest singular value by power iteration; a few per cent above what forty steps give, since too low diverges. */
function spectralNorm(lp: ScaledModel, columns: number, rows: number): number {
  let x = new Float64Array(columns).fill(1 / Math.sqrt(columns));
  const y = new Float64Array(rows);
  let norm = 1;
  for (let step = 0; step < 40; step++) {
    times(lp, x, y);
    const next = new Float64Array(columns);
    timesTransposed(lp, y, next);
    norm = Math.sqrt(next.reduce((sum, each) => sum + each * each, 0));
    if (norm === 0) return 1;
    for (let j = 0; j < columns; j++) next[j]! /= norm;
    x = next;
  }
  return Math.sqrt(norm) * 1.03;
}

function times(
  { starts, indices, values }: ScaledModel,
  x: Float64Array,
  into: Float64Array,
): void {
  for (let i = 0; i < into.length; i++) {
    let sum = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) sum += values[at]! * x[indices[at]!]!;
    into[i] = sum;
  }
}

function timesTransposed(
  { starts, indices, values }: ScaledModel,
  y: Float64Array,
  into: Float64Array,
): void {
  into.fill(0);
  for (let i = 0; i < y.length; i++) {
    const factor = y[i]!;
    if (factor === 0) continue;
    for (let at = starts[i]!; at < starts[i + 1]!; at++)
      into[indices[at]!]! += values[at]! * factor;
  }
}

/** min over the box of c·x + y·(A·x − b): below every point that keeps the rows, for any y ≥ 0. */
function lagrangianBound(lp: ScaledModel, y: Float64Array, scratch: Float64Array): number {
  timesTransposed(lp, y, scratch);
  let bound = 0;
  for (let j = 0; j < scratch.length; j++) {
    const reduced = lp.cost[j]! + scratch[j]!;
    bound += reduced * (reduced > 0 ? lp.lower[j]! : lp.upper[j]!);
  }
  for (let i = 0; i < y.length; i++) bound -= y[i]! * lp.most[i]!;
  return bound * lp.costScale + lp.offset;
}

function unscaled(lp: ScaledModel, x: Float64Array): Float64Array {
  return x.map((each, j) => each * lp.columnScale[j]!);
}

/** ω‖Δx‖² + ‖Δy‖²/ω, the part of the fixed-point error that needs no product with the matrix. */
function fixedPointError(
  x: Float64Array,
  toX: Float64Array,
  y: Float64Array,
  toY: Float64Array,
  weight: number,
): number {
  return Math.sqrt(weight * squaredDistance(x, toX) + squaredDistance(y, toY) / weight);
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, each) => sum + each * each, 0));
}

function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
