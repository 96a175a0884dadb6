import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { io } from 'socket.io-client';
import { FeedReader, openSimulator, SIMULATED_FEEDS, type TestSimulator } from '#kit';
import {
  type ClockReading,
  type CommandEnvelope,
  EVENTS,
  reserveStock,
  welcome,
} from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import { makeNetwork, Random, sizeOfScale } from '#simulator/world';

let simulator: TestSimulator;
const readers: FeedReader[] = [];
beforeAll(async () => {
  simulator = await openSimulator();
});
afterAll(() => simulator.close());
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

async function read(source: string): Promise<FeedReader> {
  const reader = await FeedReader.connect(simulator.url(source));
  readers.push(reader);
  return reader;
}

function head(source: string): number {
  return simulator.books().feeds.find((feed) => feed.source === source)!.head;
}

/** A reader that has all history of a feed behind it. */
async function live(source: string): Promise<FeedReader> {
  const reader = await read(source);
  await reader.hello({ epoch: 1, cursor: head(source) });
  return reader;
}

function numbers(reader: FeedReader): number[] {
  return reader.received.map(({ event }) => event.sequence);
}

function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

const network = makeNetwork(new Random(1), sizeOfScale(1));
const columbusSite = network.sites.find(({ code }) => code === 'CMH')!;
const breaker = network.items.find(({ sku }) => sku === 'BRK-2P60B')!;
let keys = 0;

/** A command that sets a breaker aside at Columbus, under a key of its own. */
function reserve(): CommandEnvelope {
  const id = `key-${++keys}`;
  return {
    id,
    type: reserveStock.type,
    actor: 'r.alvarez',
    expires: fromMs(toMs(simulator.books().worldAt) + 4 * HOUR_MS),
    correlationid: 'TRF-2026-0001',
    data: {
      site: columbusSite.gln,
      gtin: breaker.gtin,
      unit: breaker.unit,
      quantity: 1,
      purpose: { kind: 'transfer', number: id },
    },
  };
}

describe('a feed', () => {
  test('welcomes with source, epoch, head and cadence, replays its history in order, and goes live', async () => {
    for (const source of SIMULATED_FEEDS) {
      const reader = await read(source);
      const welcomed = welcome.parse(await reader.hello());
      expect(welcomed).toMatchObject({ source, epoch: 1, head: head(source), oldest: 1 });
      await reader.until(() => reader.last === welcomed.head);
      expect(numbers(reader)).toEqual(upTo(1, welcomed.head));
      expect(reader.received.every(({ replay }) => replay)).toBe(true);
    }
    const tms = await live('tms');
    const before = head('tms');
    await simulator.pass(HOUR_MS);
    await tms.until(() => tms.last === head('tms'));
    expect(numbers(tms)).toEqual(upTo(before + 1, head('tms')));
    expect(tms.received.some(({ replay }) => replay)).toBe(false);
  });

  test('says nothing that its contracts do not allow', async () => {
    const bad: string[] = [];
    for (const source of SIMULATED_FEEDS) {
      const reader = await read(source);
      await reader.hello();
      await reader.until(() => reader.last === head(source));
      for (const { event } of reader.received) {
        const parsed = EVENTS.get(event.type)?.data.safeParse(event.data);
        if (!parsed?.success) bad.push(`${event.type} ${JSON.stringify(parsed?.error?.issues)}`);
      }
    }
    expect(bad).toEqual([]);
  });

  test('goes on from the cursor of its own epoch, and from the beginning for one of another', async () => {
    const own = await read('tms');
    await own.hello({ epoch: 1, cursor: 100 });
    await own.until(() => own.received.length > 0);
    expect(own.received[0]?.event.sequence).toBe(101);
    const other = await read('tms');
    await other.hello({ epoch: 7, cursor: 100 });
    await other.until(() => other.received.length > 0);
    expect(other.received[0]?.event.sequence).toBe(1);
  });

  test('refuses a cursor of a life that it has not lived', async () => {
    const reader = await read('tms');
    expect(await reader.hello({ epoch: 1, cursor: 10_000_000 })).toMatchObject({
      refusal: { code: 'feed.cursorAhead' },
    });
  });

  test('sends as many as its consumer has granted', async () => {
    const reader = await read('wms/dallas');
    reader.grants = false;
    await reader.hello({ credit: 250 });
    await reader.until(() => reader.received.length === 250);
    reader.grant(30);
    await reader.until(() => reader.received.length === 280);
    expect(numbers(reader)).toEqual(upTo(1, 280));
  });

  test('sends what was asked for again, marked as replay', async () => {
    const reader = await live('tms');
    reader.replay(5, 9);
    await reader.until(() => reader.received.length === 5);
    expect(numbers(reader)).toEqual([5, 6, 7, 8, 9]);
    expect(reader.received.every(({ replay }) => replay)).toBe(true);
  });

  test('refuses pages of any site, which browsers let reach loopback', async () => {
    const socket = io(simulator.url('tms'), {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: 'https://example.com' },
    });
    const refused = await new Promise((resolve) => {
      socket.once('connect', () => resolve(false));
      socket.once('connect_error', () => resolve(true));
    });
    socket.close();
    expect(refused).toBe(true);
  });
});

describe('a command over the socket', () => {
  test('is taken, and its receipts and its confirming event come as events, with its case and its key', async () => {
    const wms = await live('wms/columbus');
    const command = reserve();
    expect(await wms.command(command)).toMatchObject({ ok: true });
    await simulator.pass(MINUTE_MS);
    await wms.until(() => wms.received.length >= 3);
    const said = wms.received.map(({ event }) => event).filter((e) => e.causationid === command.id);
    expect(said.map(({ type }) => type)).toEqual([
      'signalbox.wms.command.accepted.v1',
      'signalbox.wms.command.applied.v1',
      'signalbox.wms.stock.reserved.v1',
    ]);
    expect(said.every(({ correlationid }) => correlationid === 'TRF-2026-0001')).toBe(true);
  });

  test('that is no command at all gets an answer and changes nothing', async () => {
    const wms = await live('wms/columbus');
    const before = simulator.books().commands.length;
    expect(await wms.command({ id: '' } as CommandEnvelope)).toMatchObject({
      refusal: { code: 'contract.invalid' },
    });
    expect(simulator.books().commands).toHaveLength(before);
  });
});

describe('the clock', () => {
  test('tells its reading at once and at each change of rate', async () => {
    const socket = io(`${simulator.controlUrl}/clock`, {
      transports: ['websocket'],
      forceNew: true,
    });
    const readings: ClockReading[] = [];
    const next = () =>
      new Promise<ClockReading>((resolve) => {
        socket.once('clock', (reading: ClockReading) => resolve(reading));
      });
    readings.push(await next());
    expect(readings[0]).toMatchObject({ rate: 0, worldAt: simulator.books().worldAt });
    const changed = next();
    await simulator.control.rate(1);
    let reading = await changed;
    while (reading.rate !== 1) reading = await next();
    await simulator.control.rate(0);
    socket.close();
    expect(await simulator.control.rate(4_000)).toMatchObject({
      refusal: { code: 'rate.invalid' },
    });
  });
});

describe('faults on request', () => {
  const columbus = 'wms/columbus';

  test('silence: nothing comes, and afterwards everything', async () => {
    const reader = await live(columbus);
    const before = head(columbus);
    await simulator.control.fault(columbus, 'silence', HOUR_MS);
    await simulator.pass(50 * MINUTE_MS);
    expect(head(columbus)).toBeGreaterThan(before);
    expect(reader.received).toHaveLength(0);
    await simulator.pass(11 * MINUTE_MS);
    await reader.until(() => reader.last === head(columbus));
    expect(numbers(reader)).toEqual(upTo(before + 1, head(columbus)));
  });

  test('lag: everything comes eight minutes late', async () => {
    const reader = await live('tms');
    const before = head('tms');
    await simulator.control.fault('tms', 'lag', HOUR_MS);
    for (let i = 0; i < 50; i++) {
      await simulator.pass(MINUTE_MS);
      const now = toMs(simulator.books().worldAt);
      for (const { event } of reader.received)
        expect(toMs(event.recordedtime)).toBeLessThanOrEqual(now - 7 * MINUTE_MS);
    }
    expect(reader.received.length).toBeGreaterThan(0);
    await simulator.pass(11 * MINUTE_MS);
    await reader.until(() => reader.last === head('tms'));
    expect(numbers(reader)).toEqual(upTo(before + 1, head('tms')));
  });

  test('lag: goes on when the simulator is started again', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'signalbox-lag-'));
    const folder = join(parent, 'simulator');
    const before = await openSimulator({ folder });
    await before.control.fault('tms', 'lag', HOUR_MS);
    await before.close();
    const again = await openSimulator({ folder });
    const reader = await FeedReader.connect(again.url('tms'));
    const { head: last } = await reader.hello({ epoch: 1, cursor: 0 });
    await reader.until(() => reader.last === last);
    await again.pass(7 * MINUTE_MS);
    const { head: said } = again.books().feeds.find(({ source }) => source === 'tms')!;
    expect(said).toBeGreaterThan(last);
    expect(reader.last).toBe(last);
    await again.pass(HOUR_MS);
    await reader.until(() => reader.last > said);
    reader.close();
    await again.close();
    rmSync(parent, { recursive: true, force: true });
  });

  test('duplicates: some events come twice, none is missing', async () => {
    const reader = await live('tms');
    const before = head('tms');
    await simulator.control.fault('tms', 'duplicate', 2 * HOUR_MS);
    await simulator.pass(3 * HOUR_MS);
    await reader.until(() => reader.last === head('tms'));
    expect(reader.received.length).toBeGreaterThan(head('tms') - before);
    expect([...new Set(numbers(reader))].toSorted((a, b) => a - b)).toEqual(
      upTo(before + 1, head('tms')),
    );
  });

  test('reordering: events come out of order, none is missing', async () => {
    const reader = await live('tms');
    const before = head('tms');
    await simulator.control.fault('tms', 'reorder', 2 * HOUR_MS);
    await simulator.pass(3 * HOUR_MS);
    await reader.until(() => reader.received.length === head('tms') - before);
    expect(numbers(reader)).not.toEqual(upTo(before + 1, head('tms')));
    expect(numbers(reader).toSorted((a, b) => a - b)).toEqual(upTo(before + 1, head('tms')));
  });

  test('gaps: some events do not come until they are asked for', async () => {
    const reader = await live('tms');
    const before = head('tms');
    await simulator.control.fault('tms', 'gap', 2 * HOUR_MS);
    await simulator.pass(3 * HOUR_MS);
    await reader.until(() => reader.last === head('tms'));
    const came = new Set(numbers(reader));
    const missing = upTo(before + 1, head('tms')).filter((sequence) => !came.has(sequence));
    expect(missing.length).toBeGreaterThan(0);
    for (const sequence of missing) reader.replay(sequence, sequence);
    await reader.until(() => reader.received.length === head('tms') - before);
    expect(numbers(reader).toSorted((a, b) => a - b)).toEqual(upTo(before + 1, head('tms')));
  });

  test('malformed: events that no contract allows stand among good ones, under numbers of their own', async () => {
    const reader = await live(columbus);
    const before = head(columbus);
    await simulator.control.fault(columbus, 'malformed', 4 * HOUR_MS);
    await simulator.pass(5 * HOUR_MS);
    await reader.until(() => reader.last === head(columbus));
    expect(numbers(reader)).toEqual(upTo(before + 1, head(columbus)));
    const bad = reader.received.filter(
      ({ event }) => EVENTS.get(event.type)?.data.safeParse(event.data).success !== true,
    );
    expect(bad.length).toBeGreaterThan(0);
    expect(bad.length).toBeLessThan(reader.received.length / 2);
  });

  test('refused: commands are rejected in words', async () => {
    const reader = await live(columbus);
    await simulator.control.fault(columbus, 'refuse', HOUR_MS);
    await reader.command(reserve());
    await simulator.pass(HOUR_MS);
    const told = () => reader.received.find(({ event }) => event.type.includes('command.rejected'));
    await reader.until(() => told() !== undefined);
    expect(told()!.event.data).toMatchObject({
      code: 'system.refusing',
      reason: expect.stringContaining('takes no orders'),
    });
  });

  test('slow: receipts take minutes', async () => {
    const reader = await live(columbus);
    await simulator.control.fault(columbus, 'slow', 2 * HOUR_MS);
    const command = reserve();
    await reader.command(command);
    const accepted = () =>
      reader.received.some(
        ({ event }) => event.type.includes('accepted') && event.causationid === command.id,
      );
    await simulator.pass(MINUTE_MS);
    expect(accepted()).toBe(false);
    await simulator.pass(HOUR_MS);
    await reader.until(accepted);
    await simulator.pass(HOUR_MS);
  });

  test('unanswered: some commands are lost, some are carried out, none is answered or done twice', async () => {
    const reader = await live(columbus);
    await simulator.control.fault(columbus, 'unanswered', HOUR_MS);
    const sent = Array.from({ length: 8 }, () => reserve());
    const answers = await Promise.all(sent.map((command) => reader.command(command, 300)));
    expect(answers.every((answer) => answer === null)).toBe(true);
    const known = () => {
      const all = new Map(simulator.books().commands.map((command) => [command.id, command]));
      return sent.flatMap(({ id }) => all.get(id) ?? []);
    };
    expect(known().length).toBeGreaterThan(0);
    expect(known().length).toBeLessThan(8);
    await simulator.pass(HOUR_MS + MINUTE_MS);
    for (const command of sent) expect(await reader.command(command)).toMatchObject({ ok: true });
    await simulator.pass(MINUTE_MS);
    expect(known().map(({ applied }) => applied)).toEqual(Array.from({ length: 8 }, () => 1));
  });

  test.each(['disconnect', 'restart'] as const)(
    '%s: the line drops, the feed is away, and goes on from the cursor',
    async (kind) => {
      const reader = await live(columbus);
      const before = head(columbus);
      await simulator.control.fault(columbus, kind, HOUR_MS);
      await reader.until(() => reader.isLost);
      await expect(read(columbus)).rejects.toThrow('away');
      await simulator.pass(HOUR_MS + MINUTE_MS);
      const again = await read(columbus);
      await again.hello({ epoch: 1, cursor: before });
      await again.until(() => again.last === head(columbus));
      expect(numbers(again)).toEqual(upTo(before + 1, head(columbus)));
    },
  );

  test('a feed that is none is refused', async () => {
    expect(await simulator.control.fault('wms/nowhere', 'silence', 1)).toMatchObject({
      refusal: { code: 'feed.unknown' },
    });
  });
});
