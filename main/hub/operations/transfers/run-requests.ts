import type { DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { queueCommand, type CommandQueued } from '#engine/outbox';
import { shortName } from '#operations/intercompany';
import { earliestDeparture, entities, lanes, sites, type SiteMaster } from '#operations/network';
import { transferPolicy } from '#operations/policy';
import * as contracts from '#shared/contracts';
import {
  assert,
  fromMs,
  lineAmountMinor,
  MINUTE_MS,
  UNIT_WORDS,
  type Gln,
  type Instant,
  type Unit,
} from '#shared/vocabulary';
import type { Part } from './run-commands.ts';
import { refusedQuantity, type Transfer } from './transfer.collection.ts';

/** The one feed of the TMS. */
const TMS = 'tms';
/** From the truck's arrival until the pieces are counted and sellable: unloading and the count, as docks plan it. */
export const RECEIVING_MS = 90 * MINUTE_MS;

/** The queued command of a part. Booking is not here: it is `#operations/intercompany`'s. */
export function requestOf(
  world: WorldView,
  transfer: Transfer,
  part: Exclude<Part, `book${string}`>,
  context: DecisionContext,
): OwnEvent<CommandQueued> {
  const { number, from, to, gtin, unit, quantity } = transfer;
  const [source, destination] = [siteOf(world, from), siteOf(world, to)];
  const purpose = { kind: 'transfer' as const, number };
  const pieces = `${amount(quantity)} ${UNIT_WORDS[unit]}`;
  const lines = [{ gtin, quantity, unit }];
  const policy = transferPolicy(world).content;
  const usual = {
    correlationId: number,
    expiresAt: fromMs(context.nowMs + policy.commandExpiresMinutes * MINUTE_MS),
  };
  const reason = context.reason ?? `Transfer ${number} is cancelled`;
  const wms = { ...usual, target: source.warehouseSource };
  switch (part) {
    case 'reserve':
      return queueCommand(context, {
        ...wms,
        definition: contracts.reserveStock,
        expiresAt: fromMs(context.nowMs + policy.reserveExpiresMinutes * MINUTE_MS),
        data: { site: from, gtin, unit, quantity, purpose },
        label: `Reserve ${pieces} at ${source.name}`,
      });
    case 'pick':
      return queueCommand(context, {
        ...wms,
        definition: contracts.createPickTask,
        data: { site: from, purpose, lines, dueAt: readyAt(source, context.nowMs) },
        label: `Pick and stage ${pieces} at ${source.name}`,
      });
    case 'ship':
      return queueCommand(context, {
        ...usual,
        target: TMS,
        definition: contracts.planShipment,
        data: {
          purpose,
          from,
          to,
          laneId: transfer.laneId,
          lines,
          readyAt: readyAt(source, context.nowMs),
          currency: transfer.currency,
          valueMinor: transfer.valueMinor,
          weightGrams: transfer.weightGrams,
        },
        label: `Ship ${source.name} to ${destination.name}`,
      });
    case 'order':
      return orderAt(world, transfer, transfer.seller, usual, context);
    case 'orderBuyer':
      return orderAt(world, transfer, transfer.buyer, usual, context);
    case 'expect':
      return queueCommand(context, {
        ...usual,
        target: destination.warehouseSource,
        definition: contracts.expectReceipt,
        data: {
          site: to,
          purpose,
          lines,
          expectedAt: expectedAt(world, transfer, source, context.nowMs),
        },
        label: `Expect ${pieces} at ${destination.name}`,
      });
    case 'count':
      return queueCommand(context, {
        ...wms,
        definition: contracts.requestCount,
        data: { site: from, gtin, countId: number },
        label: `Count at ${source.name}`,
      });
    case 'shipBack':
      return shipBack(world, transfer, usual, context);
    case 'expectBack':
      return queueCommand(context, {
        ...wms,
        definition: contracts.expectReceipt,
        data: {
          site: from,
          purpose: { kind: 'return', number },
          lines: [{ gtin, quantity: refusedQuantity(transfer), unit }],
          expectedAt: expectedAt(world, transfer, destination, context.nowMs),
        },
        label: `Expect ${quantityWords(refusedQuantity(transfer), unit)} back at ${source.name}`,
      });
    case 'undoPick':
      return queueCommand(context, {
        ...wms,
        definition: contracts.cancelTask,
        data: { site: from, purpose, reason },
        label: `Cancel the pick at ${source.name}`,
      });
    case 'undoReserve':
      return queueCommand(context, {
        ...wms,
        definition: contracts.releaseStock,
        data: { site: from, gtin, purpose },
        label: `Release ${pieces} at ${source.name}`,
      });
    case 'undoShip':
      return queueCommand(context, {
        ...usual,
        target: TMS,
        definition: contracts.cancelShipment,
        data: { purpose, reason },
        label: 'Cancel the shipment',
      });
    case 'undoOrder':
      return cancelOrderAt(world, transfer, transfer.seller, reason, usual, context);
    case 'undoOrderBuyer':
      return cancelOrderAt(world, transfer, transfer.buyer, reason, usual, context);
  }
}

/** When a pick that is asked for now stands at the dock, by the dock's hours. */
export function readyAt(source: SiteMaster, nowMs: number): Instant {
  const pickMs = source.pickAndStageMinutes * MINUTE_MS;
  return fromMs(earliestDeparture(source, nowMs) ?? nowMs + pickMs);
}

/** When the destination should have it, by the lane's median. */
export function expectedAt(
  world: WorldView,
  transfer: Transfer,
  source: SiteMaster,
  nowMs: number,
): Instant {
  const minutes = world.get(lanes, transfer.laneId)?.transitMinutesP50 ?? 0;
  const leavesMs = Date.parse(readyAt(source, nowMs));
  return fromMs(leavesMs + minutes * MINUTE_MS + RECEIVING_MS);
}

/** A site that a transfer was accepted for stays known: master data is never taken back. */
export function siteOf(world: WorldView, gln: Gln): SiteMaster {
  const site = world.get(sites, gln);
  assert(site, `the site ${gln} of a transfer is known`);
  return site;
}

interface Usual {
  correlationId: string;
  expiresAt: Instant;
}

/** What the destination refused goes back as a shipment of its own, over the cheapest lane that leads back. */
function shipBack(
  world: WorldView,
  transfer: Transfer,
  usual: Usual,
  context: DecisionContext,
): OwnEvent<CommandQueued> {
  const { number, from, to, gtin, unit, currency, unitPriceMicro } = transfer;
  const quantity = refusedQuantity(transfer);
  const weightGrams = Math.round((transfer.weightGrams * quantity) / transfer.quantity);
  return queueCommand(context, {
    ...usual,
    target: TMS,
    definition: contracts.planShipment,
    data: {
      purpose: { kind: 'return', number },
      from: to,
      to: from,
      laneId: laneBack(world, transfer),
      lines: [{ gtin, quantity, unit }],
      readyAt: context.now,
      currency,
      valueMinor: lineAmountMinor(quantity, unitPriceMicro),
      weightGrams,
    },
    label: `Ship back ${siteOf(world, to).name} to ${siteOf(world, from).name}`,
  });
}

/** Where no lane leads back the TMS is asked for the one that it came by, and says so: a person must find a truck. */
function laneBack(world: WorldView, { from, to, laneId }: Transfer): string {
  const back = [...world.all(lanes)]
    .filter((lane) => lane.from === to && lane.to === from && lane.active)
    .toSorted((a, b) => a.costMinor - b.costMinor);
  return back[0]?.laneId ?? laneId;
}

function orderAt(
  world: WorldView,
  transfer: Transfer,
  entity: Gln,
  usual: Usual,
  context: DecisionContext,
): OwnEvent<CommandQueued> {
  const { number, from, to, gtin, unit, quantity, unitPriceMicro, currency } = transfer;
  return queueCommand(context, {
    ...usual,
    target: ledgerOf(world, entity),
    definition: contracts.createTransferOrder,
    data: { transferNumber: number, from, to, gtin, quantity, unit, unitPriceMicro, currency },
    label: `Transfer order, ${shortName(world, entity)}`,
  });
}

function cancelOrderAt(
  world: WorldView,
  { number }: Transfer,
  entity: Gln,
  reason: string,
  usual: Usual,
  context: DecisionContext,
): OwnEvent<CommandQueued> {
  return queueCommand(context, {
    ...usual,
    target: ledgerOf(world, entity),
    definition: contracts.cancelTransferOrder,
    data: { transferNumber: number, reason },
    label: `Cancel the transfer order, ${shortName(world, entity)}`,
  });
}

function ledgerOf(world: WorldView, entity: Gln): string {
  const ledger = world.get(entities, entity);
  assert(ledger, `the entity ${entity} of a transfer is known`);
  return ledger.source;
}

function amount(quantity: number): string {
  return quantity.toLocaleString('en-US');
}

/** A quantity as people say it: "1,200 ft". */
export function quantityWords(quantity: number, unit: Unit): string {
  return `${amount(quantity)} ${UNIT_WORDS[unit]}`;
}
