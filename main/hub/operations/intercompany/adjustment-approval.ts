import { contentHash } from '#engine/audit';
import type { DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { requestApprovals } from '#operations/approvals';
import { intercompanyPolicy } from './intercompany-policy.ts';
import type { AdjustmentProposed } from './own-events.ts';

/** Asks those whom policy names to agree to an adjustment: what changes two books is seen by four eyes. */
export function askToApprove(
  world: WorldView,
  proposed: AdjustmentProposed,
  context: DecisionContext,
): OwnEvent {
  const { adjustmentApprovers, adjustmentDueMinutes } = intercompanyPolicy(world).content;
  const { id } = context.actor;
  return requestApprovals({
    subject: proposed.adjustment,
    policy: proposed.policy,
    requestedBy: id,
    authors: [id],
    hash: contentHash(proposed),
    decideByAt: null,
    counted: null,
    needed: adjustmentApprovers.map((role) => ({
      role,
      why: 'adjusts the books of two entities',
      stage: 1,
      dueMinutes: adjustmentDueMinutes,
      row: 'adjustmentApprovers',
    })),
  });
}
