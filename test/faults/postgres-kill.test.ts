import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import {
  FeedServer,
  serverPid,
  ShipmentBook,
  startHub,
  withOwnFolders,
  type ConsoleClient,
  type HubProcess,
} from '#kit';

const folders = withOwnFolders();
const KILLS_WITHIN = { timeout: 30_000, interval: 10 };
let server: FeedServer;
let folder: string;
let hub: HubProcess;
let screen: ConsoleClient;

beforeEach(async () => {
  server = await FeedServer.listen();
  folder = folders.make();
  hub = await startHub({
    SIGNALBOX_DATA_DIR: folder,
    SIGNALBOX_FEEDS: JSON.stringify({ tms: server.url('tms') }),
  });
  screen = await hub.console();
  await screen.watch('shipments');
  await screen.watch('feeds');
});

afterEach(async () => {
  await hub.kill();
  await server.close();
});

describe('the PostgreSQL of a running hub', () => {
  test('may be killed while events come: the hub goes on, and each is in the log once', async () => {
    const tms = server.feed('tms');
    const book = new ShipmentBook(Date.now() - 3_600_000);
    let number = 0;
    for (let kill = 1; kill <= 4; kill++) {
      // Some before, some in flight when the database dies, some while it is away.
      tms.append(...Array.from({ length: 200 }, () => book.planned(`S-${++number}`)));
      if (kill % 2 === 0) await screen.until(() => screen.row('shipments', `S-${number - 100}`));
      // A session outlives its killed server for a moment and may commit: what was seen is no proof that the next one runs.
      await vi.waitFor(() => process.kill(serverPid({ folder }), 'SIGKILL'), KILLS_WITHIN);
      tms.append(...Array.from({ length: 50 }, () => book.planned(`S-${++number}`)));
      await screen.until(() => screen.row('shipments', `S-${number}`));
    }
    const feed = await screen.until(() => {
      const row = screen.row('feeds', 'tms');
      return row?.cursor === number ? row : null;
    });
    expect(feed).toMatchObject({ received: number, appended: number, duplicates: 0 });
    expect(tms.hellos).toHaveLength(1);

    expect(await hub.stop()).toBe(0);
    const store = await openToRead({ place: { folder }, machine: systemMachine });
    const proof = await verifyStore(store);
    await store.close();
    expect(proof.findings).toEqual([]);
    expect(proof.rows['shipments.shipment']).toBe(number);
  }, 180_000);
});
