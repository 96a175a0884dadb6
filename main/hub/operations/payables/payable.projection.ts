import type { Evolve, LogEvent, WorldDraft } from '#engine/kernel';
import { titleOf } from '#engine/runs';
import { APPROVAL_GIVEN, type ApprovalGiven } from '#operations/approvals';
import { personName } from '#operations/exceptions';
import {
  RUN_PAUSED,
  RUN_RESUMED,
  type RunPaused,
  type RunResumed,
} from '#operations/interventions';
import {
  PAYABLE_ASKED,
  PAYABLE_BEGUN,
  PAYABLE_STEPPED,
  type PayableAsked,
  type PayableBegun,
  type PayableStepped,
} from './own-events.ts';
import { payables, type Payable } from './payable.collection.ts';
import { payableWorkflow } from './payable.machine.ts';

/** As many changes as a person can have missed between looking and pressing. */
const NOTES_KEPT = 12;

function begun(draft: WorldDraft, { data }: LogEvent<PayableBegun>): void {
  const { invoice, machine, heldAt, matchedBefore } = data;
  draft.put(payables, begunPayable(invoice, machine, heldAt, matchedBefore));
}

/** A run at the moment the invoice was blocked. */
export function begunPayable(
  invoice: string,
  machine: number,
  begunAt: string,
  matchedBefore: boolean,
): Payable {
  return {
    invoice,
    machine,
    step: payableWorkflow.data(machine).initial,
    snapshot: payableWorkflow.initialSnapshot(machine),
    begunAt,
    matchedBefore,
    askedBy: null,
    askedDifferenceMinor: null,
    trouble: null,
    endedAt: null,
    version: 1,
    notes: [],
  };
}

function stepped(draft: WorldDraft, { data, receivedAt }: LogEvent<PayableStepped>): void {
  change(draft, data.invoice, (known) => {
    const next: Payable = {
      ...known,
      step: data.to,
      snapshot: data.snapshot,
      trouble: data.trouble,
      endedAt: data.isEnd ? receivedAt : null,
    };
    return data.to === known.step ? next : noted(next, `it is ${titleOf(data.to).toLowerCase()}`);
  });
}

function asked(draft: WorldDraft, { data, actor }: LogEvent<PayableAsked>): void {
  change(draft, data.invoice, (known) => ({
    ...known,
    askedBy: actor,
    askedDifferenceMinor: data.differenceMinor,
  }));
}

function approvalGiven(draft: WorldDraft, { data, actor }: LogEvent<ApprovalGiven>): void {
  change(draft, data.subject, (known) => noted(known, `${personName(actor)} ${data.decision} it`));
}

function paused(draft: WorldDraft, { data, actor }: LogEvent<RunPaused>): void {
  change(draft, data.run, (known) => noted(known, `${personName(actor)} paused it`));
}

function resumed(draft: WorldDraft, { data, actor }: LogEvent<RunResumed>): void {
  change(draft, data.run, (known) => noted(known, `${personName(actor)} let it go on`));
}

function change(draft: WorldDraft, invoice: string, apply: (known: Payable) => Payable): void {
  const known = draft.get(payables, invoice);
  if (known) draft.put(payables, apply(known));
}

function noted(payable: Payable, what: string): Payable {
  const version = payable.version + 1;
  return { ...payable, version, notes: [...payable.notes, { version, what }].slice(-NOTES_KEPT) };
}

/** What the hub itself decided about payables. */
export const payableEvolve: Readonly<Record<string, unknown>> = {
  [PAYABLE_BEGUN]: begun,
  [PAYABLE_STEPPED]: stepped,
  [PAYABLE_ASKED]: asked,
  [APPROVAL_GIVEN]: approvalGiven,
  [RUN_PAUSED]: paused,
  [RUN_RESUMED]: resumed,
} satisfies Record<string, Evolve>;
