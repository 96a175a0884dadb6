import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chainHash, HeadKeeper, keepOutside, readOutside, type Verification } from '#engine/audit';
import { systemMachine } from '#engine/clock';
import type { OwnEvent } from '#engine/kernel';
import { readEverything } from '#engine/log';
import { COMMAND_QUEUED } from '#engine/outbox';
import { openToRead, restoreBackup, writeBackup } from '#engine/store';
import { verifyStore } from '#hub';
import { expediteShipment } from '#shared/contracts';
import {
  FeedServer,
  openHub,
  ShipmentBook,
  withOwnFolders,
  withPostgres,
  type TestHub,
} from '#kit';

const postgres = withPostgres();
const folders = withOwnFolders();
let url: string;
let server: FeedServer;
let book: ShipmentBook;
let hub: TestHub | null;
/** How often a restore came so far that a running Signalbox would have been stopped for it. */
let checked: number;

beforeEach(async () => {
  url = await postgres.fresh();
  server = await FeedServer.listen();
  book = new ShipmentBook(Date.now() - 3_600_000);
  hub = null;
  checked = 0;
});

afterEach(async () => {
  await hub?.close();
  await server.close();
});

/** A hub that has read these shipments. */
async function hubWith(...shipments: string[]): Promise<TestHub> {
  server.feed('tms').append(...shipments.map((id) => book.planned(id)));
  hub = await openHub(url, server, ['tms']);
  await read(hub, book.said);
  return hub;
}

/** Resolves once the feed is read up to a place, and live. */
async function read({ hub: { intake, writer } }: TestHub, cursor: number): Promise<void> {
  const isThere = (): boolean =>
    intake.feeds.get('tms')!.cursor.cursor >= cursor && intake.catchUp === null;
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (isThere()) resolve();
    };
    writer.onCommitted(look);
    intake.onChange(look);
    look();
  });
  await writer.quiet();
}

async function verified(heads: string | null = null): Promise<Verification> {
  const store = await openToRead({ place: { url }, machine: systemMachine });
  try {
    return await verifyStore(store, { heads: heads === null ? null : readOutside(heads) });
  } finally {
    await store.close();
  }
}

async function tamper(sql: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe('verify', () => {
  test('finds nothing in what a hub wrote, while it runs', async () => {
    await hubWith('S-1', 'S-2');
    const result = await verified();
    expect(result.findings).toEqual([]);
    expect(result).toMatchObject({ ok: true, rows: { 'shipments.shipment': 2, 'feeds.feed': 1 } });
    expect(result.own).toBeGreaterThan(0);
  });

  const OWN = `(select min(seq) from log.event where hash is not null)`;
  test.each([
    [
      'altered',
      `update log.event set data = data || '{"source":"tmz"}' where seq = ${OWN}`,
      'altered',
    ],
    ['with another actor', `update log.event set actor = 'nobody' where seq = ${OWN}`, 'altered'],
    ['removed', `delete from log.event where seq = ${OWN}`, 'missing'],
    [
      'cut off at the end',
      `delete from log.event where seq = (select max(seq) from log.event)`,
      'ends here',
    ],
    [
      'reordered',
      `update log.event set seq = case seq when 1 then 1001 else 1002 end where seq in (1, 2);
       update log.event set seq = case seq when 1001 then 2 else 1 end where seq > 1000`,
      'altered',
    ],
  ])('names a row of the log that was %s', async (_how, sql, what) => {
    const open = await hubWith('S-1', 'S-2');
    await open.close();
    hub = null;
    await tamper(sql);
    const result = await verified();
    expect(result.ok).toBe(false);
    expect(result.findings.map((finding) => finding.what).join('\n')).toContain(what);
  });

  test('names a state row that the log does not make, one that is missing, and one that differs', async () => {
    const open = await hubWith('S-1', 'S-2');
    await open.close();
    hub = null;
    await tamper(`update shipments.shipment set carrier = 'XXXX' where key = 'S-1'`);
    await tamper(
      `update shipments.shipment set key = 'S-9', shipment_id = 'S-9' where key = 'S-2'`,
    );
    expect((await verified()).findings).toEqual([
      {
        kind: 'row',
        table: 'shipments.shipment',
        key: 'S-1',
        what: 'the log makes another carrier',
      },
      { kind: 'row', table: 'shipments.shipment', key: 'S-9', what: 'the log makes no such row' },
      { kind: 'row', table: 'shipments.shipment', key: 'S-2', what: 'the row is missing' },
    ]);
  });
});

describe('heads that were written outside', () => {
  let folder: string;

  /** A log of two shipments whose head is kept in a second folder; then a third, under no head yet. */
  async function keptHub(): Promise<void> {
    const open = await hubWith('S-1', 'S-2');
    folder = folders.make();
    const keeper = new HeadKeeper({
      folder,
      machine: systemMachine,
      head: () => open.hub.writer.head,
      report: (error) => {
        throw error;
      },
    });
    keeper.start();
    server.feed('tms').append(book.planned('S-3'));
    await read(open, 3);
    keeper.stop();
    await open.close();
    hub = null;
  }

  test('are those of the log that wrote them', async () => {
    await keptHub();
    expect(await verified(folder)).toMatchObject({ ok: true, findings: [] });
    expect((await verified(folder)).outside).toBeGreaterThan(0);
    expect((await verified()).outside).toBeNull();
  });

  test('find a row that was altered by somebody who made the whole chain anew', async () => {
    await keptHub();
    const altered = await alterAndLinkAnew();
    expect((await verified()).findings.filter(({ kind }) => kind === 'log')).toEqual([]);
    const [finding] = (await verified(folder)).findings;
    expect(finding).toMatchObject({ kind: 'log' });
    expect(finding?.what).toMatch(/was rewritten, and the chain with it/);
    const [, from, to] = /rows (\d+) to (\d+)/.exec(finding!.what)!;
    expect(altered).toBeGreaterThanOrEqual(Number(from));
    expect(altered).toBeLessThanOrEqual(Number(to));
  });

  test('find an end that was cut off together with the head of the log', async () => {
    await keptHub();
    const last = await ownRows();
    const kept = last.at(-3)!;
    await tamper(`delete from log.event where seq > ${kept.seq};
      update log.head set seq = ${kept.seq}, own_sequence = ${kept.sequence},
        chain = (select hash from log.event where seq = ${kept.seq})`);
    expect((await verified()).findings.filter(({ kind }) => kind === 'log')).toEqual([]);
    const findings = (await verified(folder)).findings.filter(({ kind }) => kind === 'log');
    expect(findings).toMatchObject([{ seq: kept.seq + 1 }]);
    expect(findings[0]?.what).toMatch(/are cut off: the head written outside/);
  });

  test('let go of what a restore took back, and of nothing else', async () => {
    await keptHub();
    await tamper(`delete from log.event where seq > 2; update log.head set seq = 2, own_epoch = 2`);
    const cut = async () =>
      (await verified(folder)).findings.filter(({ what }) => what.includes('cut off'));
    expect(await cut()).toHaveLength(1);
    keepOutside(folder, { at: new Date().toISOString(), restoredAs: 2 });
    expect(await cut()).toHaveLength(0);
  });
});

/** Our own rows as they stand, oldest first, with their links. */
async function ownRows() {
  const store = await openToRead({ place: { url }, machine: systemMachine });
  try {
    return await store.snapshot(async (session) => {
      const rows = [];
      for await (const some of readEverything(session)) rows.push(...some);
      return rows.filter(({ hash }) => hash !== null);
    });
  } finally {
    await store.close();
  }
}

/** What somebody does who owns the database and knows how the chain is made. @returns the row that was altered. */
async function alterAndLinkAnew(): Promise<number> {
  const rows = await ownRows();
  const altered = rows[0]!;
  await tamper(`update log.event set actor = 'nobody' where seq = ${altered.seq}`);
  let chain: Uint8Array = new Uint8Array();
  for (const { hash: _, ...event } of await ownRows()) {
    chain = chainHash(chain, event);
    const hex = Buffer.from(chain).toString('hex');
    await tamper(`update log.event set hash = '\\x${hex}' where seq = ${event.seq}`);
  }
  await tamper(`update log.head set chain = '\\x${Buffer.from(chain).toString('hex')}'`);
  return altered.seq;
}

describe('what must hold of any network', () => {
  test('is proved from the log, and a row that breaks it is named', async () => {
    const open = await hubWith('S-1', 'S-2');
    const queued = (id: string): OwnEvent => ({
      type: COMMAND_QUEUED,
      subject: id,
      correlationId: 'S-1',
      data: {
        id,
        type: expediteShipment.type,
        target: 'tms',
        label: 'Expedite S-1',
        expiresAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
        data: { shipmentId: 'S-1', reason: 'The customer waits' },
      },
    });
    await new Promise<unknown>((done) => {
      const decide = () => ({ events: [queued('CMD-9-000001')] });
      open.hub.writer.submit([{ kind: 'fact', name: 'test', decide, done }]);
    });
    await open.close();
    hub = null;
    // The hub gives up a promise whose time is over; a row that says so is taken out with its seal.
    await tamper(`delete from log.event e using log.type t
      where t.type_id = e.type_id and t.name like '%command.expired%'`);
    const { findings, invariants } = await verified();
    expect(invariants['commands']).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: 'invariant',
        invariant: 'promise',
        subject: 'CMD-9-000001',
        seq: expect.any(Number),
      }),
    );
  });
});

describe('a backup', () => {
  async function backUp(): Promise<string> {
    const file = join(folders.make(), 'hub.backup');
    const store = await openToRead({ place: { url }, machine: systemMachine });
    const facts = { signalbox: '0.0.0', madeAt: new Date().toISOString() };
    await store.snapshot((session) => writeBackup(session, file, facts));
    await store.close();
    return file;
  }

  function restore(file: string, knownEpoch = 0) {
    const onChecked = async () => void checked++;
    return restoreBackup({ place: { url }, file, machine: systemMachine, knownEpoch, onChecked });
  }

  test('of a running hub is its state of one moment, and a restored hub reads on from there', async () => {
    const running = await hubWith('S-1', 'S-2');
    const file = await backUp();
    server.feed('tms').append(book.planned('S-3'));
    await read(running, 3);
    await expect(restore(file)).rejects.toThrow('Another hub uses this database');
    await running.close();
    hub = null;

    expect(await restore(file)).toMatchObject({ epoch: 2 });
    expect((await verified()).findings).toEqual([]);
    hub = await openHub(url, server, ['tms']);
    await read(hub, 3);
    expect(hub.hub.store.epoch).toBe(2);
    const result = await verified();
    expect(result.findings).toEqual([]);
    expect(result.rows['shipments.shipment']).toBe(3);
  });

  test('gives the hub an epoch above all that are known, each time it is restored', async () => {
    await (await hubWith('S-1')).close();
    hub = null;
    const file = await backUp();
    expect((await restore(file)).epoch).toBe(2);
    expect(checked).toBe(1);
    expect((await restore(file)).epoch).toBe(3);
    expect((await restore(file, 7)).epoch).toBe(8);
  });

  test('that was cut off or changed is refused, and nothing is touched', async () => {
    await (await hubWith('S-1')).close();
    hub = null;
    const file = await backUp();
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 40));
    await expect(restore(file)).rejects.toThrow('cannot be used');
    const changed = Buffer.from(whole);
    changed[changed.length >> 1]! ^= 0xff;
    writeFileSync(file, changed);
    await expect(restore(file)).rejects.toThrow('cannot be used');
    await expect(restore(`${file}.none`)).rejects.toThrow('There is no file');
    expect(checked).toBe(0);
    expect((await verified()).ok).toBe(true);
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});
