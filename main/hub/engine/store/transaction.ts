import type { ClientBase } from 'pg';
import { commitFault, databaseFault } from './database-fault.ts';
import { sessionOf, type Session } from './session.ts';
import { writeTogether } from './write-together.ts';
import type { Write } from './write.ts';

export interface TransactionOptions {
  /** `snapshot` (repeatable read, read only): everything is seen as it was at one moment. Default `read committed`. */
  reading?: 'committed' | 'snapshot';
}

/**
 * Runs `act` in a transaction of this connection: commits what it returns, rolls back when it throws. A lost
 * connection needs no rollback; one lost while committing is `store.commit-unknown`.
 */
export async function inTransaction<T>(
  client: ClientBase,
  act: (session: Session) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return committed(client, async () => {
    await client.query(
      options.reading === 'snapshot' ? 'begin isolation level repeatable read read only' : 'begin',
    );
    return act(sessionOf(client));
  });
}

/** Commits writes as one transaction of this connection: one trip, of which BEGIN is the first, and one to commit. */
export function commitWrites(client: ClientBase, writes: Iterable<Write>): Promise<void> {
  return committed(client, () => writeTogether(client, afterBegin(writes)));
}

function* afterBegin(writes: Iterable<Write>): Generator<Write> {
  yield { name: null, text: 'begin', parameters: [] };
  yield* writes;
}

async function committed<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw databaseFault(error);
  }
  try {
    const { command } = await client.query('commit');
    // COMMIT of a transaction whose failure someone swallowed answers ROLLBACK, and no error.
    if (command !== 'COMMIT')
      throw new Error('broken belief: a failed transaction is not committed');
  } catch (error) {
    throw commitFault(error);
  }
  return result;
}
