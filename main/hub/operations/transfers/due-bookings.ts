import type { WorldView } from '#engine/kernel';
import {
  foundBackEntries,
  foundEntries,
  receivingEntries,
  returnedEntries,
  shippingEntries,
  shortEntries,
  tradeOf,
  type Entry,
  type Trade,
} from '#operations/intercompany';
import { shipments } from '#operations/shipments';
import type { Instant } from '#shared/vocabulary';
import { refusedBefore, settledBy, type Transfer } from './transfer.collection.ts';
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
  const { shippedQuantity: shipped, shortClosedAt, loads } = transfer;
  const trade = tradeOf(world, transfer);
  if (shipped === null) return [];
  const due: DueBooking[] = [];
  let left = 0;
  loads.forEach(({ quantity, at }, nth) => {
    const load = nth === 0 ? '' : nth + 1;
    for (const entry of shippingEntries(trade, left + quantity, left)) {
      const side = entry.entity === trade.seller ? 'Seller' : 'Buyer';
      due.push({ part: `book${side}${load}`, trade, entry, happenedAt: at });
    }
    left += quantity;
  });
  let before = 0;
  const ended = transfer.shortClosedAfter ?? transfer.receipts.length;
  transfer.receipts.forEach(({ quantity, damaged, at }, nth) => {
    const received = before + quantity;
    // What the dock had refused by then was not its own to receive: more than the rest is over.
    const taken = shipped - refusedBefore(transfer, nth);
    const sum = { shipped: taken, received, before, damaged };
    const entries =
      nth < ended
        ? receivingEntries(trade, sum, nth === 0 ? freightOf(world, transfer) : 0)
        : foundEntries(trade, sum);
    for (const entry of entries)
      due.push({ part: partOf(`bookReceipt${nth + 1}`, entry), trade, entry, happenedAt: at });
    before = received;
  });
  const settled = settledBy(transfer, ended);
  let lost = shipped;
  transfer.returns.forEach(({ quantity, damaged, at, afterClose }, nth) => {
    const back = Math.max(0, Math.min(quantity, left - settled));
    // The way out is booked with the first receipt; where there is none, with what came back.
    const freight = nth === 0 && transfer.receipts.length === 0 ? freightOf(world, transfer) : 0;
    const came = { shipped: left, returned: back, damaged };
    const entries = afterClose
      ? foundBackEntries(trade, came)
      : returnedEntries(trade, came, freight);
    for (const entry of entries)
      due.push({ part: partOf(`bookReturn${nth + 1}`, entry), trade, entry, happenedAt: at });
    left -= back;
    if (!afterClose) lost = left;
  });
  if (shortClosedAt !== null)
    for (const entry of shortEntries(trade, { shipped: lost, received: settled }))
      due.push({ part: partOf('bookLoss', entry), trade, entry, happenedAt: shortClosedAt });
  return due;

  /** What the seller credits of it is a booking of its own. */
  function partOf(part: Part, { entity }: Entry): Part {
    return trade.seller !== trade.buyer && entity === trade.seller
      ? (`${part}Seller` as Part)
      : part;
  }
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
