import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { approvalViews, decideApproval } from '#operations/approvals';
import { isPersonOrRole } from '#operations/exceptions';
import type { Act } from '#shared/protocol';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { adjustable, isAsProposed } from './adjustable.ts';
import { askToApprove } from './adjustment-approval.ts';
import { adjustments } from './adjustment.collection.ts';
import { cares } from './care.collection.ts';
import { matchDocument, type DocumentMatch } from './document-match.ts';
import { documentVersion } from './document-version.ts';
import {
  ADJUSTMENT_PROPOSED,
  INTERCOMPANY_ASSIGNED,
  type AdjustmentProposed,
  type IntercompanyAssigned,
} from './own-events.ts';
import { postings } from './posting.collection.ts';

/** Gives a document to a person or to a role; null takes it back. */
export function decideAssign(world: WorldView, act: Act<'intercompany.assign'>): Decision {
  const found = asSeen(world, act);
  if (!found.ok) return found;
  const { document, owner } = act;
  if (owner !== null && !isPersonOrRole(owner))
    return refuse('exception.personUnknown', { person: owner }, 'owner');
  if (owner === (world.get(cares, document)?.owner ?? null))
    return refuse('exception.sameOwner', { document, owner }, 'owner');
  const data: IntercompanyAssigned = { document, owner };
  const event = { type: INTERCOMPANY_ASSIGNED, subject: document, correlationId: document, data };
  return accept({ events: [event] });
}

/** Asks for the postings that make both ledgers agree. They go out when those whom policy names have agreed. */
export function decidePropose(
  world: WorldView,
  act: Act<'intercompany.propose'>,
  context: DecisionContext,
): Decision {
  const found = asSeen(world, act);
  if (!found.ok) return found;
  const wanted = adjustable(world, found.value, context.now);
  if (!wanted.ok) return wanted;
  const { document } = act;
  const nth = world.by(adjustments, 'byDocument', document).length + 1;
  const data: AdjustmentProposed = { adjustment: `${document}/A${nth}`, ...wanted.value };
  return accept({
    events: [
      { type: ADJUSTMENT_PROPOSED, subject: data.adjustment, correlationId: document, data },
      askToApprove(world, data, context),
    ],
  });
}

export function decideApproveAdjustment(
  world: WorldView,
  act: Act<'intercompany.approve'>,
  context: DecisionContext,
): Decision {
  return answer(world, act, 'approved', context);
}

export function decideRejectAdjustment(
  world: WorldView,
  act: Act<'intercompany.reject'>,
  context: DecisionContext,
): Decision {
  return answer(world, act, 'rejected', context);
}

/** One of those whom policy asks says yes or no; nobody to what they proposed. */
function answer(
  world: WorldView,
  { adjustment, hash }: { adjustment: string; hash: string },
  decision: 'approved' | 'rejected',
  context: DecisionContext,
): Decision {
  const known = world.get(adjustments, adjustment);
  if (!known || approvalViews(world, adjustment).length === 0)
    return refuse('intercompany.noAdjustment', { adjustment }, 'adjustment');
  if (known.status !== 'proposed')
    return refuse('intercompany.adjustmentDecided', { adjustment, status: known.status });
  const given = decideApproval(world, { subject: adjustment, decision, hash }, context);
  // What a ledger has booked since would be booked twice; a no is always heard.
  if (given.ok && decision === 'approved' && !isAsProposed(world, known))
    return refuse('intercompany.changed', { document: known.document });
  return given.ok ? accept({ events: [given.value] }) : given;
}

/** The document, if it is still what the person saw. */
function asSeen(
  world: WorldView,
  { document, seen }: { document: string; seen: number },
): Result<DocumentMatch> {
  const match = matchDocument(world.by(postings, 'byTransfer', document));
  if (!match) return refuse('intercompany.unknown', { document }, 'document');
  if (documentVersion(world, document) !== seen)
    return refuse('intercompany.changed', { document });
  return accept(match);
}
