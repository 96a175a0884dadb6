import type { ClientBase } from 'pg';
import { Fault } from '#shared/vocabulary';
import { namedQuery } from './named-query.ts';
import { sessionOf } from './session.ts';

interface Server {
  version: number;
  versionName: string;
  encoding: string;
  readOnly: boolean;
}

const server = namedQuery<Server>(
  'engine.server',
  `select current_setting('server_version_num')::int4 as version,
          current_setting('server_version') as "versionName",
          current_setting('server_encoding') as encoding,
          pg_is_in_recovery() or current_setting('transaction_read_only')::bool as "readOnly"`,
);

/** Refuses a server that is too old for our SQL, a database that cannot hold every text, and one for reading only. */
export async function requireUsable(client: ClientBase): Promise<void> {
  const [found] = await sessionOf(client).rows(server, []);
  if (!found) return;
  if (found.version < 150_000)
    throw new Fault(
      'store.server-too-old',
      `The database server is PostgreSQL ${found.versionName}; Signalbox needs version 15 or newer.`,
    );
  if (found.encoding !== 'UTF8')
    throw new Fault(
      'store.encoding',
      `The database has the encoding ${found.encoding}; Signalbox needs one made with encoding UTF8.`,
    );
  if (found.readOnly)
    throw new Fault('store.read-only', 'The database server is a standby or allows reading only.');
}
