import type { X12Segment } from '../read/segment.ts';
import { loopsOf } from './loops.ts';
import type { SetReading } from './set-reading.ts';

/** One HL of an 856 with the segments that stand in it, and the level it hangs below. */
export interface HierarchyLevel {
  hl: X12Segment;
  /** HL03, element 735: S shipment, O order, T tare (pallet), P pack (carton), Q subpack, I item … */
  code: string;
  segments: X12Segment[];
  parent: HierarchyLevel | undefined;
  children: HierarchyLevel[];
  depth: number;
}

/** The standard nests six levels or so; a document that goes on below this is broken, and climbing it would not end. */
const DEEPEST = 16;

/**
 * The levels of a set in their order. HL02 names the parent by its HL01; one that names none, or one not met so far, is
 * noted where it matters (all but the shipment) and hangs below nothing, because to guess is to ship to another's order.
 */
export function levelsOf(reading: SetReading, segments: readonly X12Segment[]): HierarchyLevel[] {
  const byId = new Map<string, HierarchyLevel>();
  return loopsOf(segments, 'HL').loops.flatMap((loop) => {
    const [hl, ...inside] = loop;
    if (hl === undefined) return [];
    const parentId = reading.text(hl, 2);
    const code = reading.text(hl, 3) ?? '';
    const named = parentId === undefined ? undefined : byId.get(parentId);
    const parent = named !== undefined && named.depth < DEEPEST ? named : undefined;
    if (parent === undefined && (parentId !== undefined || code !== 'S') && byId.size > 0) {
      const message = `level ${reading.text(hl, 1) ?? ''} hangs below ${parentId ?? 'nothing'}, which is not there`;
      reading.note(hl, 2, 'element.invalid', 'doubtful', message);
    }
    const depth = parent === undefined ? 1 : parent.depth + 1;
    const level: HierarchyLevel = { hl, code, segments: inside, parent, children: [], depth };
    parent?.children.push(level);
    const id = reading.text(hl, 1);
    if (id !== undefined) byId.set(id, level);
    return [level];
  });
}

/** The level itself and those above it, nearest first. */
export function upwards(level: HierarchyLevel): HierarchyLevel[] {
  const path: HierarchyLevel[] = [];
  for (let at: HierarchyLevel | undefined = level; at !== undefined; at = at.parent) path.push(at);
  return path;
}
