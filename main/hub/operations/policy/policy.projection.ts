import type { LogEvent, WorldDraft } from '#engine/kernel';
import { policies, type PolicyPublished } from './policy.collection.ts';

/** A later version replaces an earlier one; publishing the same again changes nothing. */
export function foldPolicyPublished(draft: WorldDraft, event: LogEvent<PolicyPublished>): void {
  const { name, version, content } = event.data;
  const known = draft.get(policies, name);
  if (known && known.version >= version) return;
  draft.put(policies, {
    name,
    version,
    content,
    publishedAt: event.receivedAt,
    publishedBy: event.actor ?? 'hub',
  });
}
