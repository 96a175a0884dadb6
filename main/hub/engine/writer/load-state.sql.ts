import { columnName, type Collection, type World } from '#engine/kernel';
import type { ReadColumn, Session } from '#engine/store';

/** Loads every collection's rows into the network; the log is not read. Needs a transaction. */
export async function loadState(
  session: Session,
  world: World,
  collections: readonly Collection<object>[],
): Promise<void> {
  for (const collection of collections)
    for await (const rows of storedRows(session, collection)) world.load(collection, rows);
}

/** All rows of a collection as the store has them, some at a time. */
export function storedRows(
  session: Session,
  collection: Collection<object>,
): AsyncGenerator<object[], void, undefined> {
  const columns = Object.entries<Pick<ReadColumn, 'type'>>(collection.columns);
  return session.readTable(
    collection.name,
    columns.map(([property, { type }]) => ({ property, type, name: columnName(property) })),
  );
}
