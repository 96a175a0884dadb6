import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { reserveStock } from '#shared/contracts';
import { fromMs, HOUR_MS, toMs } from '#shared/vocabulary';
import { positionOf } from '#simulator/world';
import { OutsideWorld } from './outside-world.ts';

const FIRST_NOW = '2026-06-30T14:20:00.000Z';
/** Each step is synced to disk, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A machine whose time passes when the test says so. */
class Machine {
  ms = toMs('2026-11-25T21:00:00.000Z');
  nowMs(): number {
    return this.ms;
  }
  after(): () => void {
    return () => {};
  }
}

function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'signalbox-world-'));
  folders.push(parent);
  return join(parent, 'simulator');
}

function open(
  folder: string,
  machine: Machine,
  seed = 1,
  scale: number | null = 1,
): Promise<OutsideWorld> {
  return OutsideWorld.open({
    folder,
    machine,
    seed,
    scale,
    firstNowMs: toMs(FIRST_NOW),
    historyDays: 1,
    epoch: 1,
    rate: 3_600,
  });
}

/** Lets so many world hours pass in steps of six minutes. */
function pass(outside: OutsideWorld, machine: Machine, hours: number): void {
  for (let step = 0; step < hours * 10; step++) {
    machine.ms += 100;
    outside.advance();
  }
}

function heads(outside: OutsideWorld): number[] {
  return outside.files.map((file) => file.head);
}

/** Of all that every feed has said. */
function hashOf(outside: OutsideWorld): string {
  const hash = createHash('sha256');
  for (const file of outside.files) if (file.head > 0) hash.update(file.read(1, file.head));
  return hash.digest('hex');
}

function reserve(outside: OutsideWorld, id: string, quantity: number): void {
  const { network, feeds, nowMs } = outside.world;
  const item = network.items.find(({ sku }) => sku === 'BRK-2P60B')!;
  const site = network.sites.find(({ code }) => code === 'CMH')!;
  outside.command(feeds.indexOf('wms/columbus'), {
    id,
    type: reserveStock.type,
    actor: 'r.alvarez',
    expires: fromMs(nowMs + HOUR_MS),
    correlationid: 'TRF-2026-0001',
    data: {
      site: site.gln,
      gtin: item.gtin,
      unit: item.unit,
      quantity,
      purpose: { kind: 'transfer', number: id },
    },
  });
}

describe('a world', () => {
  test('says the same for the same seed, and something else for another', async () => {
    const hashes: string[] = [];
    for (const seed of [7, 7, 8]) {
      const machine = new Machine();
      const outside = await open(newFolder(), machine, seed);
      pass(outside, machine, 3);
      hashes.push(hashOf(outside));
      outside.close();
    }
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  test('goes on after a stop as if there had been none, and its time stood still meanwhile', async () => {
    const [whole, parted] = [newFolder(), newFolder()];
    const machine = new Machine();
    const one = await open(whole, machine);
    for (let i = 0; i < 4; i++) {
      reserve(one, `k${i}`, 12);
      pass(one, machine, 7);
    }

    const other = new Machine();
    let two = await open(parted, other);
    for (let i = 0; i < 4; i++) {
      reserve(two, `k${i}`, 12);
      pass(two, other, 7);
      two.close();
      other.ms += 5 * HOUR_MS;
      two = await open(parted, other);
    }
    expect(two.world.nowMs).toBe(one.world.nowMs);
    expect(heads(two)).toEqual(heads(one));
    expect(hashOf(two)).toBe(hashOf(one));
    expect(two.world.state.commands.size).toBe(4);
    one.close();
    two.close();
  });
});

describe('a world that was begun twice as large', () => {
  test('stays so when nothing else is said, and refuses another size', async () => {
    const folder = newFolder();
    const begun = await open(folder, new Machine(), 1, 2);
    expect(begun.world.network.sites).toHaveLength(12);
    begun.close();
    await expect(open(folder, new Machine(), 1, 50)).rejects.toThrow(
      /was begun at scale 2, and a network does not grow/,
    );
    const again = await open(folder, new Machine(), 1, null);
    expect(again.world.network.sites).toHaveLength(12);
    again.close();
  });
});

describe('a world whose machine sets its clock', () => {
  test.each([-2 * HOUR_MS, 2 * HOUR_MS])('by %d ms goes on from where it is', async (ms) => {
    const machine = new Machine();
    const outside = await open(newFolder(), machine);
    pass(outside, machine, 1);
    const before = outside.world.nowMs;
    machine.ms += ms;
    outside.advance();
    pass(outside, machine, 1);
    expect(outside.world.nowMs - before).toBe(HOUR_MS);
    outside.close();
  });
});

describe('the books of a world that was killed', () => {
  /** A copy of the folder is what a kill -9 leaves: nothing that only the process knew. */
  async function killedAt(hours: number): Promise<{ folder: string; told: OutsideWorld }> {
    const folder = newFolder();
    const machine = new Machine();
    const told = await open(folder, machine);
    reserve(told, 'before', 12);
    pass(told, machine, hours);
    reserve(told, 'after', 24);
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    return { folder: copy, told };
  }

  test('hold every event that was told, under its number, and each command once', async () => {
    const { folder, told } = await killedAt(2);
    const again = await open(folder, new Machine());
    expect(heads(again)).toEqual(heads(told));
    expect(hashOf(again)).toBe(hashOf(told));
    expect(again.world.state.commands.get('before')).toMatchObject({ applied: 1 });
    expect(again.world.state.commands.get('after')).toMatchObject({ status: 'taken' });
    again.close();
    told.close();
  });

  test('end where the last whole entry ends, when the last was torn', async () => {
    const { folder, told } = await killedAt(2);
    const journal = readdirSync(folder).find((name) => name.startsWith('journal'))!;
    const path = join(folder, journal);
    truncateSync(path, statSync(path).size - 7);
    const again = await open(folder, new Machine());
    expect(again.world.state.commands.has('before')).toBe(true);
    expect(again.world.state.commands.has('after')).toBe(false);
    again.close();
    told.close();
  });

  test('say what was written to a feed but told to nobody again, the same', async () => {
    const { folder, told } = await killedAt(2);
    appendFileSync(join(folder, 'tms-1.events'), '{"half":');
    const again = await open(folder, new Machine());
    expect(hashOf(again)).toBe(hashOf(told));
    again.close();
    told.close();
  });

  test('are refused in a sentence when a feed has lost what was told', async () => {
    const { folder, told } = await killedAt(1);
    told.close();
    truncateSync(join(folder, 'tms-1.events'), 1_000);
    await expect(open(folder, new Machine())).rejects.toThrow(/tms-1\.events is shorter/);
  });

  test('are refused in a sentence when another model tells it differently', async () => {
    const { folder, told } = await killedAt(1);
    told.close();
    const snapshot = join(
      folder,
      readdirSync(folder).find((name) => name.startsWith('snapshot'))!,
    );
    const text = readFileSync(snapshot, 'utf8');
    rmSync(snapshot);
    appendFileSync(snapshot, text.replace('"spike":', '"spike":1'));
    await expect(open(folder, new Machine())).rejects.toThrow(/another version of the simulator/);
  });
});

describe('the first start', () => {
  test('breaks off without a trace: the next one begins anew', async () => {
    const folder = newFolder();
    const machine = new Machine();
    const whole = await open(folder, machine);
    const hash = hashOf(whole);
    whole.close();
    for (const name of readdirSync(folder))
      if (name.startsWith('snapshot')) rmSync(join(folder, name));
    const again = await open(folder, machine);
    expect(hashOf(again)).toBe(hash);
    again.close();
  });

  test('raises the heat wave in Atlanta, and the excess of the Midwest, within an hour of world time', async () => {
    const machine = new Machine();
    const outside = await open(newFolder(), machine);
    const { world } = outside;
    const site = (code: string) => world.network.sites.find((one) => one.code === code)!;
    const item = world.network.items.find(({ sku }) => sku === 'BRK-2P60B')!;
    const atColumbus = () =>
      world.state.onHand[positionOf(world.network, site('CMH').index, item.index)];
    expect(atColumbus()).toBe(604);
    pass(outside, machine, 1);
    expect(world.nowMs).toBe(toMs(FIRST_NOW) + HOUR_MS);
    expect(atColumbus()).toBeGreaterThan(1_100);
    const file = outside.files[world.feeds.indexOf('erp/southern')]!;
    const ordered = file
      .readEach(1, file.head)
      .map((json) => JSON.parse(json))
      .filter(({ type, time }) => type.includes('order.placed') && time > FIRST_NOW)
      .filter(({ data }) => data.site === site('ATL').gln)
      .flatMap(({ data }) => data.lines)
      .filter(({ gtin }) => gtin === item.gtin)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    expect(ordered).toBeGreaterThan(412);
    outside.close();
  });
});
