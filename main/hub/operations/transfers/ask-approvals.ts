import type { OwnEvent, WorldView } from '#engine/kernel';
import { approvalViews, requestApprovals } from '#operations/approvals';
import { sayDecided } from '#operations/policy';
import { countedTogether } from './counted-together.ts';
import { neededFor } from './transfer-facts.ts';
import { termsHash } from './transfer-terms.ts';
import type { Transfer } from './transfer.collection.ts';

/**
 * Asks whom policy names to agree to a transfer as it stands, and says why those. What was given for other terms is taken
 * away, even where nobody needs to agree to these.
 */
export function askApprovals(world: WorldView, transfer: Transfer): OwnEvent[] {
  const { number: subject, requestedBy, authors, decideByAt } = transfer;
  const { needed, trace } = neededFor(world, transfer);
  const roles = needed.map(({ role }) => role).join(', ');
  const outcome = needed.length === 0 ? 'lets it through' : `asks ${roles}`;
  const decided = sayDecided({ subject, trace, outcome });
  const isAskedBefore = approvalViews(world, subject).length > 0;
  if (needed.length === 0 && !isAskedBefore) return [decided];
  const asked = requestApprovals({
    subject,
    policy: trace.policy,
    requestedBy,
    authors,
    hash: termsHash(transfer),
    decideByAt,
    counted: countedTogether(world, transfer),
    needed,
  });
  return [decided, asked];
}
