import type { State } from '#shared/vocabulary';

/**
 * One stroke or area of a shape, in a 16×16 box. `colour` says which of the state's colours paints it; `mark` is what
 * stands on the fill and is white in both themes.
 */
export interface ShapePart {
  path: string;
  paint: 'fill' | 'stroke';
  colour: 'fill' | 'mark';
  /** Stroke width in box units; only for strokes. */
  width?: number;
}

/** A state's shape. `outline` is its silhouette, closed: what gets the 1 px contour in the light theme, and hit tests. */
export interface StateShape {
  word: string;
  outline: string;
  parts: readonly ShapePart[];
}

const TRIANGLE = 'M8 2.4 L14 13.2 H2 Z';
const DIAMOND = 'M8 2 L14 8 L8 14 L2 8 Z';
const OCTAGON = 'M5.5 2 H10.5 L14 5.5 V10.5 L10.5 14 H5.5 L2 10.5 V5.5 Z';
const RING = circle(5.4);

/**
 * The six shapes. No two share a silhouette at 12 px, so a state is told without its colour. Paths only: the DOM puts
 * them into SVG, the map into its sprite, and both draw the same thing.
 */
export const STATE_SHAPES: Record<State, StateShape> = {
  critical: {
    word: 'Critical',
    outline: OCTAGON,
    parts: [
      { path: OCTAGON, paint: 'fill', colour: 'fill' },
      { path: 'M8 4.6 V8.7', paint: 'stroke', colour: 'mark', width: 1.8 },
      { path: 'M8 10.4 V11.8', paint: 'stroke', colour: 'mark', width: 1.8 },
    ],
  },
  late: {
    word: 'Late',
    outline: TRIANGLE,
    parts: [{ path: TRIANGLE, paint: 'fill', colour: 'fill' }],
  },
  stale: {
    word: 'Stale',
    outline: RING,
    parts: [
      { path: RING, paint: 'stroke', colour: 'fill', width: 1.3 },
      { path: hatching(5.4, [-2.6, 0, 2.6]), paint: 'stroke', colour: 'fill', width: 1.2 },
    ],
  },
  watch: {
    word: 'Watch',
    outline: DIAMOND,
    parts: [{ path: DIAMOND, paint: 'fill', colour: 'fill' }],
  },
  noData: {
    word: 'No data',
    outline: RING,
    parts: [
      { path: dashes(5.4, 8), paint: 'stroke', colour: 'fill', width: 1.4 },
      { path: 'M5.8 8 H10.2', paint: 'stroke', colour: 'fill', width: 1.4 },
    ],
  },
  ok: {
    word: 'On plan',
    outline: circle(3),
    parts: [{ path: circle(3), paint: 'fill', colour: 'fill' }],
  },
};

/** A closed circle about the middle of the box. */
function circle(radius: number): string {
  return `M${8 - radius} 8 a${radius} ${radius} 0 1 0 ${2 * radius} 0 a${radius} ${radius} 0 1 0 ${-2 * radius} 0 Z`;
}

/** Chords of a circle that rise from left to right, one for each distance from its middle. */
function hatching(radius: number, offsets: readonly number[]): string {
  const slope = Math.SQRT1_2;
  return offsets
    .map((offset) => {
      const half = Math.sqrt(radius ** 2 - offset ** 2);
      const [x, y] = [8 + offset * slope, 8 + offset * slope];
      return `M${short(x - half * slope)} ${short(y + half * slope)} L${short(x + half * slope)} ${short(y - half * slope)}`;
    })
    .join(' ');
}

/** A circle in `count` dashes with gaps as long as two thirds of a dash. */
function dashes(radius: number, count: number): string {
  const step = (2 * Math.PI) / count;
  const at = (angle: number) =>
    `${short(8 + radius * Math.cos(angle))} ${short(8 + radius * Math.sin(angle))}`;
  return Array.from({ length: count }, (_, i) => {
    const from = i * step - 0.3 * step;
    return `M${at(from)} A${radius} ${radius} 0 0 1 ${at(from + 0.6 * step)}`;
  }).join(' ');
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
