import type { MipModel } from './mip-model.ts';

/** Costs of columns when what lanes share is priced instead of kept: constant + reduced · x is below c·x where it holds. */
export interface SharedCosts {
  constant: number;
  reduced: Float64Array;
  /** The price of each row, also of those that are kept; at least 0. */
  prices: Float64Array;
}

/** What columns cost at the prices of a model's rows, of which those count that lanes share. In minor units. */
export function costsAt({ data, sharedRows }: MipModel, prices: Float64Array): SharedCosts {
  const { starts, indices, values } = data.matrix;
  const reduced = Float64Array.from(data.colCost);
  let constant = data.offset;
  for (let row = sharedRows[0]; row < sharedRows[1]; row++) {
    const price = prices[row]!;
    if (price === 0) continue;
    constant -= price * data.rowUpper[row]!;
    for (let at = starts[row]!; at < starts[row + 1]!; at++)
      reduced[indices[at]!]! += price * values[at]!;
  }
  return { constant, reduced, prices };
}
