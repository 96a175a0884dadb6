import type { Highs } from 'highs';
import { FirstOrder, type FirstOrderPoint } from './first-order.ts';
import { takeOffTrucks } from './greedy-plan.ts';
import type { Incumbent } from './incumbent.ts';
import { LaneBound } from './lane-bound.ts';
import { brokenLaneCuts, type LaneCut } from './lane-cuts.ts';
import { costOf, type Loading } from './loading.ts';
import { neighbourhoods } from './find.ts';
import { groups } from './groups.ts';
import { mipModel, type MipModel } from './mip-model.ts';
import { casesOfPart, partOfProblem, putPart } from './part-of-problem.ts';
import { PriceAscent } from './price-ascent.ts';
import type { Problem } from './problem.ts';
import { quickPlan } from './quick-plan.ts';
import { Relaxation } from './relaxation.ts';
import { roundedLoading } from './rounding.ts';
import type { SearchOptions } from './search.ts';
import { costsAt } from './shared-prices.ts';

/**
 * For networks whose relaxation is too large for a simplex: the relaxation with cuts by a first-order method, which
 * proves the bound; a dive to whole trucks on it; then site by site all lanes into it, or out of it, loaded anew while
 * the others stay.
 */
export function searchLarge(
  problem: Problem,
  incumbent: Incumbent,
  greedy: Loading,
  options: SearchOptions,
): void {
  const { machine, untilMs, gap } = options;
  const secondsLeft = (): number => (untilMs - machine.machineNow()) / 1_000;
  const seconds = secondsLeft();
  const spent = (): number => 1 - secondsLeft() / seconds;
  if (options.role === 'prove') {
    proveLarge(problem, incumbent, options);
    return;
  }
  const bound = new BoundSearch(problem, incumbent);
  // As long as bound and plan are far apart the bound gains more; but a plan needs time too.
  bound.iterate(ITERATIONS_FIRST, () => spent() > 0.25);
  for (let round = 0; round < CUT_ROUNDS && spent() < 0.4; round++) {
    if (bound.cut() === 0) break;
    bound.iterate(ITERATIONS_AFTER_CUTS, () => spent() > 0.45);
  }
  const loading = bound.dive(() => spent() > 0.6);
  takeOffTrucks(loading);
  incumbent.offer(loading);
  let best = costOf(loading) < costOf(greedy) ? loading : greedy;
  let offeredMinor = costOf(best);
  for (const isFree of neighbourhoods(problem)) {
    const isOver = secondsLeft() <= LAST_SECONDS;
    if (isOver || costOf(best) < offeredMinor * (1 - WORTH_TELLING)) {
      incumbent.offer(best);
      offeredMinor = costOf(best);
    }
    if (isOver || incumbent.gap <= gap) return;
    best = improvedPart(best, isFree, { ...options, untilMs: untilMs - LAST_SECONDS * 1_000 });
  }
}

/**
 * The bound of a large network: from the prices of the plain relaxation, by simplex where that ends soon and by the
 * first-order method with some cuts where not, upwards as long as steps gain; then by further cuts.
 */
function proveLarge(problem: Problem, incumbent: Incumbent, options: SearchOptions): void {
  const { machine, untilMs, gap } = options;
  const secondsLeft = (): number => (untilMs - machine.machineNow()) / 1_000;
  const seconds = secondsLeft();
  const over = (): boolean => secondsLeft() <= 0 || incumbent.gap <= gap;
  const mip = mipModel(problem, { relaxed: true });
  const laneBound = new LaneBound(problem);
  const ascend = (prices: Float64Array): void => {
    const ascent = new PriceAscent(problem, mip, prices);
    const tell = (): void => incumbent.prove(laneBound.of(ascent.costs, mip));
    tell();
    while (!over() && ascent.run(STEPS_OF_ASCENT, over)) tell();
    tell();
  };
  const plain = simplexPrices(problem, incumbent, options.highs, seconds * SIMPLEX_SHARE);
  if (plain !== null) ascend(plain);
  const bound = new BoundSearch(problem, incumbent);
  // On a slow machine steps from early prices prove more than better prices without any.
  bound.iterate(ITERATIONS_FIRST, () => over() || secondsLeft() < seconds * ASCENT_SHARE);
  while (!over()) {
    if (plain === null) ascend(bound.prices);
    for (let round = 0; round < ROUNDS_BETWEEN_ASCENTS && !over(); round++) {
      bound.cut();
      bound.iterate(ITERATIONS_AFTER_CUTS, over);
    }
  }
}

/** The prices of the plain relaxation, which is proven too; null where the simplex takes longer. */
function simplexPrices(
  problem: Problem,
  incumbent: Incumbent,
  highs: Highs,
  seconds: number,
): Float64Array | null {
  const relaxation = new Relaxation(highs, problem);
  try {
    const point = relaxation.solve(seconds);
    if (point === null) return null;
    incumbent.prove(point.objectiveMinor);
    return relaxation.prices;
  } finally {
    relaxation.dispose();
  }
}

/** 50 × 10,000 takes 4 to 9 seconds, and with tight lanes, where many points cost the same, much longer. */
const SIMPLEX_SHARE = 0.3;
const ASCENT_SHARE = 0.5;
const STEPS_OF_ASCENT = 50;
/** After further cuts steps from their prices start higher. */
const ROUNDS_BETWEEN_ASCENTS = 3;

/** To check a plan of tens of thousands of moves and to say it takes part of a second; the last one must be in time. */
const LAST_SECONDS = 1.5;
const WORTH_TELLING = 0.000_5;

/** What the relaxation of 50 × 10,000 needs from nothing to within a thousandth. */
const ITERATIONS_FIRST = 1_500;
const ITERATIONS_AFTER_CUTS = 250;
/** The other thread goes on with the bound; for the dive the first two rounds make the difference. */
const CUT_ROUNDS = 2;

class BoundSearch {
  readonly #problem: Problem;
  readonly #incumbent: Incumbent;
  readonly #waysOfLane: number[][];
  readonly #laneBound: LaneBound;
  readonly #cuts: LaneCut[] = [];
  #mip: MipModel;
  #solver: FirstOrder;
  #point: FirstOrderPoint;

  constructor(problem: Problem, incumbent: Incumbent) {
    this.#problem = problem;
    this.#incumbent = incumbent;
    this.#waysOfLane = groups(problem.ways.lane, problem.lanes.count);
    this.#laneBound = new LaneBound(problem);
    this.#mip = mipModel(problem, { relaxed: true });
    this.#solver = new FirstOrder(this.#mip.data);
    this.#point = { columns: new Float64Array(this.#mip.data.numCols), bound: 0, iterations: 0 };
  }

  /** Goes on with the relaxation and takes what it proves. */
  iterate(iterations: number, over: () => boolean, proves = true): void {
    this.#point = this.#solver.run(iterations, over);
    if (!proves) return;
    const byLanes = this.#laneBound.of(costsAt(this.#mip, this.#solver.prices), this.#mip);
    this.#incumbent.prove(Math.max(this.#point.bound, byLanes));
  }

  /** What rows cost at the duals of the relaxation. */
  get prices(): Float64Array {
    return this.#solver.prices;
  }

  /** Adds what the point breaks; gives how many inequalities. */
  cut(): number {
    const broken = brokenLaneCuts(
      this.#problem,
      this.#waysOfLane,
      (way) => this.#cases(way),
      (lane) => this.#trucks(lane),
    );
    this.#cuts.push(...broken);
    this.#mip = mipModel(this.#problem, { relaxed: true, cuts: this.#cuts });
    this.#solver = new FirstOrder(this.#mip.data, this.#solver);
    return broken.length;
  }

  /** Fixes the trucks of all lanes in a few steps, the nearest to whole first, and rounds what is on them. */
  dive(over: () => boolean): Loading {
    const { lanes, ways } = this.#problem;
    const free = new Set<number>(ways.lane);
    const trucks = new Float64Array(lanes.count);
    while (free.size > 0) {
      const offOf = (lane: number): number =>
        Math.abs(this.#trucks(lane) - Math.round(this.#trucks(lane)));
      const byOff = Array.from(free).toSorted((a, b) => offOf(a) - offOf(b));
      const last = over() || byOff.length < 20;
      for (const lane of last ? byOff : byOff.slice(0, Math.ceil(byOff.length * DIVE_SHARE))) {
        const most = lanes.maxTrucks[lane]!;
        const whole = Math.min(most, Math.floor(this.#trucks(lane) + KEPT_ABOVE));
        trucks[lane] = whole;
        this.#solver.limit(this.#mip.truckColumn[lane]!, whole, whole);
        free.delete(lane);
      }
      this.iterate(ITERATIONS_OF_DIVE, over, false);
    }
    const cases = Float64Array.from({ length: ways.count }, (_, way) => this.#cases(way));
    return roundedLoading(this.#problem, cases, trucks);
  }

  #cases(way: number): number {
    return this.#point.columns[this.#mip.wayColumn[way]!]!;
  }

  #trucks(lane: number): number {
    return this.#point.columns[this.#mip.truckColumn[lane]!]!;
  }
}

const DIVE_SHARE = 0.4;
const ITERATIONS_OF_DIVE = 120;
/** A truck that is more than 35 % full is kept. */
const KEPT_ABOVE = 0.65;

function improvedPart(
  best: Loading,
  isFree: (lane: number) => boolean,
  { highs, machine, untilMs }: SearchOptions,
): Loading {
  const part = partOfProblem(best, isFree);
  if (part.wayOf.length === 0) return best;
  const quick = quickPlan(
    highs,
    part.problem,
    () => (untilMs - machine.machineNow()) / 1_000,
    undefined,
    4,
  );
  if (quick === null) return best;
  const before = costOf(best);
  const had = casesOfPart(best, part);
  putPart(best, part, quick.loading.cases);
  if (costOf(best) > before) putPart(best, part, had);
  return best;
}
