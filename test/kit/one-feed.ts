import { afterEach, beforeEach } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore, type HubOptions } from '#hub';
import type { LiveName } from '#shared/protocol';
import { assert } from '#shared/vocabulary';
import { FeedServer, type ConsoleClient, type ServedFeed } from '../wire/index.ts';
import { openHub, type TestHub } from './hub.ts';
import { withPostgres } from './postgres.ts';

/** The TMS's feed as a test serves it, and a hub that reads nothing else, on a database of each test's own. */
export interface OneFeed {
  readonly url: string;
  readonly tms: ServedFeed;
  readonly hub: TestHub;
  /** Opens the hub, or another after it on the same store, and a window on its feed; what the feed holds is read. */
  open(
    person: string,
    collections: readonly LiveName[],
    more?: Partial<HubOptions>,
  ): Promise<ConsoleClient>;
}

/**
 * Call it at the top of a file. After each test, whatever the feed did, its books balance, the log is whole, and the
 * state is what it tells. The hub is then open.
 */
export function withOneFeed(): OneFeed {
  const postgres = withPostgres();
  let url: string;
  let server: FeedServer;
  let hub: TestHub;

  beforeEach(async () => {
    url = await postgres.fresh();
    server = await FeedServer.listen();
  });

  afterEach(async () => {
    const { received, appended, duplicates, deadLetters } = hub.hub.engine.feed('tms')!;
    assert(received === appended + duplicates + deadLetters, 'the books of the feed balance');
    await hub.close();
    const store = await openToRead({ place: { url }, machine: systemMachine });
    const { findings } = await verifyStore(store);
    assert(findings.length === 0, JSON.stringify(findings));
    await store.close();
    await server.close();
  });

  return {
    get url() {
      return url;
    },
    get tms() {
      return server.feed('tms');
    },
    get hub() {
      return hub;
    },
    async open(person, collections, more = {}) {
      hub = await openHub(url, server, ['tms'], more);
      const screen = await hub.console(person);
      for (const collection of [...collections, 'feeds'] as const) await screen.watch(collection);
      await screen.until(() => screen.row('feeds', 'tms')?.catchUp === null);
      return screen;
    },
  };
}
