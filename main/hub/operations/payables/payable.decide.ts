import type { Decided, Decision, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { decideApproval } from '#operations/approvals';
import { personName } from '#operations/exceptions';
import { pauseOf } from '#operations/interventions';
import { invoices } from '#operations/invoices';
import type { Act } from '#shared/protocol';
import { accept, refuse, type Result } from '#shared/vocabulary';
import {
  PAYABLE_ASKED,
  PAYABLE_DISPUTED,
  type PayableAsked,
  type PayableDisputed,
} from './own-events.ts';
import { advance } from './payable.advance.ts';
import { matchOf } from './payable-case.ts';
import { payableFacts } from './payable-facts.ts';
import { payables, type Payable } from './payable.collection.ts';
import { payableWorkflow } from './payable.machine.ts';

/** Somebody wants it paid although it does not match: whoever policy names must agree. */
export function decideAsk(
  world: WorldView,
  act: Act<'payable.ask'>,
  context: DecisionContext,
): Decision {
  const found = movable(world, act, 'ask');
  if (!found.ok) return found;
  const payable = found.value;
  const invoice = world.get(invoices, payable.invoice);
  if (!invoice) return refuse('invoice.unknown', { invoice: payable.invoice }, 'invoice');
  const { differenceMinor } = matchOf(world, invoice);
  const data: PayableAsked = { invoice: payable.invoice, differenceMinor };
  const asking: Payable = { ...payable, askedBy: context.actor.id };
  const then = advance(world, asking, 'ask', context, { without: { approvals: true } });
  return began({ type: PAYABLE_ASKED, ...caseOf(payable), data }, then);
}

/** Somebody wants it mended by who sent it; it stays blocked. */
export function decideDispute(
  world: WorldView,
  act: Act<'payable.dispute'>,
  context: DecisionContext,
): Decision {
  const found = movable(world, act, 'dispute');
  if (!found.ok) return found;
  const data: PayableDisputed = { invoice: found.value.invoice };
  const then = advance(world, found.value, 'dispute', context);
  return began({ type: PAYABLE_DISPUTED, ...caseOf(found.value), data }, then);
}

/** Somebody with an asked role agrees; nobody to their own wish. */
export function decidePayableApprove(
  world: WorldView,
  act: Act<'payable.approve'>,
  context: DecisionContext,
): Decision {
  return answer(world, act, 'approved', context);
}

/** Somebody with an asked role says no: it is disputed. */
export function decidePayableReject(
  world: WorldView,
  act: Act<'payable.reject'>,
  context: DecisionContext,
): Decision {
  return answer(world, act, 'rejected', context);
}

function answer(
  world: WorldView,
  act: { invoice: string; seen: number; hash: string },
  decision: 'approved' | 'rejected',
  context: DecisionContext,
): Decision {
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  const verdict = { subject: act.invoice, decision, hash: act.hash };
  const given = decideApproval(world, verdict, context);
  return given.ok ? accept({ events: [given.value] }) : given;
}

/** The run, if it is what the person saw and the act moves it. */
function movable(
  world: WorldView,
  act: { invoice: string; seen: number },
  on: string,
): Result<Payable> {
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  const { machine, snapshot, invoice, step } = found.value;
  const pause = pauseOf(world, invoice);
  if (pause) return refuse('run.paused', { run: invoice, by: personName(pause.by) });
  const facts = payableFacts(world, found.value);
  return payableWorkflow.canMove(machine, snapshot, facts, on)
    ? found
    : refuse('payable.wrongStep', { invoice, step });
}

function seenAsItIs(
  world: WorldView,
  { invoice, seen }: { invoice: string; seen: number },
): Result<Payable> {
  const payable = world.get(payables, invoice);
  if (!payable) return refuse('payable.unknown', { invoice }, 'invoice');
  if (payable.version === seen) return accept(payable);
  const missed = payable.notes.filter(({ version }) => version > seen).map(({ what }) => what);
  return refuse('run.changed', {
    run: invoice,
    seen,
    version: payable.version,
    what: missed.join('; '),
  });
}

function caseOf({ invoice }: Payable) {
  return { subject: invoice, correlationId: invoice };
}

function began(first: OwnEvent, then: Decided | null): Decision {
  return accept({ ...then, events: [first, ...(then?.events ?? [])] });
}
