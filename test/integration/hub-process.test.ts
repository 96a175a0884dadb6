import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  FeedServer,
  ShipmentBook,
  startHub,
  withOwnFolders,
  withPostgres,
  type HubProcess,
  type ServedFeed,
} from '#kit';

const postgres = withPostgres();
const folders = withOwnFolders();
let server: FeedServer;
let tms: ServedFeed;
let book: ShipmentBook;
let hub: HubProcess | null = null;

beforeEach(async () => {
  server = await FeedServer.listen();
  tms = server.feed('tms');
  book = new ShipmentBook(Date.now() - 3_600_000);
});

afterEach(async () => {
  await hub?.kill();
  await server.close();
});

function environment(more: Record<string, string> = {}): Record<string, string> {
  return {
    SIGNALBOX_DATA_DIR: folders.make(),
    SIGNALBOX_FEEDS: JSON.stringify({ tms: server.url('tms') }),
    ...more,
  };
}

/** Resolves once a console sees the shipment and its feed. */
async function seen(shipment: string): Promise<void> {
  const console = await hub!.console();
  await console.watch('shipments');
  await console.watch('feeds');
  await console.until(() => console.row('shipments', shipment));
  await console.until(() => console.row('feeds', 'tms')?.connected);
}

describe('the process of the hub', () => {
  test('starts its own PostgreSQL in the data folder, and stops in order when told to', async () => {
    tms.append(book.planned('S-1'));
    const place = environment();
    hub = await startHub(place);
    await seen('S-1');
    expect(await hub.stop()).toBe(0);
    hub = await startHub(place);
    await seen('S-1');
    expect(tms.hellos.at(-1)).toMatchObject({ epoch: 1, cursor: 1 });
    expect(await hub.stop()).toBe(0);
  });

  test('uses a given PostgreSQL, and goes on from the last commit after it was killed', async () => {
    const place = environment({ SIGNALBOX_DATABASE_URL: await postgres.fresh() });
    tms.append(book.planned('S-1'));
    hub = await startHub(place);
    await seen('S-1');
    await hub.kill();
    tms.append(book.planned('S-2'));
    hub = await startHub(place);
    await seen('S-2');
    expect(tms.hellos.at(-1)).toMatchObject({ epoch: 1, cursor: 1 });
    const console = await hub.console();
    await console.watch('feeds');
    const feed = await console.until(() => {
      const told = console.row('feeds', 'tms');
      return told?.cursor === 2 ? told : null;
    });
    expect(feed).toMatchObject({ received: 2, appended: 2, duplicates: 0, deadLetters: 0 });
  });

  test('says in a sentence why it cannot start', async () => {
    const place = environment({ SIGNALBOX_DATABASE_URL: await postgres.fresh() });
    hub = await startHub(place);
    await expect(startHub(place)).rejects.toThrow('Another hub uses this database');
    await expect(startHub({ ...place, SIGNALBOX_FEEDS: '[' })).rejects.toThrow('SIGNALBOX_FEEDS');
  });
});
