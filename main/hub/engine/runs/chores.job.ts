import { PgBoss } from 'pg-boss';
import type { Store } from '#engine/store';

/** Something that is done now and then, in machine time, and by one hub of several. */
export interface Chore {
  /** Also the name of its queue. */
  name: string;
  /** When, as cron says it, in UTC. */
  cron: string;
  run(): Promise<unknown>;
}

export interface Chores {
  stop(): Promise<void>;
}

/** A chore may wait; two connections are enough, and the server has forty for all. */
const CONNECTIONS = 2;

/**
 * Does what is not urgent: pg-boss keeps the schedule in the database (schema `pgboss`), tries again what failed, and
 * lets one hub do it. What must happen at an instant is a timer of our own: a queue that is polled is late by design.
 */
export async function startChores(
  store: Store,
  chores: readonly Chore[],
  report: (error: unknown) => void,
): Promise<Chores> {
  const { host, port, user, password, database, connectionString } = await store.connection();
  const boss = new PgBoss({
    ...(connectionString === undefined ? {} : { connectionString }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(typeof password === 'string' ? { password } : {}),
    ...(database === undefined ? {} : { database }),
    max: CONNECTIONS,
    application_name: 'signalbox-chores',
  });
  boss.on('error', report);
  await boss.start();
  for (const { name, cron, run } of chores) {
    await boss.createQueue(name);
    await boss.schedule(name, cron);
    await boss.work(name, run);
  }
  return { stop: () => boss.stop({ graceful: true, timeout: STOPS_WITHIN_MS }) };
}

/** A chore that is cut off is done again; a stop must not wait for it. */
const STOPS_WITHIN_MS = 2_000;
