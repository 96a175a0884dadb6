import type { Decided, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import type { CommandRow } from '#engine/outbox';
import { delayWords, timersOf, titleOf, type Moved } from '#engine/runs';
import { followIncidents, pauseOf, type IncidentKind } from '#operations/interventions';
import { PAYABLE_STEPPED, type PayableStepped } from './own-events.ts';
import { isAskedOfOther, PAYABLE_EFFECTS } from './payable-effects.ts';
import { failedRelease, payableFacts, releaseOf, type Without } from './payable-facts.ts';
import type { Payable } from './payable.collection.ts';
import { payableWorkflow, type PayableAction } from './payable.machine.ts';

/** The kind of timers that the machine's delays become. */
export const PAYABLE_AFTER = 'payables.after';

/** The one part of the run that a command plays. */
export const RELEASE_PART = 'release';

/** Lets a run take an event under the facts as they are. Null when nothing follows, or a person has paused it. */
export function advance(
  world: WorldView,
  payable: Payable,
  on: string,
  context: DecisionContext,
  { because = on, without = {} }: { because?: string; without?: Without } = {},
): Decided | null {
  const { invoice } = payable;
  if (pauseOf(world, invoice)) return null;
  const facts = payableFacts(world, payable, without);
  const moved = payableWorkflow.move(payable.machine, payable.snapshot, facts, on);
  const events: OwnEvent[] = [];
  for (const action of moved.actions)
    PAYABLE_EFFECTS[action]({ world, payable, context, events, isAnew: without.failed === true });
  const stays = payable.step === 'awaitingApproval' && moved.step === payable.step;
  if (stays && isAskedOfOther(world, payable))
    PAYABLE_EFFECTS.askApprovals({ world, payable, context, events, isAnew: false });
  const failed = without.failed ? null : failedRelease(world, payable);
  const trouble = failed && wordsOf(failed);
  const isForGood = failed !== null && !facts.isRetriable;
  events.push(
    ...followIncidents(world, {
      run: invoice,
      workflow: payableWorkflow.id,
      step: moved.step,
      isEnd: moved.isEnd,
      trouble: isForGood
        ? { kind: kindOf(failed), words: trouble!, part: RELEASE_PART, command: failed.id }
        : null,
      timedOut: timedOut(moved, payable, on),
      ownerOf: () => 'finance',
      commandOf: () => releaseOf(world, payable)?.id,
      because,
    }),
  );
  if (moved.step !== payable.step || events.length > 0 || trouble !== payable.trouble) {
    const data: PayableStepped = {
      invoice,
      on,
      from: payable.step,
      to: moved.step,
      snapshot: moved.snapshot,
      isEnd: moved.isEnd,
      trouble,
    };
    events.unshift({ type: PAYABLE_STEPPED, subject: invoice, correlationId: invoice, data });
  }
  if (events.length === 0 && moved.timers.length === 0) return null;
  return { events, ...timersOf(moved, PAYABLE_AFTER, invoice, context.nowMs) };
}

function timedOut(
  { actions }: Moved<string, PayableAction>,
  { step }: Payable,
  on: string,
): string | null {
  if (!actions.includes('sayTimedOut')) return null;
  const [, , delay = ''] = on.split('.');
  return `${titleOf(step)} has taken longer than ${delayWords(delay)}.`;
}

function wordsOf({ label, status, rejection }: CommandRow): string {
  if (status === 'rejected') return `The ledger refused "${label}": ${rejection?.reason ?? ''}`;
  if (status === 'expired') return `"${label}" was not sent to the ledger in time.`;
  return `The ledger has not answered "${label}": whether it was done is unknown.`;
}

function kindOf({ status }: CommandRow): IncidentKind {
  if (status === 'rejected') return 'refused';
  return status === 'unanswered' ? 'unanswered' : 'notSent';
}
