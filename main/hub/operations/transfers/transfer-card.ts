import type { QueryContext, WorldView } from '#engine/kernel';
import { approvalViews, whyCannotApprove } from '#operations/approvals';
import { cutOffWarning, postedOf, previewPostings, tradeOf } from '#operations/intercompany';
import { entities } from '#operations/network';
import { consignments } from '#operations/stock';
import type { TransferCard } from '#shared/protocol';
import { refuse, type Gln, type Result } from '#shared/vocabulary';
import { canAdvance } from './advance.ts';
import { commandTracks } from './command-track.ts';
import { freightOf } from './due-bookings.ts';
import { historyOf } from './history-words.ts';
import { plannedPath, plannedTimes } from './planned-path.ts';
import { quantityWords, siteOf } from './run-requests.ts';
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
  const { world, nowMs, actor } = context;
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
    policyVersion: transfer.policy,
    cannotApprove:
      transfer.step === 'awaitingApproval' ? whyCannotApprove(world, transfer.number, actor) : null,
    commands: commandTracks(world, transfer, nowMs),
    path: plannedPath(world, transfer, nowMs),
    history: await historyOf(context, transfer.number),
    cancelReleases: cancelReleases(world, transfer, nowMs),
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
