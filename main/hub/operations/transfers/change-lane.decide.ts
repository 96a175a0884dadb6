import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { freightMinor, lanes, pairKey, type LaneMaster } from '#operations/network';
import type { Act } from '#shared/protocol';
import { accept, refuse } from '#shared/vocabulary';
import { askApprovals } from './ask-approvals.ts';
import { TRANSFER_LANE_CHANGED, type TransferLaneChanged } from './own-events.ts';
import { STEP_WORDS } from './step-words.ts';
import { withLane, type Transfer } from './transfer.collection.ts';
import { refusedAsPaused, seenAsItIs } from './transfer.decide.ts';

/** The steps in which no warehouse and no carrier has been told the way yet. */
const UNDECIDED: readonly Transfer['step'][] = ['requested', 'reserving', 'awaitingApproval'];

/**
 * Another lane between the same two sites, as long as nothing went out over the old one. Freight is a term that people
 * approve, so whatever was approved is void and asked anew, and who changed it approves it no more.
 */
export function decideChangeLane(
  world: WorldView,
  act: Act<'transfer.changeLane'>,
  context: DecisionContext,
): Decision {
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  const transfer = found.value;
  const { number, step } = transfer;
  if (!UNDECIDED.includes(step))
    return refuse('transfer.wrongStep', { transfer: number, step, words: STEP_WORDS[step] });
  // While it stands a no has no effect yet, and whatever is asked anew has no answer.
  const paused = refusedAsPaused(world, transfer);
  if (paused) return paused;
  const lane = otherLanes(world, transfer).find(({ laneId }) => laneId === act.laneId);
  if (!lane) return refuse('transfer.noOtherLane', { lane: act.laneId }, 'laneId');
  const data: TransferLaneChanged = {
    transfer: number,
    laneId: lane.laneId,
    mode: lane.mode,
    freightMinor: freightMinor(lane, transfer.weightGrams),
  };
  const event = { type: TRANSFER_LANE_CHANGED, subject: number, correlationId: number, data };
  if (step !== 'awaitingApproval') return accept({ events: [event] });
  const asked = askApprovals(world, withLane(transfer, data, context.actor.id));
  return accept({ events: [event, ...asked] });
}

/** Lanes that it could take instead, the quickest first. */
export function otherLanes(world: WorldView, transfer: Transfer): LaneMaster[] {
  if (!UNDECIDED.includes(transfer.step)) return [];
  return world
    .by(lanes, 'byPair', pairKey(transfer.from, transfer.to))
    .filter(({ laneId, active }) => active && laneId !== transfer.laneId)
    .toSorted((a, b) => a.transitMinutesP50 - b.transitMinutesP50);
}
