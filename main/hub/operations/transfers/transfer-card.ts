import type { QueryContext, WorldView } from '#engine/kernel';
import {
  approverName,
  approvalViews,
  whyCannotApprove,
  wouldSpeakFor,
} from '#operations/approvals';
import {
  cutOffWarning,
  postedOf,
  previewPostings,
  rateWords,
  tradeOf,
} from '#operations/intercompany';
import { entities, freightMinor as laneFreightMinor } from '#operations/network';
import { policyDecisions } from '#operations/policy';
import { consignments } from '#operations/stock';
import type { TransferCard } from '#shared/protocol';
import { refuse, type Gln, type Result } from '#shared/vocabulary';
import { canAdvance } from './advance.ts';
import { otherLanes } from './change-lane.decide.ts';
import { commandTracks } from './command-track.ts';
import { countedTogether, countedWords } from './counted-together.ts';
import { freightOf } from './due-bookings.ts';
import { historyOf } from './history-words.ts';
import { plannedPath, plannedTimes } from './planned-path.ts';
import { quantityWords, siteOf } from './run-requests.ts';
import { termsHash } from './transfer-terms.ts';
import { transferRow } from './transfer.view.ts';
import { receivedQuantity, transfers, type Transfer } from './transfer.collection.ts';

/**
 * Everything about a transfer on one card, for who asked, who approves and who books. Refused for a number that nobody
 * knows (a link may be old), and for a transfer of the ERP's own, of which only the goods are followed here.
 */
export async function transferCard(
  context: QueryContext,
  input: { key: string },
): Promise<TransferCard | Result<never>> {
  const { world, nowMs } = context;
  const transfer = world.get(transfers, input.key);
  if (!transfer) return noCard(world, input.key);
  const freightMinor = freightOf(world, transfer);
  return {
    key: transfer.number,
    row: transferRow(world, transfer),
    proposal: transfer.proposal,
    seller: entityName(world, transfer.seller),
    buyer: entityName(world, transfer.buyer),
    unitPriceMicro: transfer.unitPriceMicro,
    priceRule: transfer.priceRule,
    pricePolicy: transfer.trade.policy,
    rate: rateWords(transfer.trade.rate),
    valueMinor: transfer.valueMinor,
    freightMinor,
    currency: transfer.currency,
    ...moneyOf(world, transfer, freightMinor, nowMs),
    posted: postedOf(world, transfer.number),
    quantities: {
      planned: transfer.quantity,
      shipped: transfer.shippedQuantity,
      received: receivedQuantity(transfer),
      short: neverCame(transfer),
    },
    approvals: approvalViews(world, transfer.number),
    ...policyOf(world, transfer),
    hash: termsHash(transfer),
    ...decidingOf(context, transfer),
    otherLanes: otherLanes(world, transfer).map((lane) => ({
      laneId: lane.laneId,
      mode: lane.mode,
      freightMinor: laneFreightMinor(lane, transfer.weightGrams),
      transitMinutesP50: lane.transitMinutesP50,
    })),
    commands: commandTracks(world, transfer, nowMs),
    path: plannedPath(world, transfer, nowMs),
    history: await historyOf(context, transfer.number),
    cancelReleases: cancelReleases(world, transfer, nowMs),
  };
}

/** The version that was in force when it was asked for, until policy has decided: then the one that decided. */
function policyOf(
  world: WorldView,
  transfer: Transfer,
): Pick<TransferCard, 'policyVersion' | 'policyDecision'> {
  const decided = world.get(policyDecisions, transfer.number);
  if (!decided) return { policyVersion: transfer.policy, policyDecision: null };
  const { trace, outcome, decidedAt } = decided;
  return { policyVersion: trace.policy, policyDecision: { trace, outcome, decidedAt } };
}

/** What who asks may decide of it, in whose name, and what policy counts in. */
function decidingOf(
  { world, actor, now }: QueryContext,
  transfer: Transfer,
): Pick<TransferCard, 'countedWith' | 'cannotApprove' | 'onBehalfOf'> {
  if (transfer.step !== 'awaitingApproval')
    return { countedWith: null, cannotApprove: null, onBehalfOf: null };
  const counted = countedTogether(world, transfer);
  const of = wouldSpeakFor(world, transfer.number, actor, now);
  return {
    countedWith: counted && countedWords(counted),
    cannotApprove: whyCannotApprove(world, transfer.number, actor, now),
    onBehalfOf: of && approverName(of),
  };
}

function noCard(world: WorldView, number: string): Result<never> {
  const goods = world.get(consignments, number);
  if (!goods) return refuse('transfer.unknown', { transfer: number }, 'key');
  return refuse('transfer.ofErp', { transfer: number, shipment: goods.shipment }, 'key');
}

/** What left and did not arrive, closed by a person or not; null before the first count. */
function neverCame(transfer: Transfer): number | null {
  const received = receivedQuantity(transfer);
  return received === null ? null : Math.max(0, (transfer.shippedQuantity ?? received) - received);
}

/** What will be posted, and whether it falls into two periods; nothing within one entity. */
function moneyOf(
  world: WorldView,
  transfer: Transfer,
  freightMinor: number,
  nowMs: number,
): Pick<TransferCard, 'cutOffWarning' | 'previews'> {
  const trade = tradeOf(world, transfer);
  const times = plannedTimes(world, transfer, nowMs);
  const expected = {
    quantity: transfer.shippedQuantity ?? transfer.quantity,
    shipsAt: transfer.shippedAt ?? times.leaves.at,
    receivedAt: times.received.at,
    freightMinor,
  };
  const { zone } = siteOf(world, transfer.from);
  return {
    cutOffWarning: cutOffWarning(world, trade, expected, zone),
    previews: previewPostings(world, trade, expected),
  };
}

/** What cancelling would take back, in words; null when it cannot be cancelled any more. */
function cancelReleases(world: WorldView, transfer: Transfer, nowMs: number): string | null {
  if (!canAdvance(world, transfer, 'cancel', nowMs)) return null;
  const pieces = quantityWords(transfer.quantity, transfer.unit);
  const { name } = siteOf(world, transfer.from);
  if (transfer.step === 'requested') return 'Nothing is set aside: cancelling only ends it.';
  const reserved = transfer.reservedAt === null ? 'held for' : 'reserved at';
  const released = `Cancelling releases the ${pieces} ${reserved} ${name}`;
  if (transfer.commands['pick'] === undefined) return `${released}.`;
  return `${released} and calls off pick, shipment and transfer order.`;
}

function entityName(world: WorldView, entity: Gln): string {
  return world.get(entities, entity)?.name ?? entity;
}
