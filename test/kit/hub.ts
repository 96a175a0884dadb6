import { createHub, type Hub, type HubOptions } from '#hub';
import { seededRandom, systemClock, systemMachine } from '#engine/clock';
import { ConsoleClient } from '../wire/index.ts';
import type { FeedServer } from '../wire/index.ts';

export const TEST_TOKEN = 'the-token-of-a-test';

/** A hub of a test, in this process: real sockets, the real store, real feeds of {@link FeedServer}. */
export interface TestHub {
  hub: Hub;
  console(person?: string): Promise<ConsoleClient>;
  /** Closes it; a fault that ended it before, or a bug that it reported, is thrown. */
  close(): Promise<void>;
}

/** Opens a hub on a database, reading these sources of the server. */
export async function openHub(
  url: string,
  server: Pick<FeedServer, 'url'>,
  sources: readonly string[],
  more: Partial<HubOptions> = {},
): Promise<TestHub> {
  const faults: unknown[] = [];
  const hub = await createHub({
    place: { url },
    feeds: sources.map((source) => ({ source, url: server.url(source) })),
    simulator: null,
    port: 0,
    token: TEST_TOKEN,
    consoleDir: null,
    version: '0.0.0',
    clock: systemClock(),
    machine: systemMachine,
    random: seededRandom('hub of a test'),
    report: (error) => faults.push(error),
    onFault: (fault) => faults.push(fault),
    ...more,
  });
  const consoles: ConsoleClient[] = [];
  return {
    hub,
    async console(person) {
      const client = await ConsoleClient.connect(hub.gateway.port, TEST_TOKEN, person);
      consoles.push(client);
      return client;
    },
    async close() {
      for (const client of consoles) client.close();
      await hub.close();
      if (faults.length > 0) throw faults[0];
    },
  };
}
