import type { Decided, DecisionContext, LogEvent, TimerRequest, WorldView } from '#engine/kernel';
import { nextNight, wakeAtNight } from '#engine/runs';
import { DAY_MS, toMs } from '#shared/vocabulary';
import { TRANSFERS_FILED, type TransfersFiled, type TransferStepped } from './own-events.ts';
import { transfers } from './transfer.collection.ts';

/** The timer by which ended transfers leave the live list. */
export const FILE_TRANSFERS = 'transfers.file';

/** A week: both sites and both ledgers ask about a transfer until the week in which it ended is closed. */
const SHOWN_FOR_MS = 7 * DAY_MS;

const wake = wakeAtNight(FILE_TRANSFERS);

/** After a transfer ended. */
export function armFiling(
  world: WorldView,
  event: LogEvent<TransferStepped>,
  context: DecisionContext,
): Decided | null {
  return event.data.isEnd ? wake(world, event, context) : null;
}

/** Files all transfers that ended long enough ago, in one event. Their rows stay: cards and histories open them. */
export function fileEnded(
  world: WorldView,
  _timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const ended = world.by(transfers, 'unfiled', 'ended');
  const due = ended.filter(
    ({ endedAt }) => endedAt !== null && context.nowMs - toMs(endedAt) > SHOWN_FOR_MS,
  );
  const next = ended.length > due.length ? [nextNight(FILE_TRANSFERS, context.nowMs)] : [];
  if (due.length === 0) return { events: [], timers: next };
  const data: TransfersFiled = { transfers: due.map(({ number }) => number) };
  return { events: [{ type: TRANSFERS_FILED, subject: 'transfers', data }], timers: next };
}
