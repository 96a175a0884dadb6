import { contentHash } from '#engine/audit';
import type { OwnEvent, WorldView } from '#engine/kernel';
import { queueCommand, type CommandQueued, type CommandRow } from '#engine/outbox';
import type { CaseKind, CasePart, Doing } from '#operations/casework';
import { entities, localWords, sites, zoneOfSite } from '#operations/network';
import { inboundKey, orders, type Order } from '#operations/orders';
import { ordersPolicy } from '#operations/policy';
import { askToMove } from '#operations/reservations';
import { moveReservation, repromiseOrder, type DataOf } from '#shared/contracts';
import { assert, fromMs, MINUTE_MS, toMs, type Instant } from '#shared/vocabulary';
import { orderCases, type OrderCase } from './order-case.collection.ts';
import { orderCaseWorkflow, type OrderCaseFacts } from './order-case.machine.ts';
import { ORDER_CASE_STEPPED, type WantedMove, type Wish } from './own-events.ts';
import { shortLines } from './short-lines.rule.ts';

type Move = DataOf<typeof moveReservation>;

/** The workflow of order cases, with what the ERP is asked for as its parts. */
export const orderCaseKind: CaseKind<OrderCase, OrderCaseFacts> = {
  collection: orderCases,
  workflow: orderCaseWorkflow,
  steppedType: ORDER_CASE_STEPPED,
  timerKind: 'promising.after',
  parts: {
    move: moving('moving', ({ move }) => move),
    repromise: promising('repromising', (wish) => wish.commitAt),
    undoRepromise: promising('cancelling', (wish) => wish.formerCommitAt),
    undoMove: moving('cancelling', ({ move }, { movedToLine }) =>
      move === null || movedToLine === null
        ? null
        : { ...move, line: movedToLine, to: move.from, inbound: move.fromInbound },
    ),
  },
  undoing: [
    { done: 'repromise', undo: 'undoRepromise' },
    { done: 'move', undo: 'undoMove' },
  ],
  // A move is asked anew by the room of reservations.
  ownCommands: [repromiseOrder],
  owner: 'operations',
  approval(_world, { wished, wishedBy }) {
    const none = { policy: '', hash: '', needed: [], trace: null };
    const { trace, hash, needed } = wished ?? none;
    const policy = trace?.policy ?? '';
    return { policy, authors: [wishedBy ?? 'hub'], hash, decideByAt: null, needed, trace };
  },
  facts(world, row, commands, { isApproved }) {
    const order = world.get(orders, row.number);
    const wish = row.wished?.wish ?? null;
    const isOpen = order?.status === 'open';
    const isShort = isOpen && shortLines(order, row.movedToLine).length > 0;
    const isMoved = wish !== null && (wish.move === null || commands.isDone('move'));
    const isDone = isMoved && (wish.commitAt === null || commands.isDone('repromise'));
    const holds = isDone && (wish.commitAt !== null || !isShort);
    return {
      isGone: !isOpen,
      isCovered: isOpen && !isShort,
      isOutdated:
        isOpen && row.wished !== null && wishHash(order, row.wished.wish) !== row.wished.hash,
      needsCustomer:
        isApproved &&
        row.variations.includes('customerWordFirst') &&
        wish?.commitAt != null &&
        row.customerSays === null,
      isToRepromise: isMoved && wish.commitAt !== null,
      isStillShort: isDone && !holds,
      isPromised: holds,
    };
  },
  goesOnAs({ wished }, commands) {
    const { move = null, commitAt = null } = wished?.wish ?? {};
    if (move !== null && !commands.isDone('move')) return 'moving';
    return commitAt !== null && !commands.isDone('repromise') ? 'repromising' : 'closed';
  },
  otherTrouble: () => null,
  systemName(world, target) {
    const erp = [...world.all(entities)].find(({ source }) => source === target);
    return erp ? `The ERP of ${erp.name}` : target;
  },
};

/** What an approval is of: the order as it was, and the promise that is wanted instead. Hex. */
export function wishHash(order: Order, wish: Wish): string {
  const lines = order.lines.map(({ line, gtin, quantity, shipped, needAt }) => ({
    line,
    gtin,
    quantity,
    shipped,
    needAt,
  }));
  return contentHash({ order: order.orderNumber, commitAt: order.commitAt, lines, wish });
}

/** A move of the case, there or back. */
function moving(
  step: string,
  wanted: (wish: Wish, row: OrderCase) => NonNullable<Wish['move']> | null,
): CasePart<OrderCase> {
  const moveOf = (row: OrderCase) => row.wished && wanted(row.wished.wish, row);
  return {
    definition: moveReservation,
    isIts(command, row) {
      const move = moveOf(row);
      return (
        isAsked(command, row, moveReservation.type) &&
        move !== null &&
        isSameMove(command.data as Move, move)
      );
    },
    step,
    command({ world, row, context }) {
      const move = moveOf(row);
      if (move === null) return null;
      const order = orderOf(world, row);
      const line = order.lines.find((one) => one.line === move.line);
      const to = world.get(sites, move.to);
      assert(line && to, `the line and the site of a move of ${row.number} are known`);
      const { quantity, inbound } = move;
      return askToMove({ order, line, quantity, to, inbound }, context);
    },
    needsProof: 'Only the ERP can say from where it serves them.',
  };
}

/** There and back may differ by what brings the pieces alone: from stock of a site to what comes to it. */
export function isSameMove(
  { line, to, inbound }: Pick<Move, 'line' | 'to' | 'inbound'>,
  move: Pick<WantedMove, 'line' | 'to' | 'inbound'>,
): boolean {
  const [one, other] = [inbound ?? null, move.inbound].map((by) => by && inboundKey(by));
  return line === move.line && to === move.to && one === other;
}

/** A date of the case, the new one or the former. */
function promising(step: string, wanted: (wish: Wish) => Instant | null): CasePart<OrderCase> {
  return {
    definition: repromiseOrder,
    isIts(command, row) {
      const commitAt = row.wished && wanted(row.wished.wish);
      const data = command.data as DataOf<typeof repromiseOrder>;
      return isAsked(command, row, repromiseOrder.type) && data.commitAt === commitAt;
    },
    step,
    command(doing) {
      const commitAt = doing.row.wished && wanted(doing.row.wished.wish);
      return commitAt === null ? null : promise(doing, commitAt);
    },
    // Who answers for it has it from the customer desk; the order's next word proves it.
    needsProof: null,
  };
}

function promise(
  { world, row, context }: Doing<OrderCase>,
  commitAt: Instant,
): OwnEvent<CommandQueued> {
  const order = orderOf(world, row);
  const site = world.get(sites, row.site)?.code;
  const { commandExpiresMinutes } = ordersPolicy(world, site ? [site] : []).content;
  return queueCommand(context, {
    definition: repromiseOrder,
    target: order.source,
    data: { orderNumber: row.number, commitAt, reason: row.reason.slice(0, 500) },
    correlationId: row.number,
    label: `Promise ${row.number} for ${localWords(zoneOfSite(world, row.site), toMs(commitAt))}`,
    expiresAt: fromMs(context.nowMs + commandExpiresMinutes * MINUTE_MS),
  });
}

/** A command of the wish that stands, not of one before it. */
function isAsked(command: CommandRow, { wishedAt }: OrderCase, type: string): boolean {
  return command.type === type && wishedAt !== null && toMs(command.queuedAt) >= toMs(wishedAt);
}

function orderOf(world: WorldView, { number }: OrderCase): Order {
  const order = world.get(orders, number);
  assert(order, `the order ${number} of a case is known`);
  return order;
}
