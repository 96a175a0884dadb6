import { Graph, layout } from '@dagrejs/dagre';
import type { RunStep, RunView, RunWay } from '#shared/protocol';

/** What a step takes on the diagram, px: its name in 12 px type and a time beneath it. */
export const STEP_WIDTH_PX = 164;
export const STEP_HEIGHT_PX = 38;

/** Between the usual way and what lies aside of it: room for the lines from each step to its trouble and back. */
const ASIDE_GAP_PX = 64;

/** The ways to a step aside and back from it would lie on each other: each keeps so far from the middle of a step. */
const BACK_OFFSET_PX = 9;

/** What stays free beside the outermost line. */
const MARGIN_PX = 6;

interface Point {
  x: number;
  y: number;
}

/** A step where the diagram has it; x and y are its middle, px. */
export interface PlacedStep extends RunStep, Point {}

/** A way as a line, px: through its points, or in one sweep between the two sides. */
export interface PlacedWay extends RunWay {
  points: readonly Point[];
  isAside: boolean;
}

/** A diagram laid out. */
export interface RunLayout {
  widthPx: number;
  heightPx: number;
  steps: readonly PlacedStep[];
  ways: readonly PlacedWay[];
}

const laidOut = new Map<string, RunLayout>();

/**
 * Lays a workflow out, by dagre: the usual way from top to bottom, and beside it where runs stand or are taken back,
 * since nearly every step leads there and the lines would pull all of them apart. Once for each version of a workflow;
 * what the run does meanwhile is drawn on the same places.
 */
export function layoutOf(run: Pick<RunView, 'workflow' | 'machine' | 'steps' | 'ways'>): RunLayout {
  const key = `${run.workflow} v${run.machine}`;
  let known = laidOut.get(key);
  if (!known) laidOut.set(key, (known = computed(run.steps, onePerPair(run.ways))));
  return known;
}

function computed(steps: readonly RunStep[], ways: readonly RunWay[]): RunLayout {
  const usual = usualSteps(steps, ways);
  const main = flowOf(
    steps.filter(({ id }) => usual.has(id)),
    ways,
  );
  const aside = flowOf(
    steps.filter(({ id }) => !usual.has(id)),
    ways,
  );
  const right = main.widthPx + (aside.steps.length === 0 ? 0 : ASIDE_GAP_PX);
  const down = Math.max(0, (main.heightPx - aside.heightPx) / 2);
  const move = ({ x, y }: Point) => ({ x: x + right, y: y + down });
  const placed = [...main.steps, ...aside.steps.map((step) => ({ ...step, ...move(step) }))];
  const between = ways
    .filter(({ from, to }) => usual.has(from) !== usual.has(to))
    .map((way): PlacedWay => {
      const [from, to] = [way.from, way.to].map((id) => placed.find((step) => step.id === id)!);
      return { ...way, isAside: true, points: sweep(from!, to!) };
    });
  return {
    widthPx: right + aside.widthPx,
    heightPx: Math.max(main.heightPx, aside.heightPx),
    steps: placed,
    ways: [
      ...between,
      ...main.ways,
      ...aside.ways.map((way) => ({ ...way, points: way.points.map(move) })),
    ],
  };
}

/** The steps that a run comes to without ever standing aside. */
function usualSteps(steps: readonly RunStep[], ways: readonly RunWay[]): ReadonlySet<string> {
  const isAside = new Set(steps.filter(({ place }) => place === 'aside').map(({ id }) => id));
  const found = new Set(steps.filter(({ place }) => place === 'begin').map(({ id }) => id));
  // A way by act alone to an end gives up; it is not how runs usually go.
  const isEnd = new Set(steps.filter(({ place }) => place === 'end').map(({ id }) => id));
  for (const from of found)
    for (const way of ways)
      if (way.from === from && !isAside.has(way.to) && !(way.by === 'act' && isEnd.has(way.to)))
        found.add(way.to);
  return found;
}

/** Some steps and the ways among them, from top to bottom. */
function flowOf(steps: readonly RunStep[], ways: readonly RunWay[]): RunLayout {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 14, ranksep: 24, marginx: MARGIN_PX, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  const ids = new Set(steps.map(({ id }) => id));
  const among = ways.filter(({ from, to }) => ids.has(from) && ids.has(to));
  for (const id of ids) graph.setNode(id, { width: STEP_WIDTH_PX, height: STEP_HEIGHT_PX });
  for (const { from, to } of among) graph.setEdge(from, to, {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const isEmpty = steps.length === 0;
  const pointsOf = (way: RunWay) => (graph.edge(way.from, way.to) as { points: Point[] }).points;
  // The size that dagre gives is of the steps alone: a line around them may bend out of it.
  const bends = among.flatMap(pointsOf).map(({ x }) => x);
  const left = Math.min(0, ...bends.map((x) => x - MARGIN_PX));
  const right = Math.max(width, ...bends.map((x) => x + MARGIN_PX));
  const move = ({ x, y }: Point) => ({ x: x - left, y });
  return {
    widthPx: isEmpty ? 0 : Math.ceil(right - left),
    heightPx: isEmpty ? 0 : Math.ceil(height),
    steps: steps.map((step) => ({ ...step, ...move(graph.node(step.id) as Point) })),
    ways: among.map((way) => ({ ...way, isAside: false, points: pointsOf(way).map(move) })),
  };
}

/** Start, two bends and end of a line between two sides: out to the right below, back to the left above. */
function sweep(from: Point, to: Point): Point[] {
  const side = from.x < to.x ? 1 : -1;
  const start = { x: from.x + (side * STEP_WIDTH_PX) / 2, y: from.y + side * BACK_OFFSET_PX };
  const end = { x: to.x - (side * STEP_WIDTH_PX) / 2, y: to.y + side * BACK_OFFSET_PX };
  const bend = (side * ASIDE_GAP_PX) / 2;
  return [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end];
}

/** Several reasons may lead the same way; one line is drawn, and the list beside says them all. */
function onePerPair(ways: readonly RunWay[]): RunWay[] {
  const pairs = new Map(ways.toReversed().map((way) => [`${way.from} ${way.to}`, way]));
  return [...pairs.values()].toReversed();
}
