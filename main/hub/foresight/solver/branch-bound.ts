import type { Basis } from 'highs';
import type { Point, Relaxation } from './relaxation.ts';
import type { Problem } from './problem.ts';

export interface BranchOptions {
  secondsLeft: () => number;
  /** Told of each bound of all plans, in minor units. */
  onBound: (boundMinor: number) => void;
  /** Asked at each node; true ends it. */
  enough: () => boolean;
}

/** A closer limit of a lane's trucks, or of a way's cases. */
interface Limit {
  of: 'lane' | 'way';
  index: number;
  least: number;
  most: number;
}

interface Node {
  /** Nothing below costs less. */
  boundMinor: number;
  limits: readonly Limit[];
  basis: Basis;
  trucks: Float64Array;
  /** The ways with a piece of their least move. */
  pieces: readonly { way: number; share: number }[];
}

/** A place to branch, and both sides of it; null where nothing is. */
interface Branch {
  sides: readonly [Limit, Limit];
  nodes: readonly [Node | null, Node | null];
}

const WHOLE = 1e-5;

/**
 * Proves bounds by branching on what costs: trucks of lanes, and where these are whole, ways with a piece of their least
 * move. Cases stay in fractions, which takes a hundredth of a per cent. The node with the lowest bound comes next, so
 * that its bound holds for all plans; each node starts from the basis of the one above. Branches where both sides rise
 * most, as measured on the lane before, or by trying (reliability branching: Achterberg, Koch, Martin, Operations
 * Research Letters 33, 2005). HiGHS's own tree also asks for whole cases, and spends at its root what these nodes need.
 */
export function proveByBranching(
  problem: Problem,
  relaxation: Relaxation,
  { secondsLeft, onBound, enough }: BranchOptions,
): void {
  const { lanes } = problem;
  const rise = new Rise(lanes.count);
  const root = relaxation.solve(secondsLeft());
  if (root === null) return;
  const open: Node[] = [nodeOf(problem, relaxation, root, [])];
  const solver = new NodeSolver(problem, relaxation, secondsLeft);
  while (!enough()) {
    const node = lowest(open);
    // Nothing is open only where a fault of the numbers has cut all off: then nothing more is proven.
    if (node === null) return;
    onBound(node.boundMinor);
    const branch = branchOf(problem, node, solver, rise);
    if (branch === null) return;
    for (const child of branch.nodes) if (child !== null) open.push(child);
  }
}

/** Takes the node with the lowest bound off the open ones. */
function lowest(open: Node[]): Node | null {
  if (open.length === 0) return null;
  let at = 0;
  for (let index = 1; index < open.length; index++)
    if (open[index]!.boundMinor < open[at]!.boundMinor) at = index;
  const [node] = open.splice(at, 1);
  return node!;
}

/** The best branch of a node; null where there is none, or the time ended. */
function branchOf(problem: Problem, node: Node, solver: NodeSolver, rise: Rise): Branch | null {
  const { lanes, ways, items } = problem;
  const fractional = Array.from(node.trucks.keys())
    .map((lane) => ({ lane, part: node.trucks[lane]! - Math.floor(node.trucks[lane]! + WHOLE) }))
    .filter(({ part }) => part > WHOLE)
    .map(({ lane, part }) => ({
      lane,
      part,
      score: rise.score(lane, part, lanes.costMinor[lane]!),
    }))
    .toSorted((a, b) => b.score - a.score);
  if (fractional.length === 0) {
    const piece = node.pieces.toSorted(
      (a, b) => Math.abs(a.share - 0.5) - Math.abs(b.share - 0.5),
    )[0];
    if (piece === undefined) return null;
    const { way } = piece;
    const least = items.leastCases[ways.item[way]!]!;
    const sides: Branch['sides'] = [
      { of: 'way', index: way, least: 0, most: 0 },
      { of: 'way', index: way, least, most: ways.mostCases[way]! },
    ];
    return solver.branch(node, sides);
  }
  let best: { branch: Branch; score: number } | null = null;
  let tried = 0;
  let worse = 0;
  for (const { lane, part, score } of fractional) {
    const isKnown = rise.isKnown(lane);
    if (isKnown && best !== null && score <= best.score) continue;
    if (!isKnown && (tried >= TRIED || worse >= WORSE)) continue;
    const branch = solver.branch(node, sidesOf(lanes, node, lane));
    if (branch === null) return null;
    tried++;
    const [down, up] = branch.nodes.map((child) =>
      child === null ? INFEASIBLE_RISE * node.boundMinor : child.boundMinor - node.boundMinor,
    ) as [number, number];
    rise.learn(lane, part, down, up);
    const measured = product(down, up);
    if (best === null || measured > best.score) {
      best = { branch, score: measured };
      worse = 0;
    } else worse++;
    // A rise that is known well is not measured beside others.
    if (isKnown) break;
  }
  return best === null ? null : best.branch;
}

/** At a node so many lanes at most are tried, and so many in a row that are no better. */
const TRIED = 10;
const WORSE = 5;
const INFEASIBLE_RISE = 0.01;

function sidesOf({ maxTrucks }: Problem['lanes'], node: Node, lane: number): Branch['sides'] {
  const within = node.limits.findLast(({ of, index }) => of === 'lane' && index === lane);
  const whole = Math.floor(node.trucks[lane]! + WHOLE);
  return [
    { of: 'lane', index: lane, least: within?.least ?? 0, most: whole },
    { of: 'lane', index: lane, least: whole + 1, most: within?.most ?? maxTrucks[lane]! },
  ];
}

function product(down: number, up: number): number {
  return Math.max(down, 1) * Math.max(up, 1);
}

/** How much the bound rose on either side of a lane, for a whole truck; before anything is known, its cost. */
class Rise {
  readonly #down: Float64Array;
  readonly #up: Float64Array;
  readonly #count: Float64Array;

  constructor(lanes: number) {
    this.#down = new Float64Array(lanes);
    this.#up = new Float64Array(lanes);
    this.#count = new Float64Array(lanes);
  }

  isKnown(lane: number): boolean {
    return this.#count[lane]! >= KNOWN_AFTER;
  }

  learn(lane: number, part: number, down: number, up: number): void {
    this.#count[lane]!++;
    this.#down[lane]! += down / part;
    this.#up[lane]! += up / (1 - part);
  }

  score(lane: number, part: number, costMinor: number): number {
    const count = this.#count[lane]!;
    if (count === 0) return product(part * costMinor, (1 - part) * costMinor);
    return product((part * this.#down[lane]!) / count, ((1 - part) * this.#up[lane]!) / count);
  }
}

const KNOWN_AFTER = 3;

/** Solves nodes with one relaxation, whose limits are those of the node solved last. */
class NodeSolver {
  readonly #problem: Problem;
  readonly #relaxation: Relaxation;
  readonly #secondsLeft: () => number;
  #limits: readonly Limit[] = [];

  constructor(problem: Problem, relaxation: Relaxation, secondsLeft: () => number) {
    this.#problem = problem;
    this.#relaxation = relaxation;
    this.#secondsLeft = secondsLeft;
  }

  /** Both sides of a branch; null when the time ended. */
  branch(node: Node, sides: Branch['sides']): Branch | null {
    const nodes: (Node | null)[] = [];
    for (const side of sides) {
      const limits = [...node.limits, side];
      this.#limit(limits);
      this.#relaxation.basis = node.basis;
      const point = this.#relaxation.solve(this.#secondsLeft());
      if (point === null && !this.#relaxation.isInfeasible) return null;
      if (point === null) nodes.push(null);
      else {
        const child = nodeOf(this.#problem, this.#relaxation, point, limits);
        nodes.push({ ...child, boundMinor: Math.max(child.boundMinor, node.boundMinor) });
      }
    }
    return { sides, nodes: [nodes[0]!, nodes[1]!] };
  }

  #limit(limits: readonly Limit[]): void {
    const { lanes, ways } = this.#problem;
    for (const { of, index } of this.#limits)
      if (of === 'lane') this.#relaxation.limitTrucks(index, 0, lanes.maxTrucks[index]!);
      else this.#relaxation.limitCases(index, 0, ways.mostCases[index]!);
    for (const { of, index, least, most } of limits)
      if (of === 'lane') this.#relaxation.limitTrucks(index, least, most);
      else this.#relaxation.limitCases(index, least, most);
    this.#limits = limits;
  }
}

function nodeOf(
  { ways, items }: Problem,
  relaxation: Relaxation,
  { cases, trucks, objectiveMinor }: Point,
  limits: readonly Limit[],
): Node {
  const pieces: { way: number; share: number }[] = [];
  for (let way = 0; way < ways.count; way++) {
    const share = cases[way]! / items.leastCases[ways.item[way]!]!;
    if (items.leastCases[ways.item[way]!]! > 1 && share > WHOLE && share < 1 - WHOLE)
      pieces.push({ way, share });
  }
  return { boundMinor: objectiveMinor, limits, basis: relaxation.basis, trucks, pieces };
}
