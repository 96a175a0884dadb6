import type { ClientConfig } from 'pg';
import { Fault } from '#shared/vocabulary';
import { rowParsers } from './row-parsers.ts';
import type { ServerAddress } from './supervisor/index.ts';

/** The embedded server's database. */
export const DATABASE_NAME = 'signalbox';

/** Every session speaks UTC and ISO dates, whatever the server, the role or the machine prefer. */
const SESSION_OPTIONS = '-c timezone=UTC -c datestyle=ISO -c client_min_messages=warning';

/** What the driver needs to reach a database of the embedded server. */
export function embeddedConfig(
  address: ServerAddress,
  database: string = DATABASE_NAME,
): ClientConfig {
  return {
    host: address.host,
    port: address.port,
    user: address.user,
    database,
    ...(address.password !== null && { password: address.password }),
    ...common(),
  };
}

/** What the driver needs to reach the database that a person named. */
export function givenConfig(url: string): ClientConfig {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new Fault(
      'store.url',
      'The address of a database begins with postgres://, as in postgres://user:password@host:5432/name.',
    );
  return {
    connectionString: url,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...common(),
  };
}

function common(): ClientConfig {
  return { types: rowParsers, options: SESSION_OPTIONS, connectionTimeoutMillis: 5_000 };
}
