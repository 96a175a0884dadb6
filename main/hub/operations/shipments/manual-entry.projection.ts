import type { LogEvent, WorldDraft } from '#engine/kernel';
import { rowInstant } from '#operations/network';
import { MINUTE_MS, toMs } from '#shared/vocabulary';
import { entryKey, manualEntries } from './manual-entry.collection.ts';
import type { MilestoneEntered, MilestoneSettled } from './own-events.ts';
import { foldProgressArrived, foldProgressDeparted } from './progress.projection.ts';
import { shipments } from './shipment.collection.ts';
import { foldArrived, foldDeparted } from './shipment.projection.ts';

/** A gate's clock and a person's differ by minutes: within a quarter of an hour both mean the same moment. */
const SAME_WITHIN_MS = 15 * MINUTE_MS;

/** The milestone counts as if its feed had told it, and stands as a person's word beside it. */
export function foldMilestoneEntered(draft: WorldDraft, event: LogEvent<MilestoneEntered>): void {
  const { shipmentId, stop, milestone, at } = event.data;
  const shipment = draft.get(shipments, shipmentId);
  if (!shipment) return;
  draft.put(manualEntries, {
    key: entryKey(shipmentId, stop, milestone),
    shipmentId,
    source: shipment.source,
    stop,
    milestone,
    at,
    by: event.actor ?? 'hub',
    reason: event.reason ?? '',
    enteredAt: event.receivedAt,
    toldAt: null,
    state: 'alone',
    settledBy: null,
    kept: null,
  });
  reach(draft, event, event.data);
}

/** One word counts from now on: the person's, or the feed's, which stands already. */
export function foldMilestoneSettled(draft: WorldDraft, event: LogEvent<MilestoneSettled>): void {
  const { shipmentId, stop, milestone, keep } = event.data;
  const entry = draft.get(manualEntries, entryKey(shipmentId, stop, milestone));
  if (!entry) return;
  draft.put(manualEntries, { ...entry, state: 'settled', settledBy: event.actor, kept: keep });
  reach(draft, event, event.data);
}

/** The feed tells what a person had entered: it agrees, or the two are to be looked at; what was settled stays settled. */
export function foldToldArrived(
  draft: WorldDraft,
  event: LogEvent<{ shipmentId: string; stop: number; arrivedAt: string }>,
): void {
  const { shipmentId, stop, arrivedAt } = event.data;
  told(draft, event, { shipmentId, stop, milestone: 'arrive', at: rowInstant(arrivedAt) });
}

export function foldToldDeparted(
  draft: WorldDraft,
  event: LogEvent<{ shipmentId: string; stop: number; departedAt: string }>,
): void {
  const { shipmentId, stop, departedAt } = event.data;
  told(draft, event, { shipmentId, stop, milestone: 'depart', at: rowInstant(departedAt) });
}

function told(draft: WorldDraft, event: LogEvent, said: MilestoneEntered): void {
  const { shipmentId, stop, milestone, at: toldAt } = said;
  const entry = draft.get(manualEntries, entryKey(shipmentId, stop, milestone));
  if (!entry) return;
  if (entry.state === 'settled') {
    // The feed's word has just been folded over it.
    if (entry.kept === 'entry') reach(draft, event, { ...said, at: entry.at });
    return;
  }
  const isSame = Math.abs(toMs(toldAt) - toMs(entry.at)) <= SAME_WITHIN_MS;
  draft.put(manualEntries, { ...entry, toldAt, state: isSame ? 'agrees' : 'differs' });
}

/** As the feed's own word is folded: milestones first, the estimate from them. */
function reach(
  draft: WorldDraft,
  event: LogEvent,
  { shipmentId, stop, milestone, at }: MilestoneEntered,
): void {
  if (milestone === 'arrive') {
    const arrived = { ...event, data: { shipmentId, stop, arrivedAt: at } };
    foldArrived(draft, arrived);
    foldProgressArrived(draft, arrived);
  } else {
    const departed = { ...event, data: { shipmentId, stop, departedAt: at } };
    foldDeparted(draft, departed);
    foldProgressDeparted(draft, departed);
  }
}
