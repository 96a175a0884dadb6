import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ATL,
  BREAKER,
  CUSTOMER,
  FeedServer,
  openHub,
  publishSmallNetwork,
  SourceBook,
  withPostgres,
  type ConsoleClient,
  type TestHub,
} from '#kit';
import { draftOf, READERS, Translation, type DocumentReader } from '#edge/connectors';
import type { HubOptions } from '#hub';
import { items, meaningOf, sites } from '#operations/network';
import { itemPublished, orderPlaced, stockSnapshot, type DataOf } from '#shared/contracts';

/** A file is looked at twice before it is read, and nothing here is still being copied: no test waits two seconds for it. */
const LOOK_EVERY_MS = 20;

const postgres = withPostgres();

let url: string;
let inbox: string;
let server: FeedServer;
let erp: SourceBook;
const hubs: TestHub[] = [];

beforeEach(async () => {
  url = await postgres.fresh();
  inbox = mkdtempSync(join(tmpdir(), 'signalbox-inbox-'));
  server = await FeedServer.listen();
  erp = new SourceBook('erp/northern', Date.now() - 3_600_000);
  server
    .feed('erp/northern')
    .append(...publishSmallNetwork((definition, data) => erp.say(definition, data)));
});

afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
  await server.close();
  rmSync(inbox, { recursive: true, force: true });
});

async function openOn(more: Partial<HubOptions>): Promise<TestHub> {
  const hub = await openHub(url, server, ['erp/northern'], {
    inbox,
    inboxEveryMs: LOOK_EVERY_MS,
    ...more,
  });
  hubs.push(hub);
  return hub;
}

async function open(
  readers: readonly DocumentReader[] = READERS,
): Promise<{ hub: TestHub; console: ConsoleClient }> {
  const hub = await openOn({ readers });
  const console = await hub.console();
  for (const name of ['orders', 'feeds', 'exceptions', 'stock'] as const) await console.watch(name);
  return { hub, console };
}

/** A hub that is meant to meet faults: what it reports of them is told. */
async function openReporting(
  readers: readonly DocumentReader[] = READERS,
): Promise<{ console: ConsoleClient; told: unknown[] }> {
  const told: unknown[] = [];
  const hub = await openOn({ readers, report: (error) => void told.push(error) });
  const console = await hub.console();
  await console.watch('feeds');
  return { console, told };
}

/** A file written elsewhere and moved in at once, as a gateway does it. */
function drop(name: string, text: string): void {
  writeFileSync(join(inbox, name), text);
}

/** What lies in the inbox or one of its folders; a file is put away after what it said was told. */
async function expectFiles(folder: string, names: readonly string[]): Promise<void> {
  await expect.poll(() => readdirSync(folder).toSorted()).toEqual(names);
}

/** What the feed of the inbox has told so far: received, appended, duplicates, dead letters. */
function account(console: ConsoleClient): number[] {
  const row = console.row('feeds', 'edi/inbox');
  return row ? [row.received, row.appended, row.duplicates, row.deadLetters] : [];
}

describe('a file in the inbox', () => {
  test('is an order received by EDI, and demand once the ERP has it', async () => {
    const { console } = await open();
    drop('po.edi', interchange('PEACHTREE', '000000001', order('PO-4711', 'VN', 'BRK-2P60B')));
    const received = await console.until(() => console.rows('orders').find((row) => row.ediOnly));
    expect(received).toMatchObject({ customer: 'Peachtree Electric', lines: 1 });
    await expectFiles(join(inbox, 'done'), ['po.edi']);

    server.feed('erp/northern').append(
      erp.say(orderPlaced, {
        orderNumber: 'SO-1',
        customer: CUSTOMER,
        site: ATL,
        currency: 'USD',
        priority: 5,
        commitAt: '2026-12-01T12:00:00.000Z',
        channel: 'edi',
        partnerReference: 'PO-4711',
        lines: [
          {
            line: 1,
            gtin: BREAKER,
            quantity: 72,
            unit: 'EA',
            unitPriceMicro: 38_900_000,
            needBy: '2026-12-01T12:00:00.000Z',
          },
        ],
      }),
    );
    await console.until(() => console.row('orders', 'SO-1'));
    await console.until(() => console.rows('orders').every((row) => !row.ediOnly));
    expect(console.rows('orders')).toHaveLength(1);
  });

  test('is counted once, however often and under whatever numbers it is sent', async () => {
    const { console } = await open();
    const set = order('PO-4711', 'VN', 'BRK-2P60B');
    drop('first.edi', interchange('PEACHTREE', '000000001', set));
    await console.until(() => account(console)[1] === 1);
    drop('again.edi', interchange('PEACHTREE', '000000001', set));
    await console.until(() => account(console)[2] === 1);
    drop('renumbered.edi', interchange('PEACHTREE', '000000002', set));
    await console.until(() => account(console)[2] === 2);
    expect(account(console)).toEqual([3, 1, 2, 0]);
  });

  test('of a set that is not ours is a dead letter, and the rest goes through', async () => {
    const { console } = await open();
    drop('remittance.edi', interchange('PEACHTREE', '000000003', ['820', 'BPR*C*100*C']));
    drop('po.edi', interchange('PEACHTREE', '000000004', order('PO-9', 'VN', 'BRK-2P60B')));
    await console.until(() => console.rows('orders').some((row) => row.ediOnly));
    await console.until(() => account(console)[3] === 1);
    const letters = await console.request('deadLetters.list', { feed: 'edi/inbox' });
    expect(letters).toMatchObject({ ok: true, value: [{ reason: 'set not mapped: 820' }] });
    const [received, appended, duplicates, dead] = account(console) as [
      number,
      number,
      number,
      number,
    ];
    expect(received).toBe(appended + duplicates + dead);
  });

  test('with a name nobody knows waits for a person, who says what it means, also after a restart', async () => {
    const before = await open();
    drop('new.edi', interchange('PEACHTREE', '000000005', order('PO-77', 'BP', '77-100')));
    await before.console.until(() =>
      before.console.rows('exceptions').find((row) => row.type === 'masterDataConflict'),
    );
    expect(before.console.rows('orders')).toEqual([]);
    await hubs.splice(0)[0]?.close();

    const { hub, console } = await open();
    const prakash = await hub.console('s.prakash');
    const conflict = await console.until(() =>
      console.rows('exceptions').find((row) => row.type === 'masterDataConflict'),
    );
    expect(conflict.subject).toContain('BP:77-100@ZZ:PEACHTREE');
    const answer = await prakash.act('masterData.match', {
      exception: conflict.key,
      seen: conflict.version,
      means: BREAKER,
    });
    expect(answer).toMatchObject({ ok: true });
    const row = await console.until(() => console.rows('orders').find((one) => one.ediOnly));
    expect(row.customer).toBe('Peachtree Electric');
    await console.until(() => console.row('exceptions', conflict.key)?.status === 'resolved');
  });
});

describe('what cannot be read at once', () => {
  test('is taken when its sender sends it right, under whatever numbers', async () => {
    const { console } = await open();
    const right = interchange('PEACHTREE', '000000001', order('PO-4711', 'VN', 'BRK-2P60B'));
    drop('miscounted.edi', right.replace('SE*5*', 'SE*6*'));
    await console.until(() => account(console)[3]! >= 1);
    drop('right.edi', right);
    await console.until(() => account(console)[1] === 1);
    drop('renumbered.edi', right.replaceAll('000000001', '000000002'));
    drop('next.edi', interchange('PEACHTREE', '000000003', order('PO-2', 'VN', 'BRK-2P60B')));
    await console.until(() => console.rows('orders').length === 2);
    await expect.poll(() => account(console)[1]).toBe(2);
  });

  test('is taken when the master data has become right', async () => {
    const { console } = await open();
    const inSpools = order('PO-9', 'VN', 'BRK-2P60B').map((line) => line.replace('*CA*', '*SO*'));
    drop('early.edi', interchange('PEACHTREE', '000000001', inSpools));
    await console.until(() => account(console)[3] === 1);
    const published = publishSmallNetwork((definition, data) => ({ definition, data }));
    const item = published.find(({ definition }) => definition.type === itemPublished.type);
    const data = item?.data as DataOf<typeof itemPublished>;
    server.feed('erp/northern').append(erp.say(itemPublished, { ...data, unit: 'SO' }));
    await console.until(() => console.row('feeds', 'erp/northern')?.received === 7);
    drop('again.edi', interchange('PEACHTREE', '000000001', inSpools));
    await console.until(() => console.rows('orders').find((row) => row.ediOnly));
    await expect.poll(() => account(console)[1]).toBe(1);
  });

  test('is asked for at the next start, where the hub was killed before it asked', async () => {
    const before = await open();
    drop('new.edi', interchange('PEACHTREE', '000000005', order('PO-77', 'BP', '77-100')));
    await before.console.until(() =>
      before.console.rows('exceptions').find((row) => row.type === 'masterDataConflict'),
    );
    await hubs.splice(0)[0]?.close();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('delete from network.unknown_name');
    const { console } = await open();
    drop('next.edi', interchange('PEACHTREE', '000000006', order('PO-78', 'VN', 'BRK-2P60B')));
    await console.until(() => console.rows('orders').find((row) => row.ediOnly));
    const { rowCount } = await client.query('select 1 from network.unknown_name');
    await client.end();
    expect(rowCount).toBe(1);
  });

  test('keeps no other file from being read', async () => {
    const failing: DocumentReader = {
      name: 'failing',
      claims: (bytes) => bytes[0] === '!'.charCodeAt(0),
      read: () => {
        throw new Error('a mistake of ours');
      },
      translate: () => ({ events: [], unknown: [], refusal: null }),
    };
    const { console, told } = await openReporting([failing, ...READERS]);
    drop('a.edi', '!');
    drop('b.edi', interchange('PEACHTREE', '000000001', order('PO-1', 'VN', 'BRK-2P60B')));
    await console.until(() => account(console)[1] === 1);
    await expectFiles(inbox, ['a.edi', 'done']);
    expect(told).toHaveLength(1);
  });

  test('is a dead letter where it holds what no text of the store can', async () => {
    const { console } = await open();
    const unknown = order('PO-1', 'BP', '77\u0000100');
    drop('a.edi', interchange('PEACH\u0000', '000000001', unknown));
    await console.until(() => account(console)[3] === 1);
    await expectFiles(join(inbox, 'done'), ['a.edi']);
    drop('b.edi', interchange('PEACHTREE', '000000001', order('PO-1', 'VN', 'BRK-2P60B')));
    await console.until(() => account(console)[1] === 1);
  });

  test('is said once, though it cannot be put away', async () => {
    const { console, told } = await openReporting();
    const done = join(inbox, 'done');
    symlinkSync(join(inbox, 'nowhere', 'at', 'all'), done);
    drop('a.edi', interchange('PEACHTREE', '000000001', order('PO-1', 'VN', 'BRK-2P60B')));
    await console.until(() => told.length === 1 && account(console)[1] === 1);
    drop('b.edi', interchange('PEACHTREE', '000000002', order('PO-2', 'VN', 'BRK-2P60B')));
    await console.until(() => told.length === 2 && account(console)[1] === 2);
    rmSync(done);
    drop('c.edi', interchange('PEACHTREE', '000000003', order('PO-3', 'VN', 'BRK-2P60B')));
    await console.until(() => account(console)[1] === 3);
    expect(account(console)).toEqual([3, 3, 0, 0]);
    await expectFiles(done, ['a.edi', 'b.edi', 'c.edi']);
    expect(told).toHaveLength(2);
  });
});

describe('a file of another format', () => {
  test('goes the same way through the inbox once a reader claims it, beside X12', async () => {
    const { console } = await open([...READERS, csvStock]);
    drop('stock.csv', 'stock,ATL,2026-06-30\nBRK-2P60B,412\n');
    drop('po.edi', interchange('PEACHTREE', '000000001', order('PO-4711', 'VN', 'BRK-2P60B')));
    const position = await console.until(() => console.row('stock', `${ATL}/${BREAKER}`));
    expect(position.onHand).toBe(412);
    await console.until(() => console.rows('orders').find((row) => row.ediOnly));
    drop('again.csv', 'stock,ATL,2026-06-30\nBRK-2P60B,412\n');
    await console.until(() => account(console)[2] === 1);
    expect(account(console)).toEqual([3, 2, 1, 0]);
  });

  test('waits for a name that nobody knows, and is a dead letter where its reader says so', async () => {
    const { hub, console } = await open([csvStock]);
    drop('unknown.csv', 'stock,ATL,2026-06-30\nOLD-7,412\n');
    drop('bad.csv', 'stock,ATL,2026-06-29\nBRK-2P60B,many\n');
    await console.until(() => account(console)[3] === 1);
    const letters = await console.request('deadLetters.list', { feed: 'edi/inbox' });
    expect(letters).toMatchObject({
      value: [{ type: 'csv stock', reason: '"many" is no quantity', path: 'line 2' }],
    });
    const conflict = await console.until(() =>
      console.rows('exceptions').find((row) => row.type === 'masterDataConflict'),
    );
    const prakash = await hub.console('s.prakash');
    const { key: exception, version: seen } = conflict;
    await prakash.act('masterData.match', { exception, seen, means: BREAKER });
    const position = await console.until(() => console.row('stock', `${ATL}/${BREAKER}`));
    expect(position.onHand).toBe(412);
  });

  test('that no reader claims is a dead letter that says what is read', async () => {
    const { console } = await open();
    drop('notes.txt', 'Please call back');
    await console.until(() => account(console)[3] === 1);
    const letters = await console.request('deadLetters.list', { feed: 'edi/inbox' });
    expect(letters).toMatchObject({
      value: [{ type: 'file', reason: 'is in no format that is read here: x12' }],
    });
  });
});

interface CsvStock {
  site: string;
  day: string;
  lines: { sku: string; onHand: string }[];
}

/** As small as a reader can be: `stock,ATL,2026-06-30`, then lines of item and pieces on hand. */
const csvStock: DocumentReader<CsvStock> = {
  name: 'csv',
  claims: (bytes) => new TextDecoder().decode(bytes.subarray(0, 6)) === 'stock,',
  read(bytes) {
    const text = new TextDecoder().decode(bytes);
    const [head = '', ...rows] = text.trim().split('\n');
    const [, site = '', day = ''] = head.split(',');
    const lines = rows.map((row) => {
      const [sku = '', onHand = ''] = row.split(',');
      return { sku, onHand };
    });
    const id = createHash('sha256').update(text).digest('hex');
    const identity = { id, contentHash: id, sender: site, type: 'stock', place: day };
    const bad = lines.findIndex(({ onHand }) => !/^\d+$/.test(onHand));
    const fault =
      bad < 0
        ? null
        : { reason: `"${lines[bad]!.onHand}" is no quantity`, path: `line ${bad + 2}` };
    return {
      documents: [{ identity, content: { site, day, lines }, fault, testMark: null }],
      fault: null,
    };
  },
  translate({ site: code, day, lines }, world) {
    const to = new Translation(world, { about: `stock ${day}`, value: null });
    const site = [...world.all(sites)].find((one) => one.code === code);
    if (!site) to.note('site', code);
    const positions = lines.flatMap(({ sku, onHand }) => {
      const means = meaningOf(world, 'item', sku);
      const item = means === null ? world.by(items, 'bySku', sku)[0] : world.get(items, means);
      if (!item) to.note('item', sku);
      const { gtin = '', unit = 'EA' } = item ?? {};
      return [{ gtin, unit, onHand: Number(onHand), reserved: 0, blocked: 0 }];
    });
    const place = { site: site?.gln ?? '', snapshotId: `${code} ${day}`, part: 1, parts: 1 };
    return to.as([draftOf(stockSnapshot, place.site, { ...place, positions })]);
  },
};

function order(number: string, qualifier: string, id: string): string[] {
  return ['850', `BEG*00*SA*${number}**20260615`, `PO1*1*2*CA*38.9**${qualifier}*${id}`, 'CTT*1'];
}

/** One set in its envelopes, written from the standard (X12.5, X12.6). */
function interchange(sender: string, control: string, [kind = '', ...body]: string[]): string {
  const blank = ' '.repeat(10);
  const address = (name: string): string => `ZZ*${name.padEnd(15)}`;
  return [
    `ISA*00*${blank}*00*${blank}*${address(sender)}*${address('NORTHERN')}*260615*0930*U*00401*${control}*0*P*>`,
    `GS*PO*${sender}*NORTHERN*20260615*0930*77*X*004010`,
    `ST*${kind}*0001`,
    ...body,
    `SE*${body.length + 2}*0001`,
    'GE*1*77',
    `IEA*1*${control}`,
    '',
  ].join('~');
}
