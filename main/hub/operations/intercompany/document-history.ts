import type { LogEvent, QueryContext } from '#engine/kernel';
import { APPROVAL_GIVEN, type ApprovalGiven } from '#operations/approvals';
import { historyEntry, personName } from '#operations/exceptions';
import * as contracts from '#shared/contracts';
import type { HistoryEntry } from '#shared/protocol';
import { UNIT_WORDS } from '#shared/vocabulary';
import { adjustments } from './adjustment.collection.ts';
import { STAGE_WORDS } from './book-entry.ts';
import {
  ADJUSTMENT_ENDED,
  ADJUSTMENT_PROPOSED,
  INTERCOMPANY_ASSIGNED,
  type AdjustmentEnded,
  type AdjustmentProposed,
  type IntercompanyAssigned,
} from './own-events.ts';
import { monthOf } from './period.collection.ts';

/** More than a document ever has; what is older is in the audit trail. */
const LIMIT = 400;

type Say = (data: never) => string;

const WORDS: Readonly<Record<string, Say>> = {
  [contracts.shipmentLoaded.type]: ({ lines }: contracts.DataOf<typeof contracts.shipmentLoaded>) =>
    `Left the dock: ${lines.map(({ quantity, unit }) => `${quantity} ${UNIT_WORDS[unit]}`).join(', ')}`,
  [contracts.receiptCompleted.type]: ({
    lines,
  }: contracts.DataOf<typeof contracts.receiptCompleted>) =>
    `Received ${lines
      .map(
        ({ receivedQuantity, expectedQuantity, unit }) =>
          `${receivedQuantity} of ${expectedQuantity} ${UNIT_WORDS[unit]}`,
      )
      .join(', ')}`,
  [contracts.intercompanyPosted.type]: ({
    postingId,
    period,
    stage,
    lateReason,
  }: contracts.DataOf<typeof contracts.intercompanyPosted>) =>
    `Booked ${STAGE_WORDS[stage]} as ${postingId} in ${monthOf(period)}${lateReason === undefined ? '' : `: ${lateReason}`}`,
  [INTERCOMPANY_ASSIGNED]: ({ owner }: IntercompanyAssigned) =>
    owner === null ? 'Taken back' : `Assigned to ${personName(owner)}`,
  [ADJUSTMENT_PROPOSED]: ({ what }: AdjustmentProposed) => `Proposed: ${what}`,
  [APPROVAL_GIVEN]: ({ decision }: ApprovalGiven) => `The adjustment is ${decision}`,
  [ADJUSTMENT_ENDED]: ({ as }: AdjustmentEnded) =>
    as === 'booked' ? 'The adjustment is in the books' : 'The adjustment is not made',
};

/** What happened to a document, newest first: what docks and ledgers said, and what people did about it. */
export async function documentHistory(
  { world, history }: QueryContext,
  document: string,
): Promise<HistoryEntry[]> {
  const subjects = world.by(adjustments, 'byDocument', document).map(({ key }) => key);
  const found = await Promise.all([
    history({ correlationId: document, limit: LIMIT }),
    ...subjects.map((correlationId) => history({ correlationId, limit: LIMIT })),
  ]);
  const bySeq = new Map(found.flat().map((event) => [event.seq, event]));
  return [...bySeq.values()]
    .toSorted((a, b) => b.seq - a.seq)
    .flatMap((event) => {
      const say = WORDS[event.type];
      return say ? [entryOf(event, say)] : [];
    });
}

function entryOf(event: LogEvent, say: Say): HistoryEntry {
  return historyEntry(event, say(event.data as never));
}
