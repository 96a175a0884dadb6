import type { LogEvent, WorldDraft } from '#engine/kernel';
import { delegations } from './delegation.collection.ts';
import type { DelegationEnded, DelegationMade } from './own-events.ts';

export function foldDelegationMade(draft: WorldDraft, event: LogEvent<DelegationMade>): void {
  const { delegation: id, ...made } = event.data;
  draft.put(delegations, {
    id,
    ...made,
    reason: event.reason ?? '',
    madeBy: event.actor ?? 'hub',
    madeAt: event.receivedAt,
    endedAt: null,
    endedBy: null,
  });
}

export function foldDelegationEnded(draft: WorldDraft, event: LogEvent<DelegationEnded>): void {
  const known = draft.get(delegations, event.data.delegation);
  if (known)
    draft.put(delegations, { ...known, endedAt: event.receivedAt, endedBy: event.actor ?? 'hub' });
}
