import { createHmac } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accept } from '#shared/vocabulary';
import type { LiveFrame, Session } from '#shared/protocol';
import { defineCollection, World, type View } from '#engine/kernel';
import { SignIn } from '#engine/access';
import { ManualClock } from '#engine/clock';
import { startGateway, type Gateway, type GatewayEngine } from '#edge/gateway';
import { withOwnFolders } from '#kit';

interface Site {
  key: string;
  name: string;
}

const sites = defineCollection<Site>({
  name: 'test.site',
  key: (site) => site.key,
  columns: { key: { type: 'text' }, name: { type: 'text' } },
});

const sitesView: View<Site> = {
  name: 'sites',
  watches: [{ collection: sites, subjects: (row: Site) => [row.key] }],
  keys: (world) => [...world.all(sites)].map((site) => site.key),
  project: (world, key) => world.get(sites, key) ?? null,
};

/** An engine of one collection: what is under test is the door before it, over real sockets. */
function engineOf(world: World, clock: ManualClock) {
  const listeners = new Set<(changes: ReturnType<World['commit']>) => void>();
  const acts: { name: string; actor: string }[] = [];
  const engine: GatewayEngine = {
    clock,
    world,
    views: () => [sitesView],
    onPublished: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act: (name, _input, actor) => {
      acts.push({ name, actor: actor.id });
      return Promise.resolve(accept({ objects: ['TRF-2026-1'] }));
    },
    refused: (name, _input, actor) => {
      acts.push({ name: `refused ${name}`, actor: actor.id });
      return Promise.resolve();
    },
    request: () => Promise.resolve(accept([])),
    read: (look) => Promise.resolve(look()),
    feeds: () => [],
    feed: () => null,
    onFeedStatus: () => () => undefined,
    status: () => ({ eventsPerSecond: 0, unconfirmedCommands: 0, logEvents: 0, catchUp: null }),
  };
  return { engine, acts, publish: () => listeners.forEach((listener) => listener(world.commit())) };
}

const TOKEN = 'a-token-of-this-run';
const folders = withOwnFolders();
let consoleDir: string;
let gateway: Gateway;
let world: World;
let clock: ManualClock;
let hub: ReturnType<typeof engineOf>;
const sockets: Socket[] = [];

beforeEach(async () => {
  consoleDir = folders.make();
  world = new World([sites] as never);
  world.put(sites, { key: 'ATL', name: 'Atlanta' });
  world.commit();
  clock = new ManualClock(0);
  // A world of its own, which stands still: the door goes by the machine alone.
  hub = engineOf(world, new ManualClock(0));
  let minted = 0;
  gateway = await startGateway({
    port: 0,
    consoleDir,
    engine: hub.engine,
    own: { acts: {}, requests: {} },
    machine: clock,
    hubEpoch: 1,
    version: '0.1.0',
    adjustable: true,
    signInFor: (port) =>
      new SignIn({
        token: TOKEN,
        port,
        sign: (text) => createHmac('sha256', TOKEN).update(text).digest('hex'),
        mintSecret: () => `secret-${++minted}`,
        machineNow: () => clock.machineNow(),
      }),
    report: (error) => {
      throw error;
    },
  });
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await gateway.close();
});

function connect(options: { auth?: object; headers?: Record<string, string> } = {}): Socket {
  const socket = io(`http://127.0.0.1:${gateway.port}/console`, {
    transports: ['websocket'],
    reconnection: false,
    auth: options.auth ?? { token: TOKEN },
    ...(options.headers && { extraHeaders: options.headers }),
  });
  sockets.push(socket);
  return socket;
}

function outcome(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.on('connect', () => resolve('connected'));
    socket.on('connect_error', (error) => resolve(error.message));
  });
}

async function connected(auth?: object): Promise<Socket> {
  const socket = connect(auth ? { auth } : {});
  expect(await outcome(socket)).toBe('connected');
  return socket;
}

function nextFrame(socket: Socket): Promise<LiveFrame> {
  return new Promise((resolve) => {
    socket.once('live', (encoded: Uint8Array, ack: () => void) => {
      ack();
      resolve(JSON.parse(new TextDecoder().decode(encoded)) as LiveFrame);
    });
  });
}

describe('the door to the hub', () => {
  test('opens to the token of this run and to nobody else', async () => {
    expect(await outcome(connect())).toBe('connected');
    expect(await outcome(connect({ auth: {} }))).toBe('access.signIn');
    expect(await outcome(connect({ auth: { token: 'guess' } }))).toBe('access.signIn');
  });

  test('opens to a cookie that a printed address was exchanged for, once', async () => {
    const opened = await fetch(gateway.address(), { redirect: 'manual' });
    expect(opened.status).toBe(303);
    const cookie = opened.headers.get('set-cookie')!;
    expect(cookie).toContain(`signalbox_${gateway.port}=`);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    const headers = { cookie: cookie.split(';')[0]! };
    expect(await outcome(connect({ auth: {}, headers }))).toBe('connected');

    const address = gateway.address();
    await fetch(address, { redirect: 'manual' });
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(410);
  });

  test('refuses a page of another site, for WebSocket too, and a Host that is not ours', async () => {
    const origin = 'https://evil.example';
    expect(await outcome(connect({ headers: { origin } }))).not.toBe('connected');
    expect(await outcome(connect({ headers: { host: 'rebound.example' } }))).not.toBe('connected');
    const url = `http://127.0.0.1:${gateway.port}/health`;
    expect((await fetch(url, { headers: { origin } })).status).toBe(403);
    expect((await fetch(url)).status).toBe(200);
  });

  test('serves the console as it lies there now: what another build left behind is gone, and no page instead', async () => {
    const url = `http://127.0.0.1:${gateway.port}`;
    writeFileSync(join(consoleDir, 'index.html'), 'the page');
    mkdirSync(join(consoleDir, 'assets'));
    writeFileSync(join(consoleDir, 'assets/stock-1.js'), 'a part');
    expect((await fetch(`${url}/assets/stock-1.js`)).status).toBe(200);
    rmSync(join(consoleDir, 'assets/stock-1.js'));
    writeFileSync(join(consoleDir, 'assets/stock-2.js'), 'a part');
    expect((await fetch(`${url}/assets/stock-1.js`)).status).toBe(404);
    expect((await fetch(`${url}/assets/stock-2.js`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toBe('the page');
  });

  test('gives a fresh address to the command line, which holds the token', async () => {
    const ask = (token: string) =>
      fetch(`http://127.0.0.1:${gateway.port}/codes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await ask('guess')).status).toBe(403);
    const { address } = (await (await ask(TOKEN)).json()) as { address: string };
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  });

  test('answers an echo with nothing, so that a console knows how long the hub takes', async () => {
    const socket = await connected();
    expect(await socket.emitWithAck('echo', null)).toEqual(accept(null));
  });

  test('closes on a message over the limit, and stays open for the others', async () => {
    const loud = await connected();
    const quiet = await connected();
    const closed = new Promise<string>((resolve) => loud.on('disconnect', resolve));
    loud.emit('act', { actId: 'x'.repeat(600_000) }, () => undefined);
    await closed;
    expect(quiet.connected).toBe(true);
  });

  test('answers a flood with a refusal and does not do it', async () => {
    const socket = await connected();
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        socket.emitWithAck('act', {
          actId: `flooding-${i}`,
          name: 'exception.acknowledge',
          input: { exception: 'EX-1', seen: 1 },
        }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(200);
    expect(answers.at(-1)).toMatchObject({ refusal: { code: 'console.tooFast' } });
    expect(hub.acts).toHaveLength(200);
  });
});

describe('an act from a console', () => {
  test('is refused in words when its input is wrong, unknown or not this role’s', async () => {
    const socket = await connected({ token: TOKEN, person: 'd.nakamura' });
    const act = (name: string, input: unknown) =>
      socket.emitWithAck('act', { actId: 'act-00001', name, input });
    const transfer = { exception: null, from: 'a', to: 'b', gtin: 'c', quantity: -5, laneId: 'l' };
    expect(await act('transfer.create', transfer)).toMatchObject({
      refusal: { code: 'input.invalid', field: 'quantity' },
    });
    expect(await act('transfer.create', { ...transfer, quantity: 5 })).toMatchObject({
      refusal: { code: 'access.role' },
    });
    expect(await act('toString', {})).toMatchObject({ refusal: { code: 'input.unknownAct' } });
    expect(await socket.emitWithAck('act', 'nonsense')).toMatchObject({
      refusal: { code: 'input.invalid' },
    });
    // What was no act at all leaves nothing; what somebody may not do is kept in the log, and not done.
    expect(hub.acts.map(({ name }) => name)).toEqual(['refused transfer.create']);
  });

  test('is done as the person of the window, who can be chosen anew', async () => {
    const socket = await connected({ token: TOKEN, person: 'r.alvarez' });
    const chosen = await socket.emitWithAck('choose', { person: 'm.okafor' });
    expect((chosen.value as Session).person.name).toBe('M. Okafor');
    await socket.emitWithAck('act', {
      actId: 'act-00002',
      name: 'exception.acknowledge',
      input: { exception: 'EX-1', seen: 1 },
    });
    expect(hub.acts).toEqual([{ name: 'exception.acknowledge', actor: 'm.okafor' }]);
  });

  test('in bulk gets an answer each, and a bad one stops none of the others', async () => {
    const socket = await connected();
    const answers = await socket.emitWithAck('bulk', {
      actId: 'bulk-00001',
      name: 'exception.acknowledge',
      inputs: [
        { exception: 'EX-1', seen: 1 },
        { exception: 'nope', seen: 1 },
        { exception: 'EX-2', seen: 1 },
      ],
    });
    expect(answers.map((answer: { ok: boolean }) => answer.ok)).toEqual([true, false, true]);
  });
});

describe('a live collection on a socket', () => {
  test('comes whole, then tells what changed once a tick', async () => {
    const socket = await connected();
    const snapshot = nextFrame(socket);
    await socket.emitWithAck('subscribe', { collection: 'sites' });
    expect(await snapshot).toMatchObject({ kind: 'snapshot', rows: [{ key: 'ATL' }] });

    const delta = nextFrame(socket);
    world.put(sites, { key: 'DFW', name: 'Dallas' });
    world.remove(sites, 'ATL');
    hub.publish();
    clock.advance(50);
    expect(await delta).toMatchObject({
      kind: 'delta',
      upserts: [{ key: 'DFW' }],
      removes: ['ATL'],
    });
  });

  test('comes to a console although the world stands still and the machine does not', async () => {
    clock.advance(60_000);
    expect(hub.engine.clock.machineNow()).toBe(0);
    const socket = await connected();
    const answer = await socket.emitWithAck('subscribe', { collection: 'sites' });
    expect(answer).toMatchObject({ ok: true });
  });

  test('that does not exist is refused', async () => {
    const socket = await connected();
    expect(await socket.emitWithAck('subscribe', { collection: '__proto__' })).toMatchObject({
      ok: false,
    });
  });
});
