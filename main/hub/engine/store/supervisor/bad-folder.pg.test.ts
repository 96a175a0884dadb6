import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { systemMachine } from '#engine/clock';
import { serverPid, withOwnFolders, type OwnPlace } from '#kit';
import { namedQuery, openStore } from '../index.ts';
import { binariesIn } from './binaries.ts';
import { startEmbeddedServer } from './index.ts';

const folders = withOwnFolders();
const DEBIAN = '/usr/lib/postgresql/15/bin';
const mounts = process.getuid?.() === 0 && canMount();

function start(place: OwnPlace) {
  return startEmbeddedServer({ ...place, machine: systemMachine });
}

/** A folder with a database in it that has stopped. */
async function used(): Promise<OwnPlace> {
  const place = folders.place();
  await (await start(place)).stop();
  return place;
}

async function refusal(place: OwnPlace): Promise<{ code: string; message: string }> {
  const fault = (await openStore({ place, machine: systemMachine }).then(
    () => expect.unreachable('it started'),
    (error: unknown) => error,
  )) as { code: string; message: string };
  // A sentence, and no trace of where in the code it was said.
  expect(fault.message).toMatch(/^[A-Z][^\n]*[.)]$/);
  expect(fault.message).not.toMatch(/\bat .*:\d+/);
  return fault;
}

describe('a damaged data folder', () => {
  const damages: [string, (data: string) => void][] = [
    ['without its version', (data) => rmSync(join(data, 'PG_VERSION'))],
    ['without its control file', (data) => rmSync(join(data, 'global', 'pg_control'))],
    ['with an emptied control file', (data) => truncateSync(join(data, 'global', 'pg_control'))],
    [
      'with a control file of rubbish',
      (data) => writeFileSync(join(data, 'global', 'pg_control'), Buffer.alloc(8192, 7)),
    ],
    ['without its write-ahead log', (data) => rmSync(join(data, 'pg_wal'), { recursive: true })],
    [
      'with an emptied write-ahead log',
      (data) => {
        rmSync(join(data, 'pg_wal'), { recursive: true });
        mkdirSync(join(data, 'pg_wal'), { mode: 0o700 });
      },
    ],
    ['without its databases', (data) => rmSync(join(data, 'base'), { recursive: true })],
    ['without its catalog', (data) => rmSync(join(data, 'global'), { recursive: true })],
  ];
  test.each(damages)('%s is refused, and the way out named', async (_, damage) => {
    const place = await used();
    damage(join(place.folder, 'postgres'));
    const { code, message } = await refusal(place);
    expect(code).toBe('store.damaged');
    expect(message).toContain('signalbox restore FILE');
  });
});

describe('a data folder of another version', () => {
  test('is refused with both versions', async () => {
    const place = await used();
    writeFileSync(join(place.folder, 'postgres', 'PG_VERSION'), '17\n');
    const { code, message } = await refusal(place);
    expect(code).toBe('store.foreign-version');
    expect(message).toMatch(/PostgreSQL 17,.* PostgreSQL 18/);
  });

  test.skipIf(!existsSync(DEBIAN))('made by Debian’s PostgreSQL is refused', async () => {
    const place = folders.place();
    const old = await startEmbeddedServer({
      ...place,
      machine: systemMachine,
      binaries: binariesIn(DEBIAN),
    });
    await old.stop();
    expect((await refusal(place)).code).toBe('store.foreign-version');
  });
});

describe('what a killed server left', () => {
  test('does not keep the next from starting, its pid belonging to another process now', async () => {
    const place = await used();
    writeFileSync(
      join(place.folder, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${join(place.folder, 'postgres')}\n1\n5432\n/nowhere\n\n\nready   \n`,
    );
    const server = await start(place);
    expect(server.adopted).toBe(false);
    expect(server.pid).not.toBe(process.pid);
    await server.stop();
  });

  test('is ended when its pid file is gone', async () => {
    const place = folders.place();
    const first = await start(place);
    first.leave();
    rmSync(join(place.folder, 'postgres', 'postmaster.pid'));
    const second = await start(place);
    expect(second.adopted).toBe(false);
    expect(second.pid).not.toBe(first.pid);
    await second.stop();
  });

  test('is replaced when its socket was cleaned away', async () => {
    const place = folders.place();
    const first = await start(place);
    const { state } = first;
    first.leave();
    if (state.kind !== 'ready') expect.unreachable('it started');
    else rmSync(join(state.address.host, `.s.PGSQL.${state.address.port}`));
    const second = await start(place);
    expect(second.adopted).toBe(false);
    await second.stop();
  });

  test('an interrupted making of the database is made anew', async () => {
    const place = folders.place();
    mkdirSync(join(place.folder, 'postgres.new'));
    writeFileSync(join(place.folder, 'postgres.new', 'PG_VERSION'), '18\n');
    const server = await start(place);
    expect(server.pid).toBe(serverPid(place));
    await server.stop();
  });
});

describe('the folder of the socket', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('is another where the runtime folder’s path is too long for a socket', async () => {
    const base = join(folders.make(), 'x'.repeat(100));
    mkdirSync(base);
    vi.stubEnv('XDG_RUNTIME_DIR', base);
    const server = await start(folders.place());
    expect(server.state).toMatchObject({
      address: { host: expect.not.stringContaining(base) as string },
    });
    await server.stop();
  });

  test('is in the runtime folder where there is one, and goes with the server', async () => {
    const base = folders.make();
    vi.stubEnv('XDG_RUNTIME_DIR', base);
    const server = await start(folders.place());
    const { state } = server;
    if (state.kind !== 'ready') return expect.unreachable('it started');
    expect(state.address.host.startsWith(base)).toBe(true);
    await server.stop();
    expect(existsSync(state.address.host)).toBe(false);
  });
});

describe('a full disk', () => {
  test.skipIf(!mounts)('is named when the database cannot be made', async () => {
    await onSmallDisk('8m', async (place) => {
      const { code, message } = await refusal(place);
      expect(code).toBe('store.disk-full');
      expect(message).toContain(place.folder);
      expect(existsSync(join(place.folder, 'postgres'))).toBe(false);
    });
  });

  test.skipIf(!mounts)('fails the write, and the store goes on once there is room', async () => {
    await onSmallDisk('150m', async (place) => {
      const store = await openStore({ place, machine: systemMachine });
      const pad = namedQuery<object, [string]>('test.pad', 'insert into public.pad values ($1)');
      await store.write((session) => session.run('create table public.pad (text text)'));
      const filler = join(place.folder, 'filler');
      // Fills what is left; the tool stops at the end of the disk.
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M']);
      const write = () => store.write((session) => session.affected(pad, [noise(8_000_000)]));
      await expect(write()).rejects.toMatchObject({
        retryable: true,
        message: expect.stringMatching(/full|lost/) as string,
      });
      rmSync(filler);
      await vi.waitFor(write, { timeout: 20_000, interval: 200 });
      await store.close();
    });
  });
});

/** Text that does not compress, so that it needs the room it seems to. */
function noise(length: number): string {
  return randomBytes(length / 2).toString('hex');
}

async function onSmallDisk(size: string, act: (place: OwnPlace) => Promise<void>): Promise<void> {
  const place = folders.place();
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place.folder]);
  try {
    await act(place);
  } finally {
    spawnSync('umount', ['-l', place.folder]);
  }
}

function canMount(): boolean {
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}
