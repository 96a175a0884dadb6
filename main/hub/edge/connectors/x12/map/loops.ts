import type { X12Segment } from '../read/segment.ts';

/** A part of a set cut into what stands before the first loop, and the loops. */
export interface Loops {
  head: X12Segment[];
  loops: X12Segment[][];
}

/** Cuts before each segment whose identifier begins a loop. */
export function loopsOf(segments: readonly X12Segment[], start: string): Loops {
  const head: X12Segment[] = [];
  const loops: X12Segment[][] = [];
  for (const segment of segments) {
    if (segment.id === start) loops.push([segment]);
    else (loops.at(-1) ?? head).push(segment);
  }
  return { head, loops };
}

/** Cuts the summary off: from the first segment on that only a summary has. */
export function summaryOf(
  segments: readonly X12Segment[],
  starts: readonly string[],
): { detail: X12Segment[]; summary: X12Segment[] } {
  const at = segments.findIndex((segment) => starts.includes(segment.id));
  return at === -1
    ? { detail: [...segments], summary: [] }
    : { detail: segments.slice(0, at), summary: segments.slice(at) };
}

/** Those of one identifier, in their order. */
export function all(segments: readonly X12Segment[], id: string): X12Segment[] {
  return segments.filter((segment) => segment.id === id);
}

/** The first of an identifier. */
export function first(segments: readonly X12Segment[], id: string): X12Segment | undefined {
  return segments.find((segment) => segment.id === id);
}
