import * as contracts from '#shared/contracts';
import { MINUTE_MS } from '#shared/vocabulary';
import { bucketsAt, type Handlers, positionOf, purposeOf, wmsFeed } from '#simulator/world';
import { dropEmpty, dropTask, queuePick, taskData, takePick } from './picking.ts';

export const withdrawingHandlers: Handlers = {
  /** Picks that nobody has begun are called off; what else they were for is asked for anew. */
  'wms.withdraw': (world, { site, purpose, item, tasks, releasedQuantity, cause }) => {
    const { network, state } = world;
    const feed = wmsFeed(network, site);
    const saying = { correlation: purposeOf(purpose).number, cause };
    for (const { id, quantity } of tasks) {
      const task = state.tasks.get(id);
      if (!task) continue;
      const reason = 'Served from another site';
      world.say(feed, contracts.taskCancelled, id, { ...taskData(world, task), reason }, saying);
      const left = task.lines
        .map((line) => (line.item === item ? { item, quantity: line.quantity - quantity } : line))
        .filter((line) => line.quantity > 0);
      if (left.length === 0) {
        dropEmpty(world, task);
        continue;
      }
      dropTask(world, task);
      queuePick(world, takePick(world, site, purpose, left, task.cause), null);
    }
    if (releasedQuantity === 0) return;
    const { gln } = network.sites[site]!;
    const { gtin, unit } = network.items[item]!;
    const buckets = bucketsAt(state, positionOf(network, site, item));
    world.say(
      feed,
      contracts.stockReleased,
      `${gln}/${gtin}`,
      {
        site: gln,
        gtin,
        unit,
        ...buckets,
        purpose: purposeOf(purpose),
        quantity: releasedQuantity,
      },
      saying,
    );
    world.after(MINUTE_MS, 'erp.stockArrived', { site, items: [item] });
  },
};
