/** Where a label stands beside its mark. */
export type Side = 'right' | 'left' | 'below' | 'above';

/** A label that wants to be shown; earlier ones in a list go first. */
export interface LabelWish {
  id: string;
  /** Middle of its mark, px. */
  x: number;
  y: number;
  /** From the middle of the mark to the near edge of the label, px. */
  offsetPx: number;
  widthPx: number;
  heightPx: number;
  /** Shown even where it covers another: what is selected or under the pointer. */
  isForced: boolean;
}

/** A label with its upper left corner. */
export interface PlacedLabel {
  id: string;
  side: Side;
  left: number;
  top: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const SIDES: readonly Side[] = ['right', 'left', 'below', 'above'];

/**
 * Finds a free side for each label, in order of the list, so that none covers another or a mark. A label stays on the
 * side it had (`sidesBefore`) while that is free: a moving truck's name must not jump about. One that finds no place is
 * left out.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  marks: readonly { x: number; y: number; halfPx: number }[],
  sidesBefore: ReadonlyMap<string, Side>,
): PlacedLabel[] {
  const taken: Box[] = marks.map(({ x, y, halfPx }) => ({
    left: x - halfPx,
    top: y - halfPx,
    right: x + halfPx,
    bottom: y + halfPx,
  }));
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    const before = sidesBefore.get(wish.id);
    const order =
      before === undefined ? SIDES : [before, ...SIDES.filter((side) => side !== before)];
    const free = order.find((side) => !taken.some((box) => overlap(box, boxOf(wish, side))));
    const side = free ?? (wish.isForced ? (before ?? 'right') : null);
    if (side === null) continue;
    const box = boxOf(wish, side);
    taken.push(box);
    placed.push({ id: wish.id, side, left: box.left, top: box.top });
  }
  return placed;
}

function boxOf({ x, y, offsetPx, widthPx, heightPx }: LabelWish, side: Side): Box {
  const left = {
    right: x + offsetPx,
    left: x - offsetPx - widthPx,
    below: x - widthPx / 2,
    above: x - widthPx / 2,
  }[side];
  const top = {
    right: y - heightPx / 2,
    left: y - heightPx / 2,
    below: y + offsetPx,
    above: y - offsetPx - heightPx,
  }[side];
  return { left, top, right: left + widthPx, bottom: top + heightPx };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
