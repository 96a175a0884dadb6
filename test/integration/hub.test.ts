import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shipmentPlanned } from '#shared/contracts';
import { FeedServer, openHub, ServedFeed, SourceBook, withPostgres, type TestHub } from '#kit';

const postgres = withPostgres();
const SOURCES = ['tms', 'wms/dallas'];
/** An hour ago: what is told is past, and nothing of it is due yet. */
let startMs: number;
let url: string;
let server: FeedServer;
let tms: ServedFeed;
let book: SourceBook;
const hubs: TestHub[] = [];

beforeEach(async () => {
  startMs = Date.now() - 3_600_000;
  url = await postgres.fresh();
  server = await FeedServer.listen();
  for (const source of SOURCES) server.feed(source);
  tms = server.feed('tms');
  book = new SourceBook('tms', startMs);
});

afterEach(async () => {
  for (const { faults } of hubs) expect(faults).toEqual([]);
  for (const hub of hubs.splice(0)) await hub.close();
  await server.close();
});

async function open(): Promise<TestHub> {
  const hub = await openHub(url, server, SOURCES);
  hubs.push(hub);
  return hub;
}

function planned(shipmentId: string): object {
  const stop = (name: string, latitude: number, kind: 'pickup' | 'delivery') => ({
    ...{ stop: kind === 'pickup' ? 1 : 2, name, latitude, longitude: -84.4, kind },
  });
  return book.say(
    shipmentPlanned,
    {
      shipmentId,
      purpose: { kind: 'order', number: 'SO-1' },
      carrier: 'SNLU',
      mode: 'ground',
      equipment: 'van53',
      stops: [stop('Allentown', 40.6, 'pickup'), stop('Atlanta', 33.7, 'delivery')],
      distanceKm: 1_200,
      currency: 'USD',
      valueMinor: 1_000_000,
      freightMinor: 90_000,
      weightGrams: 4_000_000,
      lines: [],
    },
    { subject: shipmentId },
  );
}

describe('a hub', () => {
  test('brings history and news from a feed to the log, the rows and a console', async () => {
    tms.append(planned('S-1'), planned('S-2'));
    const { hub, console: open_ } = await open();
    const console = await open_();
    await console.watch('shipments');
    await console.watch('feeds');
    await console.until(() => console.row('shipments', 'S-2'));
    await console.until(() => console.row('feeds', 'tms')?.catchUp === null);
    tms.append(planned('S-3'));
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
