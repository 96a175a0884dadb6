/**
 * Runs `work` for each item, at most `lanes` at a time, and gives the results in the order of the items.
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {number} lanes
 * @param {(item: Item) => Promise<Result>} work
 * @returns {Promise<Result[]>}
 */
export async function inLanes(items, lanes, work) {
  /** @type {Result[]} */
  const results = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(/** @type {Item} */ (items[index]));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane));
  return results;
}
