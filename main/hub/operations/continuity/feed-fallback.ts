import { commands, isOpen, type CommandRow } from '#engine/outbox';
import type { QueryContext, WorldView } from '#engine/kernel';
import { personName } from '#operations/exceptions';
import { entities, silentSince, sites } from '#operations/network';
import { automationPauseAt } from '#operations/policy';
import { isUnderWay, manualEntries, shipments, type ManualEntry } from '#operations/shipments';
import { positions } from '#operations/stock';
import type { FeedFallback, ManualMilestone, WaitingCommand } from '#shared/protocol';
import { cardOf } from './fallback-card.collection.ts';

/** What holds for a feed while it is away, and what is to be reviewed once it is back. */
export function feedFallback(
  { world }: QueryContext,
  { key: source }: { key: string },
): FeedFallback {
  const codes = sitesOf(world, source);
  const pause = automationPauseAt(world, codes);
  return {
    silentSince: silentSince(world, source),
    scope: scopeOf(world, source),
    card: cardOf(world, source),
    waiting: world
      .by(commands, 'openByTarget', source)
      .filter(isOpen)
      .toSorted((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1))
      .map(waitingOf),
    entries: world
      .by(manualEntries, 'unsettledBySource', source)
      .toSorted((a, b) => (a.enteredAt < b.enteredAt ? -1 : 1))
      .map((entry) => manualOf(world, entry)),
    automation:
      codes.length === 0
        ? null
        : {
            sites: codes,
            paused: pause
              ? {
                  site: pause.site,
                  by: personName(pause.by),
                  reason: pause.reason,
                  until: pause.until,
                }
              : null,
          },
  };
}

/** The codes of the sites for whose stock a feed speaks. */
function sitesOf(world: WorldView, source: string): string[] {
  return world.by(sites, 'bySource', source).map(({ code }) => code);
}

/** What is not verified while it is away, in words with numbers: "1,180 positions at Columbus". */
function scopeOf(world: WorldView, source: string): { what: string; count: number }[] {
  switch (source.split('/')[0]) {
    case 'wms':
      return world.by(sites, 'bySource', source).map(({ gln, name }) => ({
        what: `stock positions at ${name}`,
        count: countOf(world.by(positions, 'bySite', gln)),
      }));
    case 'tms':
      return [
        {
          what: 'shipments under way',
          count: countOf(world.all(shipments), (one) => one.source === source && isUnderWay(one)),
        },
      ];
    case 'erp':
      return [...world.all(entities)]
        .filter((entity) => entity.source === source)
        .map(({ name }) => ({ what: `ledger, orders and invoices of ${name}`, count: 1 }));
    default:
      return [];
  }
}

function countOf<Row>(rows: Iterable<Row>, holds: (row: Row) => boolean = () => true): number {
  let count = 0;
  for (const row of rows) if (holds(row)) count++;
  return count;
}

function waitingOf(command: CommandRow): WaitingCommand {
  const { id, label, status, queuedAt, expiresAt, attempts, correlationId } = command;
  return { id, label, status, queuedAt, expiresAt, attempts, belongsTo: correlationId };
}

function manualOf(world: WorldView, entry: ManualEntry): ManualMilestone {
  const { shipmentId, stop, milestone, at, by, reason, enteredAt, toldAt, state } = entry;
  const place = world.get(shipments, shipmentId)?.stops.find((one) => one.stop === stop);
  return {
    shipment: shipmentId,
    stop,
    place: place?.name ?? `stop ${stop}`,
    milestone,
    at,
    by: personName(by),
    reason,
    enteredAt,
    toldAt,
    state,
  };
}
