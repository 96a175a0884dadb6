import type { Change, Collection } from '#engine/kernel';
import type { LogRow } from '#engine/log';
import { copyRows, deleteRows, upsertRows, type Cell, type Write } from '#engine/store';
import { assert } from '#shared/vocabulary';
import { stateTable } from './state-table.ts';

/**
 * Writes what a transaction changed: each row once as it is now, however often it changed; and each change on its own
 * to the history of collections that keep one.
 */
export function* writeState(changes: readonly Change[], rows: readonly LogRow[]): Generator<Write> {
  for (const [collection, net] of netChanges(changes)) {
    const { table, cells } = stateTable(collection);
    const upserts: Cell[][] = [];
    const removes: Cell[][] = [];
    for (const [key, { before, after }] of net)
      if (after) upserts.push(cells(key, after));
      else if (before) removes.push([key]);
    if (upserts.length > 0) yield upsertRows(table, upserts);
    if (removes.length > 0) yield deleteRows(table, removes);
  }
  for (const [collection, kept] of historyOf(changes)) {
    const { history, cells } = stateTable(collection);
    const written = kept.map((change) => historyCells(change, rows, cells));
    yield copyRows(history!.name, history!.columns, written);
  }
}

/** By collection and key: the row before the transaction, and after it. */
function netChanges(
  changes: readonly Change[],
): Map<Collection<object>, Map<string, Pick<Change, 'before' | 'after'>>> {
  const net = new Map<Collection<object>, Map<string, Pick<Change, 'before' | 'after'>>>();
  for (const { collection, key, before, after } of changes) {
    let ofCollection = net.get(collection);
    if (!ofCollection) net.set(collection, (ofCollection = new Map()));
    const earlier = ofCollection.get(key);
    if (earlier) earlier.after = after;
    else ofCollection.set(key, { before, after });
  }
  return net;
}

function historyOf(changes: readonly Change[]): Map<Collection<object>, Change[]> {
  const kept = new Map<Collection<object>, Change[]>();
  for (const change of changes) {
    if (!change.collection.history) continue;
    const list = kept.get(change.collection);
    if (list) list.push(change);
    else kept.set(change.collection, [change]);
  }
  return kept;
}

function historyCells(
  { collection, key, after, seq }: Change,
  rows: readonly LogRow[],
  cells: (key: string, row: object) => Cell[],
): Cell[] {
  assert(seq !== null, `a change of ${collection.name} comes from a log row`);
  const { event } = rows[seq - rows[0]!.event.seq]!;
  const [, ...own] = cells(key, after ?? {});
  return [key, seq, event.occurredAt, event.receivedAt, after === undefined, ...own];
}
