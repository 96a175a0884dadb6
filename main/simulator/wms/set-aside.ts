import * as contracts from '#shared/contracts';
import { accept, MINUTE_MS, refuse, type Result } from '#shared/vocabulary';
import {
  type Addressee,
  bucketsAt,
  freeAt,
  type Item,
  itemByGtin,
  positionOf,
  purposeKey,
  type Quantity,
  quantityIn,
  shift,
  siteKey,
  type Task,
  transferOf,
  type World,
} from '#simulator/world';
import { dropTask, taskData } from './picking.ts';
import { drawDown } from './reservations.ts';

type Purpose = contracts.DataOf<typeof contracts.reserveStock>['purpose'];

/** Sets lines aside, all or none; what the ERP gave to orders first is no longer free. */
export function reserve(
  world: World,
  to: Addressee,
  purpose: Purpose,
  lines: readonly Quantity[],
): Result<unknown> {
  const { network, state } = world;
  const elsewhere = whyNotFromHere(world, to, purpose);
  if (elsewhere) return elsewhere;
  for (const { item, quantity } of lines) {
    const free = freeAt(state, positionOf(network, to.owner, item));
    if (quantity > free)
      return refuse(
        'stock.insufficient',
        { wanted: quantity, free: Math.max(0, free), sku: network.items[item]!.sku },
        'quantity',
      );
  }
  const key = keyOf(to, purpose);
  const kept = state.reservations.get(key) ?? {
    site: to.owner,
    purpose: purposeKey(purpose.kind, purpose.number),
    lines: [],
    cause: to.cause,
  };
  for (const line of lines) {
    shift(state.reserved, positionOf(network, to.owner, line.item), line.quantity);
    kept.lines.push({ ...line });
  }
  state.reservations.set(key, kept);
  transferOf(world, purpose.number, to.cause).from = to.owner;
  return accept(kept);
}

/** Frees what is set aside of one item, calling off the pick and putting back what stands staged. */
export function release(
  world: World,
  to: Addressee,
  data: contracts.DataOf<typeof contracts.releaseStock>,
): void {
  const { network, state } = world;
  const key = keyOf(to, data.purpose);
  const item = itemByGtin(network, data.gtin) as Item;
  const kept = state.reservations.get(key);
  const task = taskFor(world, to, data.purpose);
  // A pick that is done has been told as done: its pieces go back without another word of it.
  if (task?.status === 'done') dropTask(world, task);
  else if (task) callOff(world, to, task, 'Stock released');
  state.staged.delete(key);
  state.taskOf.delete(key);
  const position = positionOf(network, to.owner, item.index);
  const quantity = quantityIn(kept?.lines ?? [], item.index);
  shift(state.reserved, position, -quantity);
  drawDown(world, key, item.index, quantity);
  world.say(
    to.feed,
    contracts.stockReleased,
    `${data.site}/${data.gtin}`,
    {
      site: data.site,
      gtin: data.gtin,
      unit: item.unit,
      ...bucketsAt(state, position),
      purpose: data.purpose,
      quantity,
    },
    { cause: to.cause },
  );
  if (quantity > 0)
    world.after(MINUTE_MS, 'erp.stockArrived', { site: to.owner, items: [item.index] });
}

/** Takes a task from the pickers, and says so. */
export function callOff(world: World, to: Addressee, task: Task, reason: string): void {
  dropTask(world, task);
  world.say(
    to.feed,
    contracts.taskCancelled,
    task.id,
    { ...taskData(world, task), reason },
    { cause: to.cause },
  );
}

/** Under what a site keeps what it holds for a purpose. */
export function keyOf(to: Addressee, purpose: Purpose): string {
  return siteKey(to.owner, purposeKey(purpose.kind, purpose.number));
}

/** What the pickers do for a purpose; null when nothing, or no more. */
export function taskFor(world: World, to: Addressee, purpose: Purpose): Task | null {
  const id = world.state.taskOf.get(keyOf(to, purpose));
  return id === undefined ? null : (world.state.tasks.get(id) ?? null);
}

/** A transfer is one movement: it leaves one site, once. What else leaves a site, the ERP itself sets aside for it. */
function whyNotFromHere(world: World, to: Addressee, purpose: Purpose): Result<never> | null {
  const { transfers, reservations } = world.state;
  const transfer = transfers.get(purpose.number);
  if (purpose.kind !== 'transfer' || transfer?.isOwn)
    return refuse('purpose.ofTheErp', { kind: purpose.kind, number: purpose.number }, 'purpose');
  const key = purposeKey(purpose.kind, purpose.number);
  if (transfer?.shipped) return refuse('transfer.hasLeft', { number: purpose.number }, 'purpose');
  const other = world.network.sites.find(
    (site) => site.index !== to.owner && reservations.has(siteKey(site.index, key)),
  );
  return other
    ? refuse('transfer.leavesElsewhere', { number: purpose.number, site: other.code }, 'purpose')
    : null;
}
