import type { WorldView } from '#engine/kernel';
import { byMinting, type CommandRow } from '#engine/outbox';
import * as contracts from '#shared/contracts';
import type { CommandTrack } from '#shared/protocol';
import { toMs, type Instant } from '#shared/vocabulary';
import { shortName } from '#operations/intercompany';
import { commandOf, type Part } from './run-commands.ts';
import { siteOf } from './run-requests.ts';
import { systemName } from './system-name.ts';
import type { Transfer } from './transfer.collection.ts';
import { waitsFor } from './waits-for.ts';

/** A command that will follow, before it is queued. */
interface Awaited {
  part: Part;
  label: string;
  target: string;
  confirmedBy: string;
  waits: string;
}

/** What goes out for a transfer and what came back: its commands in the order of the run, then those still to come. */
export function commandTracks(world: WorldView, transfer: Transfer, nowMs: number): CommandTrack[] {
  const made = Object.keys(transfer.commands)
    .map((part) => commandOf(world, transfer, part as Part))
    .filter((command) => command !== undefined)
    .toSorted(byMinting);
  return [
    ...made.map((command) => track(world, command, nowMs)),
    ...awaited(world, transfer)
      .filter(({ part }) => transfer.commands[part] === undefined)
      .map((one) => placeholder(transfer, one)),
  ];
}

function track(world: WorldView, command: CommandRow, nowMs: number): CommandTrack {
  const { id, label, target, type, status, rejectedAt, rejection, attempts, nextTryAt } = command;
  const times = {
    queued: command.queuedAt,
    sent: command.sentAt,
    accepted: command.acceptedAt,
    applied: command.appliedAt,
    confirmed: command.confirmedAt,
  };
  const steps = Object.fromEntries(Object.entries(times).filter(([, at]) => at !== null));
  const isLate = status === 'sent' && nextTryAt !== null && toMs(nextTryAt) < nowMs;
  return {
    id,
    label,
    target: systemName(world, target),
    steps,
    rejected:
      rejectedAt === null ? null : { at: rejectedAt, ...(rejection ?? { code: '', reason: '' }) },
    confirmedBy: eventName(contracts.COMMANDS.get(type)?.confirmedBy ?? ''),
    attempts,
    nextTryAt,
    expiresAt: command.expiresAt,
    waits: endWords(status),
    overdue: status === 'unanswered' || isLate || (status === 'sent' && attempts > 1),
  };
}

/** What became of a command that will go no further, where its steps do not say it. */
function endWords(status: CommandRow['status']): string | null {
  if (status === 'cancelled') return 'taken back before it was sent';
  return status === 'expired' ? 'expired before it was sent' : null;
}

/** What is still to come, and what it waits for. */
function awaited(world: WorldView, transfer: Transfer): Awaited[] {
  if (transfer.endedAt !== null || transfer.cancelAs !== null) return [];
  const source = siteOf(world, transfer.from);
  const wms = systemName(world, source.warehouseSource);
  const before = transfer.step === 'awaitingApproval' ? waitsFor(world, transfer) : '';
  const waits = before === '' ? 'waits for the reservation' : `waits for ${before.toLowerCase()}`;
  const released: Awaited[] = [
    {
      part: 'pick',
      label: 'Pick and stage',
      target: wms,
      confirmedBy: contracts.taskCreated.type,
      waits,
    },
    {
      part: 'ship',
      label: 'Ship request',
      target: 'TMS',
      confirmedBy: contracts.shipmentPlanned.type,
      waits,
    },
    {
      part: 'order',
      label: `Transfer order, ${shortName(world, transfer.seller)}`,
      target: `ERP ${shortName(world, transfer.seller)}`,
      confirmedBy: contracts.transferOrderCreated.type,
      waits,
    },
  ];
  return [...released, ...awaitedBookings(world, transfer)];
}

function awaitedBookings(world: WorldView, { seller, buyer }: Transfer): Awaited[] {
  if (seller === buyer) return [];
  const book = (part: Part, entity: string, stage: string, waits: string): Awaited => ({
    part,
    label: `Book ${stage}, ${shortName(world, entity)}`,
    target: `ERP ${shortName(world, entity)}`,
    confirmedBy: contracts.intercompanyPosted.type,
    waits,
  });
  return [
    book('bookSeller', seller, 'shipping', 'waits for the ship event'),
    book('bookBuyer', buyer, 'shipping', 'waits for the ship event'),
    book('bookReceipt1', buyer, 'receipt', 'waits for the receipt'),
  ];
}

function placeholder(transfer: Transfer, { part, confirmedBy, ...told }: Awaited): CommandTrack {
  const never: Instant = transfer.requestedAt;
  return {
    id: `${transfer.number}/${part}`,
    ...told,
    steps: {},
    rejected: null,
    confirmedBy: eventName(confirmedBy),
    attempts: 0,
    nextTryAt: null,
    expiresAt: never,
    overdue: false,
  };
}

/** `signalbox.wms.stock.reserved.v1` → "wms.stock.reserved": what people look for in a trace. */
function eventName(type: string): string {
  return type.replace(/^signalbox\./, '').replace(/\.v\d+$/, '');
}
