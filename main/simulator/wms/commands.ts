import * as contracts from '#shared/contracts';
import { accept, MINUTE_MS, refuse, type Result, toMs } from '#shared/vocabulary';
import {
  type Addressee,
  bucketsAt,
  type CommandHandler,
  handleCommand,
  type Item,
  itemByGtin,
  movedItem,
  positionOf,
  purposeKey,
  type Quantity,
  quantityIn,
  type Task,
  transferOf,
  type World,
} from '#simulator/world';
import { queuePick, takePick } from './picking.ts';
import { expect } from './receiving.ts';
import { callOff, keyOf, release, reserve, taskFor } from './set-aside.ts';

/** What a WMS carries out on command. */
export const wmsCommands: readonly CommandHandler[] = [
  handleCommand({
    definition: contracts.reserveStock,
    take(world, to, data) {
      const here = isHere(world, to, data.site);
      if (!here.ok) return here;
      const item = movedItem(world.network, data);
      if (!item.ok) return item;
      const key = keyOf(to, data.purpose);
      const kept = world.state.reservations.get(key)?.lines ?? [];
      if (quantityIn(kept, item.value.index) > 0)
        return refuse('stock.alreadyReserved', { number: data.purpose.number }, 'purpose');
      return reserve(world, to, data.purpose, [
        { item: item.value.index, quantity: data.quantity },
      ]);
    },
    apply(world, to, data) {
      const item = itemByGtin(world.network, data.gtin) as Item;
      const buckets = bucketsAt(world.state, positionOf(world.network, to.owner, item.index));
      world.say(
        to.feed,
        contracts.stockReserved,
        `${data.site}/${data.gtin}`,
        {
          site: data.site,
          gtin: data.gtin,
          unit: item.unit,
          ...buckets,
          purpose: data.purpose,
          quantity: data.quantity,
        },
        { cause: to.cause },
      );
    },
  }),

  handleCommand({
    definition: contracts.releaseStock,
    take(world, to, data) {
      const here = isHere(world, to, data.site);
      if (!here.ok) return here;
      const item = itemByGtin(world.network, data.gtin);
      if (!item) return refuse('item.unknown', { gtin: data.gtin }, 'gtin');
      const kept = world.state.reservations.get(keyOf(to, data.purpose));
      if (!kept || quantityIn(kept.lines, item.index) === 0)
        return refuse('reservation.unknown', { number: data.purpose.number }, 'purpose');
      const task = taskFor(world, to, data.purpose);
      if (task?.status === 'taken') return notYet(task);
      return accept(kept);
    },
    apply: release,
  }),

  handleCommand({
    definition: contracts.createPickTask,
    take(world, to, data) {
      const here = isHere(world, to, data.site);
      if (!here.ok) return here;
      const lines = linesOf(world, data.lines);
      if (!lines.ok) return lines;
      const key = keyOf(to, data.purpose);
      if (world.state.taskOf.has(key))
        return refuse('task.exists', { number: data.purpose.number }, 'purpose');
      const kept = world.state.reservations.get(key)?.lines ?? [];
      const missing = lines.value
        .map(({ item, quantity }) => ({ item, quantity: quantity - quantityIn(kept, item) }))
        .filter(({ quantity }) => quantity > 0);
      const reserved = reserve(world, to, data.purpose, missing);
      if (!reserved.ok) return reserved;
      const { kind, number } = data.purpose;
      return accept(takePick(world, to.owner, purposeKey(kind, number), lines.value, to.cause));
    },
    apply(world, to, data) {
      const task = taskFor(world, to, data.purpose);
      if (task) queuePick(world, task, data.dueAt === undefined ? null : toMs(data.dueAt));
    },
  }),

  handleCommand({
    definition: contracts.cancelTask,
    take(world, to, data) {
      const here = isHere(world, to, data.site);
      if (!here.ok) return here;
      const task = taskFor(world, to, data.purpose);
      if (!task) return refuse('task.unknown', { number: data.purpose.number }, 'purpose');
      if (task.status === 'taken') return notYet(task);
      if (task.status === 'done') return refuse('task.tooLate', { task: task.id, state: 'done' });
      // Held from now on: the pickers do not begin what is about to be called off.
      task.status = 'cancelled';
      return accept(task);
    },
    apply(world, to, data) {
      const task = taskFor(world, to, data.purpose);
      if (task) callOff(world, to, task, data.reason);
    },
  }),

  handleCommand({
    definition: contracts.expectReceipt,
    take(world, to, data) {
      const here = isHere(world, to, data.site);
      if (!here.ok) return here;
      const { kind, number } = data.purpose;
      if (kind === 'transfer' && world.state.transfers.get(number)?.isOwn)
        return refuse('purpose.ofTheErp', { kind, number }, 'purpose');
      return linesOf(world, data.lines);
    },
    apply(world, to, data) {
      const lines = linesOf(world, data.lines);
      if (!lines.ok) return;
      if (data.purpose.kind === 'transfer')
        transferOf(world, data.purpose.number, to.cause).to = to.owner;
      expect(
        world,
        to.owner,
        purposeKey(data.purpose.kind, data.purpose.number),
        lines.value,
        data.expectedAt,
        to.cause,
      );
    },
  }),

  handleCommand({
    definition: contracts.requestCount,
    take(world, to, data) {
      const here = isHere(world, to, data.site);
      if (!here.ok) return here;
      const item = itemByGtin(world.network, data.gtin);
      return item ? accept(item) : refuse('item.unknown', { gtin: data.gtin }, 'gtin');
    },
    apply(world, to, data) {
      const item = itemByGtin(world.network, data.gtin) as Item;
      const draw = world.random.of(
        'requestedCount',
        to.owner,
        item.index,
        world.state.counters.count++,
      );
      const { onHand } = bucketsAt(world.state, positionOf(world.network, to.owner, item.index));
      const foundDelta = draw.chance(0.3)
        ? Math.round(draw.normal() * Math.max(1, onHand * 0.01))
        : 0;
      world.after(draw.between(8, 25) * MINUTE_MS, 'wms.count', {
        site: to.owner,
        item: item.index,
        countId: data.countId,
        foundDelta,
        cause: to.cause,
      });
    },
  }),
];

/** What is not in the queue yet cannot be called off: nobody would know what was. */
function notYet(task: Task): Result<never> {
  return refuse('task.notYet', { task: task.id });
}

function isHere(world: World, to: Addressee, gln: string): Result<unknown> {
  const site = world.network.sites[to.owner]!;
  return site.gln === gln
    ? accept(site)
    : refuse('site.unknown', { site: gln, here: site.gln }, 'site');
}

/** How many pieces of each item the lines ask for together. */
function linesOf(
  world: World,
  lines: readonly { gtin: string; unit: string; quantity: number }[],
): Result<Quantity[]> {
  const quantities: Quantity[] = [];
  for (const line of lines) {
    const item = movedItem(world.network, line);
    if (!item.ok) return item;
    const { index } = item.value;
    const same = quantities.find((known) => known.item === index);
    if (same) same.quantity += line.quantity;
    else quantities.push({ item: index, quantity: line.quantity });
  }
  return accept(quantities);
}
