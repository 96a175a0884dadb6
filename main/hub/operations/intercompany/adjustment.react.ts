import type {
  Decided,
  DecisionContext,
  LogEvent,
  OwnEvent,
  React,
  WorldView,
} from '#engine/kernel';
import { commands, COMMAND_WANTED_ANEW, type CommandRetried } from '#engine/outbox';
import { APPROVAL_GIVEN, approvalState, type ApprovalGiven } from '#operations/approvals';
import { intercompanyPosted, type DataOf } from '#shared/contracts';
import { DAY_MS, fromMs } from '#shared/vocabulary';
import { adjustments, type AdjustmentRow } from './adjustment.collection.ts';
import { bookEntry } from './book-entry.ts';
import {
  ADJUSTMENT_ENDED,
  ADJUSTMENT_RELEASED,
  type AdjustmentEnded,
  type AdjustmentReleased,
} from './own-events.ts';
import { dayOfPeriod } from './period.collection.ts';

/** A ledger that does not answer within a day needs a person. */
const EXPIRES_AFTER_MS = DAY_MS;

/** All have agreed: the postings go out. Somebody did not: nothing does. */
function onApproval(
  world: WorldView,
  event: LogEvent<ApprovalGiven>,
  context: DecisionContext,
): Decided | null {
  const adjustment = world.get(adjustments, event.data.subject);
  if (adjustment?.status !== 'proposed' || context.backfill) return null;
  switch (approvalState(world, adjustment.key)) {
    case 'approved':
      return { events: release(world, adjustment, context) };
    case 'rejected':
      return { events: [ended(adjustment, 'rejected')] };
    case 'pending':
      return null;
  }
}

/** A ledger has booked something of a document: it may have been the last of an adjustment. */
function onPosted(
  world: WorldView,
  event: LogEvent<DataOf<typeof intercompanyPosted>>,
): Decided | null {
  const done = world
    .by(adjustments, 'byDocument', event.data.transferNumber)
    .filter(
      ({ status, commands: asked }) =>
        status === 'booking' &&
        asked.every((id) => world.get(commands, id)?.status === 'confirmed'),
    );
  return done.length === 0 ? null : { events: done.map((one) => ended(one, 'booked')) };
}

/** A person wants a refused booking asked anew: the same entry, in the period that is open by now. */
function onWantedAnew(
  world: WorldView,
  { data }: LogEvent<CommandRetried>,
  context: DecisionContext,
): Decided | null {
  const [adjustment] = world.by(adjustments, 'byCommand', data.id);
  if (adjustment?.status !== 'booking' || context.backfill) return null;
  const nth = adjustment.commands.indexOf(data.id);
  const again = booking(world, adjustment, nth, context);
  const asked = adjustment.commands.with(nth, again.subject);
  return { events: [again, released(adjustment, asked)] };
}

function release(
  world: WorldView,
  adjustment: AdjustmentRow,
  context: DecisionContext,
): OwnEvent[] {
  const queued = adjustment.entries.map((_, nth) => booking(world, adjustment, nth, context));
  const asked = queued.map(({ subject }) => subject);
  return [...queued, released(adjustment, asked)];
}

function booking(
  world: WorldView,
  { document, entries, currency, rate, period }: AdjustmentRow,
  nth: number,
  context: DecisionContext,
) {
  const entry = entries[nth]!;
  return bookEntry(world, context, { number: document, currency, rate }, entry, {
    happenedAt: dayOfPeriod(world, entry.entity, period, context.now),
    expiresAt: fromMs(context.nowMs + EXPIRES_AFTER_MS),
  });
}

function released(
  { key, document }: AdjustmentRow,
  asked: readonly string[],
): OwnEvent<AdjustmentReleased> {
  const data = { adjustment: key, commands: asked };
  return { type: ADJUSTMENT_RELEASED, subject: key, correlationId: document, data };
}

function ended(
  { key, document }: AdjustmentRow,
  as: AdjustmentEnded['as'],
): OwnEvent<AdjustmentEnded> {
  const data = { adjustment: key, as };
  return { type: ADJUSTMENT_ENDED, subject: key, correlationId: document, data };
}

/** By event type. */
export const adjustmentReact: Readonly<Record<string, unknown>> = {
  [APPROVAL_GIVEN]: onApproval,
  [intercompanyPosted.type]: onPosted,
  [COMMAND_WANTED_ANEW]: onWantedAnew,
} satisfies Record<string, React>;
