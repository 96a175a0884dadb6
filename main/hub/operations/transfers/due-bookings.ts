import type { WorldView } from '#engine/kernel';
import {
  foundEntries,
  receivingEntries,
  shippingEntries,
  shortEntries,
  tradeOf,
  type Entry,
  type Trade,
} from '#operations/intercompany';
import { shipments } from '#operations/shipments';
import type { Instant } from '#shared/vocabulary';
import type { Transfer } from './transfer.collection.ts';
import { commandOf, type Part } from './run-commands.ts';

/** One posting that a transfer owes to a ledger by now. */
export interface DueBooking {
  part: Part;
  trade: Trade;
  entry: Entry;
  happenedAt: Instant;
}

/** The postings that follow from what has happened so far, in the order in which it did. */
export function dueBookings(world: WorldView, transfer: Transfer): DueBooking[] {
  const { shippedAt, shippedQuantity: shipped, shortClosedAt } = transfer;
  const trade = tradeOf(world, transfer);
  if (shippedAt === null || shipped === null) return [];
  const due: DueBooking[] = shippingEntries(trade, shipped).map((entry) => ({
    part: entry.entity === trade.seller ? 'bookSeller' : 'bookBuyer',
    trade,
    entry,
    happenedAt: shippedAt,
  }));
  let before = 0;
  const ended = transfer.shortClosedAfter ?? transfer.receipts.length;
  transfer.receipts.forEach(({ quantity, at }, nth) => {
    const received = before + quantity;
    const sum = { shipped, received, before };
    const entries =
      nth < ended
        ? receivingEntries(trade, sum, nth === 0 ? freightOf(world, transfer) : 0)
        : foundEntries(trade, sum);
    for (const entry of entries)
      due.push({ part: `bookReceipt${nth + 1}`, trade, entry, happenedAt: at });
    before = received;
  });
  if (shortClosedAt !== null) {
    const received = receivedBy(transfer, ended);
    for (const entry of shortEntries(trade, { shipped, received }))
      due.push({ part: 'bookLoss', trade, entry, happenedAt: shortClosedAt });
  }
  return due;
}

/** What the first receipts brought. */
function receivedBy(transfer: Transfer, receipts: number): number {
  return transfer.receipts.slice(0, receipts).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Whether the ledgers have confirmed everything that is due. */
export function isBooked(world: WorldView, transfer: Transfer): boolean {
  return dueBookings(world, transfer).every(
    ({ part }) => commandOf(world, transfer, part)?.status === 'confirmed',
  );
}

/** Which books have all that is due: what the column "Booked" says. */
export function bookedState(world: WorldView, transfer: Transfer): 'none' | 'part' | 'both' {
  const due = dueBookings(world, transfer);
  const booked = due.filter(
    ({ part }) => commandOf(world, transfer, part)?.status === 'confirmed',
  ).length;
  if (booked === 0) return 'none';
  return booked === due.length ? 'both' : 'part';
}

/** What the truck costs: as the TMS planned it, before that by the lane's tariff. */
export function freightOf(world: WorldView, transfer: Transfer): number {
  const shipment = transfer.shipment === null ? undefined : world.get(shipments, transfer.shipment);
  return shipment?.freightMinor ?? transfer.freightMinor;
}
