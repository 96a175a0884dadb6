import type { Evolve, LogEvent, WorldDraft } from '#engine/kernel';
import { adjustments, type AdjustmentRow } from './adjustment.collection.ts';
import { cares } from './care.collection.ts';
import {
  ADJUSTMENT_ENDED,
  ADJUSTMENT_PROPOSED,
  ADJUSTMENT_RELEASED,
  INTERCOMPANY_ASSIGNED,
  type AdjustmentEnded,
  type AdjustmentProposed,
  type AdjustmentReleased,
  type IntercompanyAssigned,
} from './own-events.ts';

function assigned(draft: WorldDraft, { data }: LogEvent<IntercompanyAssigned>): void {
  const { document, owner } = data;
  const version = (draft.get(cares, document)?.version ?? 0) + 1;
  draft.put(cares, { document, owner, version });
}

function proposed(draft: WorldDraft, event: LogEvent<AdjustmentProposed>): void {
  const { adjustment: key, ...told } = event.data;
  draft.put(adjustments, {
    key,
    ...told,
    proposedBy: event.actor ?? 'hub',
    proposedAt: event.receivedAt,
    reason: event.reason ?? '',
    status: 'proposed',
    commands: [],
  });
  changed(draft, told.document);
}

function released(draft: WorldDraft, { data }: LogEvent<AdjustmentReleased>): void {
  become(draft, data.adjustment, { status: 'booking', commands: data.commands });
}

function ended(draft: WorldDraft, { data }: LogEvent<AdjustmentEnded>): void {
  become(draft, data.adjustment, { status: data.as });
}

function become(draft: WorldDraft, key: string, change: Partial<AdjustmentRow>): void {
  const known = draft.get(adjustments, key);
  if (!known) return;
  draft.put(adjustments, { ...known, ...change });
  changed(draft, known.document);
}

function changed(draft: WorldDraft, document: string): void {
  const known = draft.get(cares, document);
  draft.put(cares, {
    document,
    owner: known?.owner ?? null,
    version: (known?.version ?? 0) + 1,
  });
}

/** What people decided about documents, by event type. */
export const adjustmentEvolve: Readonly<Record<string, unknown>> = {
  [INTERCOMPANY_ASSIGNED]: assigned,
  [ADJUSTMENT_PROPOSED]: proposed,
  [ADJUSTMENT_RELEASED]: released,
  [ADJUSTMENT_ENDED]: ended,
} satisfies Record<string, Evolve>;
