import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { items, meaningOf, sites } from '#operations/network';
import { orderPlaced, stockSnapshot } from '#shared/contracts';

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

async function open(
  readers: readonly DocumentReader[] = READERS,
): Promise<{ hub: TestHub; console: ConsoleClient }> {
  const hub = await openHub(url, server, ['erp/northern'], { inbox, readers });
  hubs.push(hub);
  const console = await hub.console();
  for (const name of ['orders', 'feeds', 'exceptions', 'stock'] as const) await console.watch(name);
  return { hub, console };
}

/** A file written elsewhere and moved in at once, as a gateway does it. */
function drop(name: string, text: string): void {
  writeFileSync(join(inbox, name), text);
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
    expect(readdirSync(join(inbox, 'done'))).toEqual(['po.edi']);

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
