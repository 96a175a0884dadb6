import { describe, expect, test } from 'vitest';
import { pause, systemMachine } from '#engine/clock';
import { holdStore, serverPid, withOwnFolders, type OwnPlace } from '#kit';
import { Fault } from '#shared/vocabulary';
import { namedQuery, openStore, type Store } from './index.ts';

const folders = withOwnFolders();

const count = namedQuery<{ rows: number }>(
  'test.count',
  'select count(*) as rows from public.crate',
);
const insert = namedQuery<object, [number]>('test.insert', 'insert into public.crate values ($1)');
const sleep = namedQuery<object>('test.sleep', 'select pg_sleep(60)');
const busy = namedQuery<{ sessions: number }>(
  'test.busy',
  `select count(*) as sessions from pg_stat_activity
   where state = 'active' and pid <> pg_backend_pid() and backend_type = 'client backend'`,
);
const work = namedQuery<object>(
  'test.work',
  'select count(*) from generate_series(1, 10000) a, generate_series(1, 100000) b',
);

async function open(place: OwnPlace): Promise<Store> {
  const store = await openStore({ place, machine: systemMachine });
  await store.write((session) => session.run('create table if not exists public.crate (id int8)'));
  return store;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(systemMachine, 10);
}

describe('an embedded database that is killed', () => {
  test('is back with all that was committed, also while it was busy', async () => {
    const place = folders.place();
    const store = await open(place);
    await store.write((session) => session.affected(insert, [1]));
    const killed = [store.rows(sleep, []), store.transaction((session) => session.rows(work, []))];
    const lost = Promise.allSettled(killed);
    await until(async () => (await store.rows(busy, []))[0]!.sessions === 2);
    const interrupted = store.write(async (session) => {
      await session.affected(insert, [2]);
      process.kill(serverPid(place), 'SIGKILL');
      // The server's children live on a little without it; the transaction must not come through all the same.
      await session.rows(sleep, []);
    });
    await expect(interrupted).rejects.toMatchObject({
      code: 'store.connection-lost',
      retryable: true,
    });
    await store.write((session) => session.affected(insert, [3]));
    expect(await store.rows(count, [])).toEqual([{ rows: 2 }]);
    for (const outcome of await lost)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { retryable: true } });
    expect(store.state).toEqual({ kind: 'ready' });
    await store.close();
  });

  test('comes back every time', async () => {
    const place = folders.place();
    const store = await open(place);
    for (let i = 1; i <= 3; i++) {
      const states: string[] = [];
      const stop = store.onState((state) => states.push(state.kind));
      process.kill(serverPid(place), 'SIGKILL');
      await until(async () => states.includes('away'));
      await store.write((session) => session.affected(insert, [i]));
      stop();
      expect(states).toEqual(['away', 'ready']);
    }
    expect(await store.rows(count, [])).toEqual([{ rows: 3 }]);
    await store.close();
  });
});

describe('a hub that is killed', () => {
  test('leaves a database that the next one adopts, and its lock is free', async () => {
    const place = folders.place();
    const first = await holdStore(place);
    expect(first.held).toBe(true);
    const pid = serverPid(place);
    await first.kill();
    const store = await open(place);
    expect(serverPid(place)).toBe(pid);
    await store.close();
    expect(() => serverPid(place)).toThrow(/ENOENT/);
  });
});

describe('a second hub', () => {
  test('is refused with the name of the first, which goes on', async () => {
    const place = folders.place();
    const store = await open(place);
    const second = await holdStore(place);
    expect(second).toMatchObject({ held: false, code: 'store.held' });
    expect(second.message).toContain(`signalbox-hub/${process.pid}`);
    await store.write((session) => session.affected(insert, [1]));
    await store.close();
  });

  test('that comes at the same moment makes no second database', async () => {
    const place = folders.place();
    const both = await Promise.all([holdStore(place), holdStore(place)]);
    expect(both.filter((one) => one.held)).toHaveLength(1);
    expect(both.find((one) => !one.held)?.code).toBe('store.held');
    await Promise.all(both.map((one) => one.end()));
  });

  test('takes over once the first has stopped', async () => {
    const place = folders.place();
    const first = await holdStore(place);
    await first.end();
    const second = await holdStore(place);
    expect(second.held).toBe(true);
    await second.end();
  });
});

describe('a store that is closed', () => {
  test('refuses further work with a fault', async () => {
    const store = await open(folders.place());
    await store.close();
    await expect(store.write(async () => {})).rejects.toThrow(Fault);
    await expect(store.rows(count, [])).rejects.toThrow(Fault);
  });
});
