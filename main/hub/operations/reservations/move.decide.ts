import type { Decision, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { queueCommand, type CommandQueued } from '#engine/outbox';
import { sites } from '#operations/network';
import { allocationPolicy, sayDecided, traceOf } from '#operations/policy';
import { moveReservation } from '#shared/contracts';
import type { Act } from '#shared/protocol';
import { accept, fromMs, HOUR_MS, refuse, UNIT_WORDS, type Result } from '#shared/vocabulary';
import { lineToMove } from './line-to-move.ts';
import { moveOption, sitesOfOrder, type MeantMove, type Move } from './move-option.ts';

/** What is free now is somebody else's by the evening: an ERP that has not answered by then is asked by a person again. */
const EXPIRES_AFTER_MS = 2 * HOUR_MS;

/**
 * Asks the ERP to serve pieces of a line from elsewhere. What comes of it is the ERP's word, `order.reservationMoved`.
 */
export function decideMove(
  world: WorldView,
  act: Act<'order.moveReservation'>,
  context: DecisionContext,
): Decision {
  const checked = checkedMove(world, act, context.nowMs);
  if (!checked.ok) return checked;
  return accept({ events: [...passing(world, checked.value), askToMove(checked.value, context)] });
}

/** A move that is possible as far as anybody knows now. */
export type CheckedMove = Move & MeantMove;

/**
 * Checks a move on what is known now: that the pieces are free there, that nobody who was promised before loses them, and
 * that who loses is what the person saw; where the source is silent a reason is asked for.
 */
export function checkedMove(
  world: WorldView,
  act: Act<'order.moveReservation'>,
  nowMs: number,
): Result<CheckedMove> {
  const found = lineToMove(world, act);
  if (!found.ok) return found;
  const { order, line } = found.value;
  const to = world.get(sites, act.to);
  if (!to) return refuse('site.unknown', { site: act.to }, 'to');
  if (!sitesOfOrder(world, order).some(({ gln }) => gln === to.gln))
    return refuse('site.otherEntity', { site: to.code, order: act.order }, 'to');
  const { quantity, inbound } = act;
  const move = { order, line, quantity, to, inbound };
  const { option, losers } = moveOption(world, move, nowMs);
  if (option.refusal) return { ok: false, refusal: option.refusal };
  if (option.silentSince !== null && act.staleReason === undefined)
    return refuse('stock.stale', { site: to.code, since: option.silentSince }, 'staleReason');
  return option.hash === act.seen
    ? accept({ ...move, option, losers })
    : refuse('reservation.changed', { order: act.order, losers: losers.length }, 'seen');
}

/** The command that moves pieces of a line. */
export function askToMove(
  { order, line, quantity, to, inbound }: Move,
  context: DecisionContext,
): OwnEvent<CommandQueued> {
  const from = inbound === null ? to.name : inbound.number;
  return queueCommand(context, {
    definition: moveReservation,
    target: order.source,
    data: {
      orderNumber: order.orderNumber,
      line: line.line,
      quantity,
      to: to.gln,
      ...(inbound === null ? {} : { inbound }),
    },
    correlationId: order.orderNumber,
    label: `Serve ${quantity} ${UNIT_WORDS[line.unit]} of ${order.orderNumber} from ${from}`,
    expiresAt: fromMs(context.nowMs + EXPIRES_AFTER_MS),
  });
}

/** By which version of policy it passes lines that go before it; nothing to say where it passes none. */
export function passing(
  world: WorldView,
  { order, line, to, option, losers }: CheckedMove,
): OwnEvent[] {
  const passed = losers.filter(({ isEarlier }) => isEarlier);
  if (passed.length === 0) return [];
  const names = [...new Set(passed.map((loser) => loser.line.orderNumber))];
  const inputs = { order: order.orderNumber, line: line.line, site: to.code };
  return [
    sayDecided({
      subject: order.orderNumber,
      trace: traceOf(allocationPolicy(world, to.code), inputs, [option.rank.row], []),
      outcome: `lets ${order.orderNumber} pass ${names.join(', ')}`,
    }),
  ];
}
