import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  FeedServer,
  openHub,
  ShipmentBook,
  withPostgres,
  type ServedFeed,
  type TestHub,
} from '#kit';

const postgres = withPostgres();
const SOURCES = ['tms', 'wms/dallas'];
let url: string;
let server: FeedServer;
let tms: ServedFeed;
let book: ShipmentBook;
const hubs: TestHub[] = [];

beforeEach(async () => {
  url = await postgres.fresh();
  server = await FeedServer.listen();
  for (const source of SOURCES) server.feed(source);
  tms = server.feed('tms');
  book = new ShipmentBook(Date.now() - 3_600_000);
});

afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
  await server.close();
});

async function open(): Promise<TestHub> {
  const hub = await openHub(url, server, SOURCES);
  hubs.push(hub);
  return hub;
}

describe('a hub', () => {
  test('brings history and news from a feed to the log, the rows and a console', async () => {
    tms.append(book.planned('S-1'), book.planned('S-2'));
    const { hub, console: openConsole } = await open();
    const console = await openConsole();
    await console.watch('shipments');
    await console.watch('feeds');
    await console.until(() => console.row('shipments', 'S-2'));
    await console.until(() => console.row('feeds', 'tms')?.catchUp === null);
    tms.append(book.planned('S-3'));
    const row = await console.until(() => console.row('shipments', 'S-3'));
    expect(row).toMatchObject({ fromName: 'Allentown', toName: 'Atlanta', phase: 'planned' });
    const feed = await console.until(() => {
      const told = console.row('feeds', 'tms');
      return told?.received === 3 ? told : null;
    });
    expect(feed).toMatchObject({ connected: true, appended: 3, duplicates: 0, deadLetters: 0 });
    expect(hub.writer.head.seq).toBeGreaterThanOrEqual(3);
  });
});
