import { columnName, type Collection, type World } from '#engine/kernel';
import { quoteName, namedQuery, type Session } from '#engine/store';

/** Loads every collection's rows into the network, by cursor; the log is not read. Needs a transaction. */
export async function loadState(
  session: Session,
  world: World,
  collections: readonly Collection<object>[],
): Promise<void> {
  for (const collection of collections) {
    for await (const rows of session.readAll(rowsOf(collection), [])) {
      for (const row of rows) world.put(collection, row);
      // What is loaded is no change: nobody has to hear of it.
      world.commit();
    }
  }
}

/** All rows of a collection, under the names of its properties. */
export function rowsOf(collection: Collection<object>) {
  const columns = Object.keys(collection.columns).map(
    (property) => `${quoteName(columnName(property))} as ${quoteName(property)}`,
  );
  return namedQuery<object>(
    `writer.rows-of-${collection.name}`,
    `select ${columns.join(', ')} from ${quoteName(collection.name)}`,
  );
}
