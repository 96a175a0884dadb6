import { copyRows, type Cell, type Column, type Write } from '#engine/store';
import type { Dictionary } from './dictionary.ts';
import { SHARD, type LogRow } from './log-row.ts';

const COLUMNS: readonly Column[] = [
  { name: 'shard', type: 'int4' },
  { name: 'seq', type: 'int8' },
  { name: 'source_id', type: 'int4' },
  { name: 'epoch', type: 'int4' },
  { name: 'id', type: 'text' },
  { name: 'sequence', type: 'int8' },
  { name: 'type_id', type: 'int4' },
  { name: 'subject', type: 'text' },
  { name: 'occurred_at', type: 'instant' },
  { name: 'recorded_at', type: 'instant' },
  { name: 'received_at', type: 'instant' },
  { name: 'correlation_id', type: 'text' },
  { name: 'causation_id', type: 'text' },
  { name: 'actor', type: 'text' },
  { name: 'reason', type: 'text' },
  { name: 'backfill', type: 'bool' },
  { name: 'data', type: 'jsonText' },
  { name: 'hash', type: 'bytea' },
];

export interface Dictionaries {
  sources: Dictionary;
  types: Dictionary;
}

/** Appends rows in the order of their seq by binary COPY, inside the writer's transaction. */
export function* appendToLog(
  { sources, types }: Dictionaries,
  rows: readonly LogRow[],
): Generator<Write> {
  if (rows.length === 0) return;
  const cells = rows.map((row) => cellsOf(row, sources, types));
  yield* sources.writes();
  yield* types.writes();
  yield copyRows('log.event', COLUMNS, cells);
}

function cellsOf({ event, json, hash }: LogRow, sources: Dictionary, types: Dictionary): Cell[] {
  return [
    SHARD,
    event.seq,
    sources.idOf(event.source),
    event.epoch,
    event.id,
    event.sequence,
    types.idOf(event.type),
    event.subject,
    event.occurredAt,
    event.recordedAt,
    event.receivedAt,
    event.correlationId,
    event.causationId,
    event.actor,
    event.reason,
    event.backfill,
    json,
    hash,
  ];
}
