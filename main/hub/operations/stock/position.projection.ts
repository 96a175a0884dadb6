import type {
  DataOf,
  stockAdjusted,
  stockCounted,
  stockReleased,
  stockReserved,
  stockSnapshot,
} from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { noteName, positionKey } from '#operations/network';
import type { Gln, Gtin, Unit } from '#shared/vocabulary';
import { positions, type Position } from './position.collection.ts';
import { snapshotKey, snapshots, type Snapshot } from './snapshot.collection.ts';

interface Buckets {
  gtin: Gtin;
  unit: Unit;
  onHand: number;
  reserved: number;
  blocked: number;
}

/**
 * Stock is what its system says it is: every such event carries the buckets after it, so none is added to what we had.
 */
export function foldBuckets(
  draft: WorldDraft,
  event: LogEvent<
    | DataOf<typeof stockAdjusted>
    | DataOf<typeof stockCounted>
    | DataOf<typeof stockReserved>
    | DataOf<typeof stockReleased>
  >,
): void {
  const { site } = event.data;
  if (isSuperseded(event, draft.get(snapshots, snapshotKey(site, event.source)))) return;
  put(draft, event, site, event.data);
}

/** All stock of a site, part by part. What it finds unchanged stays as it is; see {@link Snapshot}. */
export function foldSnapshot(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof stockSnapshot>>,
): void {
  const { site, snapshotId } = event.data;
  const key = snapshotKey(site, event.source);
  const known = draft.get(snapshots, key);
  if (isSuperseded(event, known)) return;
  for (const position of event.data.positions) put(draft, event, site, position);
  if (known?.snapshotId === snapshotId && known.epoch === event.epoch) return;
  draft.put(snapshots, {
    key,
    site,
    source: event.source,
    snapshotId,
    epoch: event.epoch,
    sequence: event.sequence,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  });
}

function put(draft: WorldDraft, event: LogEvent, site: Gln, told: Buckets): void {
  const key = positionKey(site, told.gtin);
  const known = draft.get(positions, key);
  if (known && isLate(event, known)) return;
  if (known && isSame(known, told)) return;
  if (!known) {
    noteName(draft, event, 'site', site, `stock ${told.gtin}`);
    noteName(draft, event, 'item', told.gtin, `stock ${site}`);
  }
  draft.put(positions, {
    key,
    site,
    gtin: told.gtin,
    unit: told.unit,
    onHand: told.onHand,
    reserved: told.reserved,
    blocked: told.blocked,
    source: event.source,
    sourceEpoch: event.epoch,
    sourceSequence: event.sequence,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  });
}

function isSame(known: Position, told: Buckets): boolean {
  return (
    known.onHand === told.onHand &&
    known.reserved === told.reserved &&
    known.blocked === told.blocked &&
    known.unit === told.unit
  );
}

/** Told before what we have: by the source's own numbering, or by time when another source tells of the site too. */
function isLate(event: LogEvent, known: Position): boolean {
  if (event.source !== known.source) return event.occurredAt < known.occurredAt;
  if (event.epoch !== known.sourceEpoch) return event.epoch < known.sourceEpoch;
  return event.sequence <= known.sourceSequence;
}

function isSuperseded(event: LogEvent, snapshot: Snapshot | undefined): boolean {
  if (!snapshot) return false;
  if (event.epoch !== snapshot.epoch) return event.epoch < snapshot.epoch;
  return event.sequence < snapshot.sequence;
}
