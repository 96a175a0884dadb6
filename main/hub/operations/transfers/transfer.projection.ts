import { APPROVAL_GIVEN, type ApprovalGiven } from '#operations/approvals';
import type { Evolve, LogEvent, WorldDraft } from '#engine/kernel';
import { personName } from '#operations/exceptions';
import {
  RUN_MOVED_ON,
  RUN_PAUSED,
  RUN_RESUMED,
  type RunMovedOn,
  type RunPaused,
  type RunResumed,
} from '#operations/interventions';
import {
  TRANSFER_CANCEL_ASKED,
  TRANSFER_LANE_CHANGED,
  TRANSFER_REQUESTED,
  TRANSFER_SHORT_CLOSED,
  TRANSFER_STEPPED,
  TRANSFERS_FILED,
  type TransferCancelAsked,
  type TransferLaneChanged,
  type TransferRequested,
  type TransferShortClosed,
  type TransfersFiled,
  type TransferStepped,
} from './own-events.ts';
import { requestedTransfer } from './requested-transfer.ts';
import { STEP_WORDS } from './step-words.ts';
import { transfers, withLane, type Transfer } from './transfer.collection.ts';

/** As many changes as a person can have missed between looking and pressing. */
const NOTES_KEPT = 12;

function requested(draft: WorldDraft, event: LogEvent<TransferRequested>): void {
  const by = { actor: event.actor ?? 'hub', at: event.receivedAt, source: event.source };
  draft.put(transfers, requestedTransfer(event.data, by));
}

function stepped(draft: WorldDraft, event: LogEvent<TransferStepped>): void {
  const { transfer: number, to, snapshot, isEnd, commands, trouble } = event.data;
  change(draft, event, number, (known) => {
    const next: Transfer = {
      ...known,
      step: to,
      snapshot,
      commands: { ...known.commands, ...commands },
      attempts: counted(known.attempts, commands),
      isApprovalAsked: asksApproval(to, known.isApprovalAsked),
      trouble,
      endedAt: isEnd ? event.receivedAt : null,
      filed: false,
    };
    return to === known.step ? next : noted(next, STEP_WORDS[to]);
  });
}

function counted(before: Transfer['attempts'], made: TransferStepped['commands']) {
  const attempts = { ...before };
  for (const part of Object.keys(made)) attempts[part] = (attempts[part] ?? 0) + 1;
  return attempts;
}

/** Approvals of an earlier try at reserving do not count for this one. */
function asksApproval(step: Transfer['step'], before: boolean): boolean {
  if (step === 'awaitingApproval') return true;
  return step === 'requested' || step === 'reserving' ? false : before;
}

function cancelAsked(draft: WorldDraft, event: LogEvent<TransferCancelAsked>): void {
  change(draft, event, event.data.transfer, (known) => ({ ...known, cancelAs: event.data.as }));
}

function laneChanged(draft: WorldDraft, event: LogEvent<TransferLaneChanged>): void {
  change(draft, event, event.data.transfer, (known) =>
    noted(
      withLane(known, event.data, event.actor ?? 'hub'),
      `${personName(event.actor)} changed its lane to ${event.data.laneId}`,
    ),
  );
}

function shortClosed(draft: WorldDraft, event: LogEvent<TransferShortClosed>): void {
  change(draft, event, event.data.transfer, (known) => ({
    ...known,
    shortClosedAt: event.receivedAt,
    shortClosedAfter: known.receipts.length,
  }));
}

function paused(draft: WorldDraft, event: LogEvent<RunPaused>): void {
  change(draft, event, event.data.run, (known) =>
    noted(known, `${personName(event.actor)} paused it`),
  );
}

function resumed(draft: WorldDraft, event: LogEvent<RunResumed>): void {
  change(draft, event, event.data.run, (known) =>
    noted(known, `${personName(event.actor)} let it go on`),
  );
}

/** A person answers for what no system has confirmed. */
function movedOn(draft: WorldDraft, event: LogEvent<RunMovedOn>): void {
  const { run, parts } = event.data;
  change(draft, event, run, (known) => {
    const waived = [...new Set([...known.waived, ...parts.map(({ part }) => part)])];
    return noted({ ...known, waived }, `${personName(event.actor)} moved it on`);
  });
}

function filed(draft: WorldDraft, event: LogEvent<TransfersFiled>): void {
  for (const number of event.data.transfers) {
    const known = draft.get(transfers, number);
    if (known) draft.put(transfers, { ...known, filed: true });
  }
}

/** Another's decision is a change that a person may have missed. */
function approvalGiven(draft: WorldDraft, event: LogEvent<ApprovalGiven>): void {
  const { subject, decision, onBehalfOf } = event.data;
  const behalf = onBehalfOf === null ? '' : ` on behalf of ${personName(onBehalfOf)}`;
  change(draft, event, subject, (known) =>
    noted(known, `${personName(event.actor)}${behalf} ${decision} it`),
  );
}

function change(
  draft: WorldDraft,
  event: LogEvent,
  number: string,
  apply: (known: Transfer) => Transfer,
): void {
  const known = draft.get(transfers, number);
  if (!known) return;
  const { source, occurredAt, receivedAt } = event;
  draft.put(transfers, { ...apply(known), source, occurredAt, receivedAt });
}

function noted(transfer: Transfer, what: string): Transfer {
  const version = transfer.version + 1;
  const notes = [...transfer.notes, { version, what }].slice(-NOTES_KEPT);
  return { ...transfer, version, notes };
}

/** What the hub itself decided about transfers. */
export const ownEvolve: Readonly<Record<string, unknown>> = {
  [TRANSFER_REQUESTED]: requested,
  [TRANSFER_STEPPED]: stepped,
  [TRANSFER_CANCEL_ASKED]: cancelAsked,
  [TRANSFER_LANE_CHANGED]: laneChanged,
  [TRANSFER_SHORT_CLOSED]: shortClosed,
  [TRANSFERS_FILED]: filed,
  [APPROVAL_GIVEN]: approvalGiven,
  [RUN_PAUSED]: paused,
  [RUN_RESUMED]: resumed,
  [RUN_MOVED_ON]: movedOn,
} satisfies Record<string, Evolve>;
