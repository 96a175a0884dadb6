import * as contracts from '#shared/contracts';
import { accept, assert, refuse, type Result } from '#shared/vocabulary';
import {
  type Addressee,
  freeAt,
  handleCommand,
  isOwnedBy,
  type Order,
  type OrderLine,
  positionOf,
  purposeKey,
  shift,
  type Site,
  siteByGln,
  siteOfLine,
  type Task,
  type World,
} from '#simulator/world';
import { noteWaiting, sayAllocated, sayReserved } from './allocation.ts';
import { comingFrom, promisedFrom } from './inbound.ts';

type Move = contracts.DataOf<typeof contracts.moveReservation>;

interface Wanted {
  order: Order;
  line: OrderLine;
  to: Site;
  quantity: number;
  inbound: string | undefined;
}

/**
 * Pieces of a line are served from elsewhere. What nobody has begun to pick may go: it is freed where it was, and set
 * aside in the same moment where it goes to, so that no one else is given it in between.
 */
export const moveReservationCommand = handleCommand({
  definition: contracts.moveReservation,
  take(world, to, data) {
    const wanted = wantedMove(world, to, data);
    if (!wanted.ok) return wanted;
    const possible = whyNot(world, wanted.value);
    if (possible) return possible;
    const command = to.cause.command;
    assert(command !== null, 'a move has a command');
    move(world, wanted.value, command);
    return accept(wanted.value.order);
  },
  apply(world, to, data) {
    const order = world.state.orders.get(data.orderNumber);
    const moved = order?.moving?.[to.cause.command ?? ''];
    assert(order && moved, 'an order with pieces on the move stays');
    delete order.moving![to.cause.command ?? ''];
    const { network } = world;
    const line = order.lines[moved.toLine - 1]!;
    const site = network.sites[siteOfLine(order, line)]!;
    const { gtin, unit } = network.items[line.item]!;
    const purpose = purposeKey('order', order.number);
    const { from, toLine, releasedQuantity, tasks } = moved;
    world.after(0, 'wms.withdraw', {
      site: from,
      purpose,
      item: line.item,
      tasks,
      releasedQuantity,
      cause: to.cause,
    });
    world.say(
      to.feed,
      contracts.reservationMoved,
      order.number,
      {
        orderNumber: order.number,
        line: data.line,
        gtin,
        unit,
        quantity: data.quantity,
        toLine,
        from: network.sites[from]!.gln,
        to: site.gln,
        releasedQuantity,
        ...(data.inbound === undefined ? {} : { inbound: data.inbound }),
      },
      { cause: to.cause },
    );
    if (data.inbound !== undefined) return;
    sayReserved(world, site, line.item, data.quantity, purpose);
    sayAllocated(
      world,
      order,
      site,
      [{ line: toLine, quantity: data.quantity }],
      [{ item: line.item, quantity: data.quantity }],
    );
  },
});

function wantedMove(world: World, { owner }: Addressee, data: Move): Result<Wanted> {
  const { network, state } = world;
  const order = state.orders.get(data.orderNumber);
  if (!order || !isOwnedBy(network, order.site, owner))
    return refuse('order.unknown', { orderNumber: data.orderNumber }, 'orderNumber');
  const line = order.lines.find((one) => one.line === data.line);
  if (!line) return refuse('order.lineUnknown', { line: data.line }, 'line');
  const to = siteByGln(network, data.to);
  if (!to) return refuse('site.unknown', { site: data.to }, 'to');
  // A sister company would have to sell it first: that is a transfer.
  if (to.entity !== owner) return refuse('site.otherEntity', { site: to.code }, 'to');
  const inbound = data.inbound && purposeKey(data.inbound.kind, data.inbound.number);
  if (siteOfLine(order, line) === to.index && line.inbound === inbound)
    return refuse('reservation.samePlace', { line: data.line, site: to.code }, 'to');
  return accept({ order, line, to, quantity: data.quantity, inbound });
}

function whyNot(world: World, wanted: Wanted): Result<never> | null {
  const { order, line, to, quantity, inbound } = wanted;
  const mayGo = line.quantity - line.allocated + queuedPieces(world, order, line);
  if (quantity > mayGo)
    return refuse('reservation.picked', { wanted: quantity, movable: mayGo }, 'quantity');
  if (inbound === undefined) {
    const free = freeAt(world.state, positionOf(world.network, to.index, line.item));
    return quantity > free
      ? refuse('stock.insufficient', { wanted: quantity, free: Math.max(0, free) }, 'quantity')
      : null;
  }
  const coming = comingFrom(world, to.index, inbound);
  if (coming === null) return refuse('inbound.unknown', { inbound }, 'inbound');
  const brings = coming.reduce((sum, one) => sum + (one.item === line.item ? one.quantity : 0), 0);
  const left = brings - promisedFrom(world, to.index, line.item, inbound);
  return quantity > left
    ? refuse('inbound.insufficient', { wanted: quantity, free: Math.max(0, left) }, 'quantity')
    : null;
}

/** Books it: from here on the pieces are nobody else's. It is said when the move is done. */
function move(world: World, wanted: Wanted, command: string): void {
  const { order, line, to, quantity, inbound } = wanted;
  const { network, state } = world;
  const from = siteOfLine(order, line);
  const releasedQuantity = Math.max(0, quantity - (line.quantity - line.allocated));
  const tasks = hold(world, order, line, releasedQuantity);
  shift(state.reserved, positionOf(network, from, line.item), -releasedQuantity);
  line.allocated -= releasedQuantity;
  const into = lineFor(wanted);
  line.quantity -= quantity;
  into.quantity += quantity;
  if (inbound === undefined) {
    shift(state.reserved, positionOf(network, to.index, line.item), quantity);
    into.allocated += quantity;
  }
  noteWaiting(world, from, line.item, order);
  noteWaiting(world, to.index, line.item, order);
  order.moving = {
    ...order.moving,
    [command]: { from, toLine: into.line, releasedQuantity, tasks },
  };
}

/** The line that the pieces will be of: one that is served so already, or else one more. */
function lineFor({ order, line, to, inbound }: Wanted): OrderLine {
  const same = order.lines.find(
    (one) =>
      one !== line &&
      one.item === line.item &&
      siteOfLine(order, one) === to.index &&
      one.inbound === inbound &&
      one.shipped < one.quantity,
  );
  if (same) return same;
  const { item, unitPriceMicro, needByMs } = line;
  const added: OrderLine = {
    line: order.lines.length + 1,
    item,
    quantity: 0,
    allocated: 0,
    shipped: 0,
    unitPriceMicro,
    needByMs,
    site: to.index,
    ...(inbound === undefined ? {} : { inbound }),
  };
  order.lines.push(added);
  return added;
}

/** Picks of it that nobody has begun: pieces that are given, and may still go elsewhere. */
function queuedPicks(world: World, order: Order, line: OrderLine): Task[] {
  const purpose = purposeKey('order', order.number);
  const site = siteOfLine(order, line);
  return [...world.state.tasks.values()].filter(
    (task) =>
      task.purpose === purpose &&
      task.site === site &&
      task.status === 'queued' &&
      task.lines.some(({ item }) => item === line.item),
  );
}

function queuedPieces(world: World, order: Order, line: OrderLine): number {
  const queued = queuedPicks(world, order, line)
    .flatMap(({ lines }) => lines)
    .reduce((sum, one) => sum + (one.item === line.item ? one.quantity : 0), 0);
  return Math.min(queued, line.allocated - line.shipped);
}

/** Keeps the pickers from beginning what is about to be called off. */
function hold(
  world: World,
  order: Order,
  line: OrderLine,
  released: number,
): { id: string; quantity: number }[] {
  const held: { id: string; quantity: number }[] = [];
  let open = released;
  for (const task of queuedPicks(world, order, line)) {
    if (open === 0) break;
    const pieces = task.lines.reduce(
      (sum, one) => sum + (one.item === line.item ? one.quantity : 0),
      0,
    );
    const quantity = Math.min(open, pieces);
    task.status = 'cancelled';
    held.push({ id: task.id, quantity });
    open -= quantity;
  }
  return held;
}
