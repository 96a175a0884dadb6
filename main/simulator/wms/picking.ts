import * as contracts from '#shared/contracts';
import { fromMs, MINUTE_MS } from '#shared/vocabulary';
import {
  type Cause,
  type Draw,
  type Handlers,
  lineServedFrom,
  mintSscc,
  purposeOf,
  type Quantity,
  sharedByLine,
  siteKey,
  type Task,
  whenOpen,
  wmsFeed,
  type World,
} from '#simulator/world';
import { loadIfBothAreThere } from './loading.ts';
import { drawDown } from './reservations.ts';
import { adjust, contractLines, saying } from './stock-words.ts';

/** One order wave in eighty finds less than the books say; a movement between sites is counted twice, one in thirty. */
const SHORT_CHANCE = { order: 1 / 80, transfer: 1 / 30 } as const;
/** The first movements that Signalbox asks for are picked in full: what goes wrong with them is told at the receipt. */
const PICKED_IN_FULL = 3;
/** What one pallet holds, grams. */
const PALLET_GRAMS = 450_000;

export const pickingHandlers: Handlers = {
  'wms.release': (world, { site, purpose, lines, dueMs, cause }) => {
    queuePick(world, takePick(world, site, purpose, lines, cause), dueMs);
  },

  'wms.pickStarts': (world, { task: id }) => {
    const task = world.state.tasks.get(id);
    if (!task || task.status !== 'queued') return;
    task.status = 'started';
    world.say(
      wmsFeed(world.network, task.site),
      contracts.taskStarted,
      id,
      taskData(world, task),
      saying(task),
    );
    const draw = world.random.of('pick', task.nth);
    const minutes = isUrgent(task)
      ? draw.between(22, 48)
      : draw.between(6, 26) + task.lines.length * 2;
    world.after(minutes * MINUTE_MS, 'wms.pickEnds', { task: id });
  },

  'wms.pickEnds': (world, { task: id }) => {
    const task = world.state.tasks.get(id);
    if (!task || task.status !== 'started') return;
    task.status = 'done';
    const draw = world.random.of('found', task.nth);
    const found = whatIsFound(world, task, draw);
    const feed = wmsFeed(world.network, task.site);
    if (found.every((line, i) => line.quantity === task.lines[i]!.quantity))
      world.say(
        feed,
        contracts.taskCompleted,
        id,
        { ...taskData(world, task), lines: contractLines(world, found) },
        saying(task),
      );
    else {
      world.say(
        feed,
        contracts.taskShort,
        id,
        {
          ...taskData(world, task),
          lines: contractLines(world, task.lines).map((line, i) => ({
            ...line,
            foundQuantity: found[i]!.quantity,
          })),
        },
        saying(task),
      );
      missing(world, task, found);
    }
    task.lines = found.filter((line) => line.quantity > 0);
    if (task.lines.length > 0)
      world.after(draw.between(8, 16) * MINUTE_MS, 'wms.packed', { task: id });
    else dropEmpty(world, task);
  },

  'wms.packed': (world, { task: id }) => {
    const task = world.state.tasks.get(id);
    if (!task || task.status !== 'done') return;
    const sscc = Array.from({ length: palletsOf(world, task.lines) }, () =>
      mintSscc(++world.state.counters.sscc),
    );
    const { site, purpose, lines, cause } = task;
    world.state.staged.set(stagedKey(task), { site, purpose, lines, sscc, cause });
    world.say(
      wmsFeed(world.network, site),
      contracts.shipmentPacked,
      purposeOf(purpose).number,
      {
        site: world.network.sites[site]!.gln,
        purpose: purposeOf(purpose),
        sscc,
        lines: contractLines(world, lines),
      },
      saying(task),
    );
    world.state.tasks.delete(id);
    loadIfBothAreThere(world, site, purpose);
  },
};

/** Takes a pick on: from now on nobody can ask for another one of the same purpose. */
export function takePick(
  world: World,
  site: number,
  purpose: string,
  lines: Quantity[],
  cause: Cause | null,
): Task {
  const { counters, tasks, taskOf } = world.state;
  const nth = ++counters.task;
  const task: Task = {
    id: `T-${nth}`,
    nth,
    site,
    kind: 'pick',
    purpose,
    lines,
    status: 'taken',
    cause,
  };
  tasks.set(task.id, task);
  taskOf.set(siteKey(site, purpose), task.id);
  return task;
}

/** Puts a pick into its site's queue: movements between sites at once, the rest when the pickers have time. */
export function queuePick(world: World, task: Task, dueMs: number | null): void {
  task.status = 'queued';
  world.say(
    wmsFeed(world.network, task.site),
    contracts.taskCreated,
    task.id,
    {
      ...taskData(world, task),
      lines: contractLines(world, task.lines),
      ...(dueMs === null ? {} : { dueAt: fromMs(dueMs) }),
    },
    saying(task),
  );
  world.at(startOf(world, task), 'wms.pickStarts', { task: task.id });
}

/** Nothing of a pick is left: the order has one wave less to wait for. */
export function dropEmpty(world: World, task: Task): void {
  dropTask(world, task);
  const order = world.state.orders.get(purposeOf(task.purpose).number);
  if (order) order.waves--;
}

export function dropTask(world: World, task: Task): void {
  world.state.tasks.delete(task.id);
  const key = siteKey(task.site, task.purpose);
  if (world.state.taskOf.get(key) === task.id) world.state.taskOf.delete(key);
}

/** What events say of a task. */
export function taskData(world: World, task: Task) {
  return {
    site: world.network.sites[task.site]!.gln,
    taskId: task.id,
    kind: task.kind,
    purpose: purposeOf(task.purpose),
  };
}

/** Orders are staged by wave, since a short order leaves twice; other purposes once. */
export function stagedKey(task: Task): string {
  const key = siteKey(task.site, task.purpose);
  return task.purpose.startsWith('order/') ? `${key}|${task.id}` : key;
}

function isUrgent(task: Task): boolean {
  return task.purpose.startsWith('transfer/');
}

/** One queue a site: each pick takes its share of an hour of the whole shift. */
function startOf(world: World, task: Task): number {
  const site = world.network.sites[task.site]!;
  const draw = world.random.of('queue', task.nth);
  // Movements between sites have a crew at all hours.
  if (isUrgent(task)) return world.nowMs + draw.between(4, 14) * MINUTE_MS;
  const free = Math.max(
    world.nowMs + draw.between(2, 10) * MINUTE_MS,
    world.state.busyUntilMs[task.site] as number,
  );
  const at = whenOpen(site, free);
  world.state.busyUntilMs[task.site] = at + (60 / site.tasksPerHour) * MINUTE_MS;
  return at;
}

function whatIsFound(world: World, task: Task, draw: Draw): Quantity[] {
  const kind = isUrgent(task) ? 'transfer' : 'order';
  const isFirst = task.cause !== null && ++world.state.counters.signalboxPicks <= PICKED_IN_FULL;
  const isShort = !isFirst && draw.chance(SHORT_CHANCE[kind]);
  return task.lines.map((line, i) => {
    const gone =
      isShort && i === 0 ? Math.max(1, Math.round(line.quantity * draw.between(0.05, 0.35))) : 0;
    return { item: line.item, quantity: Math.max(0, line.quantity - gone) };
  });
}

/** Not where the books say: blocked until it is counted, tomorrow. The order waits for other pieces. */
function missing(world: World, task: Task, found: readonly Quantity[]): void {
  task.lines.forEach((line, i) => {
    const gone = line.quantity - found[i]!.quantity;
    if (gone === 0) return;
    adjust(world, task.site, line.item, { reserved: -gone, blocked: gone }, 'blocked', task);
    drawDown(world, siteKey(task.site, task.purpose), line.item, gone);
    const draw = world.random.of('recount', task.nth, i);
    world.after(draw.between(3, 20) * 60 * MINUTE_MS, 'wms.qualityDone', {
      site: task.site,
      item: line.item,
      quantity: gone,
      isGood: draw.chance(0.35),
    });
    const order = world.state.orders.get(purposeOf(task.purpose).number);
    const first = order && lineServedFrom(order, task.site, line.item);
    if (!order || !first) return;
    for (const lost of sharedByLine(order, { line: first.line, quantity: gone }))
      order.lines[lost.line - 1]!.allocated -= lost.quantity;
    world.after(MINUTE_MS, 'erp.allocate', { order: order.number });
  });
}

function palletsOf(world: World, lines: readonly Quantity[]): number {
  const grams = lines.reduce(
    (sum, { item, quantity }) => sum + world.network.items[item]!.weightGrams * quantity,
    0,
  );
  return Math.min(200, Math.max(1, Math.ceil(grams / PALLET_GRAMS)));
}
