import type { Decision, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { neededApprovals } from '#operations/approvals';
import { advanceCase, caseActs } from '#operations/casework';
import { partners, sites } from '#operations/network';
import { orders, siteOfLine, type Order } from '#operations/orders';
import { ORDER_VARIABLES, ordersPolicy } from '#operations/policy';
import { checkedMove, passing, type CheckedMove } from '#operations/reservations';
import type { Act } from '#shared/protocol';
import {
  accept,
  DAY_MS,
  lineAmountMinor,
  refuse,
  toMs,
  type Instant,
  type Result,
} from '#shared/vocabulary';
import { orderCases, type OrderCase } from './order-case.collection.ts';
import { orderCaseKind, wishHash } from './order-case.kind.ts';
import { CURRENT_ORDER_CASE } from './order-case.machine.ts';
import { openedCase, wishedCase } from './order-case.projection.ts';
import {
  ORDER_CASE_HEARD,
  ORDER_CASE_OPENED,
  ORDER_CASE_WISHED,
  type OrderCaseHeard,
  type OrderCaseOpened,
  type OrderCaseWished,
  type OrderVariation,
  type Wish,
} from './own-events.ts';
import { shortLines } from './short-lines.rule.ts';

const acts = caseActs(orderCaseKind);

/** Somebody takes on an order that can't be promised as asked. Refused where every piece has stock or is on its way. */
export function decideOpen(
  world: WorldView,
  act: Act<'orderCase.open'>,
  context: DecisionContext,
): Decision {
  const order = world.get(orders, act.order);
  if (!order || order.status === 'announced')
    return refuse('order.unknown', { order: act.order }, 'order');
  if (order.status !== 'open')
    return refuse('order.notOpen', { order: act.order, status: order.status });
  const before = world.get(orderCases, act.order);
  if (before?.endedAt === null)
    return refuse('orderCase.open', { order: act.order, step: before.step });
  if (shortLines(order).length === 0) return refuse('orderCase.notShort', { order: act.order });
  const data: OrderCaseOpened = {
    run: order.orderNumber,
    machine: CURRENT_ORDER_CASE,
    site: order.site,
    variations: variationsAt(world, order),
  };
  const said = { receivedAt: context.now, actor: context.actor.id, reason: act.reason };
  const row = openedCase(data, said, before);
  const opened = about(order.orderNumber, ORDER_CASE_OPENED, data);
  return acts.begun([opened], advanceCase(orderCaseKind, world, row, 'look', context));
}

/** Somebody wants another promise for it: pieces from elsewhere, another date, or both. */
export function decideWish(
  world: WorldView,
  act: Act<'orderCase.wish'>,
  context: DecisionContext,
): Decision {
  const found = acts.movable(world, act, 'wish');
  if (!found.ok) return found;
  const row = found.value;
  const order = world.get(orders, row.number);
  if (!order) return refuse('order.unknown', { order: row.number }, 'run');
  const wished = wishOf(world, order, act, context);
  if (!wished.ok) return wished;
  const { wish, move } = wished.value;
  const losesMinor = move?.option.losesMinor ?? 0;
  const { needed, trace } = neededFor(world, order, wish, losesMinor, context.actor.id);
  const data: OrderCaseWished = {
    run: row.number,
    wish,
    needed,
    trace,
    hash: wishHash(order, wish),
  };
  const said = { receivedAt: context.now, actor: context.actor.id, reason: act.reason };
  const next = wishedCase(row, data, said);
  const without = { approvals: true };
  const then = advanceCase(orderCaseKind, world, next, 'wish', context, { without });
  const first = [...(move ? passing(world, move) : []), about(row.number, ORDER_CASE_WISHED, data)];
  return acts.begun(first, then);
}

/** What the customer said to a later date, as somebody here heard it. */
export function decideHear(
  world: WorldView,
  act: Act<'orderCase.hear'>,
  context: DecisionContext,
): Decision {
  const found = acts.movable(world, act, act.says);
  if (!found.ok) return found;
  const data: OrderCaseHeard = { run: act.run, says: act.says };
  const row: OrderCase = { ...found.value, customerSays: act.says };
  const then = advanceCase(orderCaseKind, world, row, act.says, context);
  return acts.begun([about(act.run, ORDER_CASE_HEARD, data)], then);
}

/** Nothing more is done about it here, with a note: it is the customer's wish, or somebody else's. */
export function decideClose(
  world: WorldView,
  act: Act<'orderCase.close'>,
  context: DecisionContext,
): Decision {
  const found = acts.movable(world, act, 'close');
  if (!found.ok) return found;
  return acts.begun([], advanceCase(orderCaseKind, world, found.value, 'close', context));
}

export const { approve, reject, cancel } = acts;

/** The wish as it would be carried out, checked on what is known now. */
function wishOf(
  world: WorldView,
  order: Order,
  act: Act<'orderCase.wish'>,
  { nowMs }: DecisionContext,
): Result<{ wish: Wish; move: CheckedMove | null }> {
  const { move: asked, commitAt } = act;
  if (asked === null && commitAt === null) return refuse('orderCase.nothingWanted', {}, 'commitAt');
  if (commitAt !== null && toMs(commitAt) <= nowMs)
    return refuse('orderCase.promisePast', { commitAt }, 'commitAt');
  if (commitAt !== null && commitAt === order.commitAt)
    return refuse('orderCase.samePromise', { order: order.orderNumber }, 'commitAt');
  const { reason } = act;
  const checked =
    asked === null
      ? null
      : checkedMove(world, { order: order.orderNumber, ...asked, reason }, nowMs);
  if (checked && !checked.ok) return checked;
  const move = checked ? moveOf(order, checked.value) : null;
  const kind = move === null ? 'repromise' : commitAt === null ? 'resource' : 'split';
  const wish: Wish = { act: kind, move, commitAt, formerCommitAt: order.commitAt };
  return accept({ wish, move: checked?.value ?? null });
}

function moveOf(
  order: Order,
  { line, quantity, to, inbound }: CheckedMove,
): NonNullable<Wish['move']> {
  return {
    line: line.line,
    quantity,
    from: siteOfLine(order, line),
    fromInbound: line.inbound ?? null,
    to: to.gln,
    toName: to.name,
    inbound,
  };
}

/** Who must agree, by the matrix in force at the order's site, and why those. */
function neededFor(
  world: WorldView,
  order: Order,
  wish: Wish,
  losesMinor: number,
  requestedBy: string,
) {
  const site = world.get(sites, order.site)?.code ?? order.site;
  const inputs = {
    valueMinor: shortValueMinor(order),
    act: wish.act,
    laterDays: daysLater(wish.formerCommitAt, wish.commitAt),
    losesMinor,
    priority: order.priority,
    customer: world.get(partners, order.customer)?.name ?? order.customer,
    site,
    requestedBy,
  };
  const policy = ordersPolicy(world, [site]);
  return neededApprovals(policy, inputs, order.currency, undefined, ORDER_VARIABLES);
}

/** What is short, at its sales price. */
function shortValueMinor(order: Order): number {
  return shortLines(order).reduce(
    (sum, { line, quantity }) => sum + lineAmountMinor(quantity, line.unitPriceMicro),
    0,
  );
}

/** Whole days, begun ones included; none where nothing was promised or it moves forward. */
function daysLater(before: Instant | null, after: Instant | null): number {
  if (before === null || after === null) return 0;
  return Math.max(0, Math.ceil((toMs(after) - toMs(before)) / DAY_MS));
}

/** The ways of its own that the order's site has declared. */
function variationsAt(world: WorldView, { site }: Order): OrderVariation[] {
  const code = world.get(sites, site)?.code ?? site;
  const { customerWordFirst } = ordersPolicy(world, [code]).content.variations;
  return customerWordFirst ? ['customerWordFirst'] : [];
}

function about<Data>(run: string, type: string, data: Data): OwnEvent<Data> {
  return { type, subject: run, correlationId: run, data };
}
