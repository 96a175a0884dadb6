import type { WorldView } from '#engine/kernel';
import { approvalViews } from '#operations/approvals';
import { lanes, type LaneMaster } from '#operations/network';
import { firstStop, lastStop, ownEta, shipments } from '#operations/shipments';
import type { TransferCard } from '#shared/protocol';
import { fromMs, MINUTE_MS, toMs, type Instant } from '#shared/vocabulary';
import { readyAt, RECEIVING_MS, siteOf } from './run-requests.ts';
import type { Transfer } from './transfer.collection.ts';

/** A moment of a transfer's way: as it was, or as it is expected. */
interface Moment {
  at: Instant;
  estimated: boolean;
}

/** The moments on the way of a transfer, each as known now. */
export interface PlannedTimes {
  ready: Moment;
  leaves: Moment;
  arrives: Moment;
  /** Nine of ten arrive by then; null once it has arrived. */
  arrivesLateAt: Instant | null;
  received: Moment;
}

/**
 * When it is ready, leaves, arrives and is received: facts where there are facts, then the TMS's plan and our own ETA, then
 * dock hours and the lane's times.
 */
export function plannedTimes(world: WorldView, transfer: Transfer, nowMs: number): PlannedTimes {
  const source = siteOf(world, transfer.from);
  const lane = world.get(lanes, transfer.laneId);
  const shipment = transfer.shipment === null ? undefined : world.get(shipments, transfer.shipment);
  const ready = moment(transfer.stagedAt, () => readyAt(source, nowMs));
  const leaves = moment(
    shipment && firstStop(shipment)?.departedAt,
    () => transfer.shippedAt ?? (shipment && firstStop(shipment)?.plannedDepartAt) ?? ready.at,
  );
  const eta = shipment ? ownEta(world, shipment) : null;
  const after = (minutes: (known: LaneMaster) => number) =>
    fromMs(toMs(leaves.at) + (lane ? minutes(lane) : 0) * MINUTE_MS);
  const arrives = moment(
    shipment && lastStop(shipment)?.arrivedAt,
    () => eta?.p50At ?? after((known) => known.transitMinutesP50),
  );
  const receipt = transfer.receipts[0];
  return {
    ready,
    leaves,
    arrives,
    arrivesLateAt: arrives.estimated
      ? (eta?.p90At ?? after((known) => known.transitMinutesP90))
      : null,
    received: moment(receipt?.at, () => fromMs(toMs(arrives.at) + RECEIVING_MS)),
  };
}

/** The way as the card lists it, from the approvals to sellable stock. */
export function plannedPath(
  world: WorldView,
  transfer: Transfer,
  nowMs: number,
): TransferCard['path'] {
  const [source, destination] = [siteOf(world, transfer.from), siteOf(world, transfer.to)];
  const mode = world.get(lanes, transfer.laneId)?.mode ?? '';
  const times = plannedTimes(world, transfer, nowMs);
  const approvals = approvalViews(world, transfer.number).map((approval) => ({
    label: `${approval.role.charAt(0).toUpperCase()}${approval.role.slice(1)} approves`,
    at: approval.decidedAt ?? approval.dueAt,
    estimated: approval.decidedAt === null,
  }));
  return [
    ...approvals,
    {
      label: `${source.name} picks and stages, ${source.pickAndStageMinutes} min`,
      ...times.ready,
    },
    { label: `Leaves ${source.name}, ${modeWords(mode)}`, ...times.leaves },
    {
      label: `Arrives ${destination.name}${times.arrivesLateAt === null ? '' : ', P50'}`,
      ...times.arrives,
    },
    ...(times.arrivesLateAt === null
      ? []
      : [{ label: `Arrives ${destination.name}, P90`, at: times.arrivesLateAt, estimated: true }]),
    { label: 'Received, sellable', ...times.received },
  ];
}

function moment(actual: Instant | null | undefined, expected: () => Instant): Moment {
  return actual ? { at: actual, estimated: false } : { at: expected(), estimated: true };
}

/** `teamDrive` → "team drive". */
function modeWords(mode: string): string {
  return mode.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
