/** One level of a sort: which column's keys, and whether the greatest comes first. */
export interface SortLevel {
  column: string;
  direction: 'asc' | 'desc';
}

/** The keys of one level by slot, as floats, NaN for nothing. */
export interface LevelKeys {
  keys: Float64Array;
  descending: boolean;
}

/**
 * Compares two slots by every level; nothing-yet comes last in both directions, and what is equal keeps the order in
 * which it arrived, so that rows never change places without a reason.
 */
export function slotComparator(levels: readonly LevelKeys[]): (a: number, b: number) => number {
  return (a, b) => {
    for (const { keys, descending } of levels) {
      const x = keys[a] ?? Number.NaN;
      const y = keys[b] ?? Number.NaN;
      if (x === y) continue;
      if (x !== x) {
        if (y !== y) continue;
        return 1;
      }
      if (y !== y) return -1;
      return x < y === descending ? 1 : -1;
    }
    return a - b;
  };
}

/**
 * An order after some slots changed: `kept` is the order before with the changed slots still in it, `moved` the
 * changed slots that belong into it now. One pass and a sort of the few, instead of a sort of all: 100,000 rows with
 * 1,250 changes take about 2 ms where sorting takes 30.
 */
export function mergeOrder(
  before: Int32Array,
  isChanged: Uint8Array,
  moved: Int32Array,
  comparator: (a: number, b: number) => number,
): Int32Array {
  moved.sort(comparator);
  const kept = new Int32Array(before.length);
  let keptCount = 0;
  for (let i = 0; i < before.length; i++) {
    const slot = before[i] as number;
    if (isChanged[slot] === 0) kept[keptCount++] = slot;
  }
  const after = new Int32Array(keptCount + moved.length);
  let from = 0;
  let to = 0;
  for (const slot of moved) {
    const place = lowerBound(kept, from, keptCount, slot, comparator);
    after.set(kept.subarray(from, place), to);
    to += place - from;
    after[to++] = slot;
    from = place;
  }
  after.set(kept.subarray(from, keptCount), to);
  return after;
}

/** Where `slot` belongs among `sorted` from `low` up to `high`. */
function lowerBound(
  sorted: Int32Array,
  low: number,
  high: number,
  slot: number,
  comparator: (a: number, b: number) => number,
): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparator(sorted[middle] as number, slot) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
