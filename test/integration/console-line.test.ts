import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection } from '#live';
import { CONSOLE_NAMESPACE } from '#shared/protocol';
import { accept, type Result } from '#shared/vocabulary';

const ACKNOWLEDGE = { exception: 'EX-1', seen: 1 };

interface Sent {
  actId: string;
  inputs?: unknown[];
}

/** What the hub got of acts, and what it does with each; it answers all until a test says otherwise. */
let got: Sent[];
let onAct: (message: Sent, socket: Socket) => unknown;
let server: Server;
let line: Connection;

beforeEach(async () => {
  got = [];
  onAct = ({ inputs }) => (inputs ? inputs.map(() => done()) : done());
  const http = createServer();
  server = new Server(http, { serveClient: false });
  server.of(CONSOLE_NAMESPACE).on('connection', (socket) => {
    for (const event of ['act', 'bulk'])
      socket.on(event, (message: Sent, answer: (told: unknown) => void) => {
        got.push(message);
        const told = onAct(message, socket);
        if (told !== undefined) answer(told);
      });
    socket.on('choose', ({ person }: { person: string }, answer: (told: unknown) => void) =>
      answer(accept({ person: { id: person } })),
    );
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  let minted = 0;
  line = new Connection({
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    token: null,
    person: null,
    monotonicNow: () => 0,
    mintId: () => `act-${++minted}`,
  });
  line.open();
  await live();
});

afterEach(async () => {
  line.close();
  await server.close();
});

function done(): Result<{ objects: string[] }> {
  return accept({ objects: [] });
}

/** Resolves once the line is up (again). */
function live(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (line.link.get().phase !== 'live') return;
      stop();
      resolve();
    };
    const stop = line.link.subscribe(look);
    look();
  });
}

/** The hub does it, and the line breaks before its answer. */
function breakBeforeAnswer(): void {
  onAct = (_message, socket) => socket.conn.close();
}

describe('an act', () => {
  test('that was not answered goes under the same id when it is sent again unchanged', async () => {
    breakBeforeAnswer();
    const lost = await line.act('exception.acknowledge', ACKNOWLEDGE);
    expect(lost).toMatchObject({ ok: false, refusal: { code: 'hub.noAnswer' } });
    // Pressed again while the line is down: nothing is sent, and what it was is not forgotten.
    expect(await line.act('exception.acknowledge', ACKNOWLEDGE)).toMatchObject({
      refusal: { code: 'hub.away' },
    });
    onAct = done;
    await live();
    expect(await line.act('exception.acknowledge', ACKNOWLEDGE)).toEqual(done());
    expect(got.map(({ actId }) => actId)).toEqual(['act-1', 'act-1']);
  });

  test('of somebody else is never taken for one that was not answered', async () => {
    await line.choose('m.okafor');
    breakBeforeAnswer();
    await line.act('exception.acknowledge', ACKNOWLEDGE);
    onAct = done;
    await live();
    await line.choose('r.alvarez');
    expect(await line.act('exception.acknowledge', ACKNOWLEDGE)).toEqual(done());
    expect(got.map(({ actId }) => actId)).toEqual(['act-1', 'act-2']);
  });

  test('that was answered, or is another, has an id of its own', async () => {
    await line.act('exception.acknowledge', ACKNOWLEDGE);
    await line.act('exception.acknowledge', ACKNOWLEDGE);
    await line.act('exception.acknowledge', { ...ACKNOWLEDGE, seen: 2 });
    expect(got.map(({ actId }) => actId)).toEqual(['act-1', 'act-2', 'act-3']);
  });

  test('on many goes under the same id too', async () => {
    breakBeforeAnswer();
    const lost = await line.bulk('exception.acknowledge', [ACKNOWLEDGE, ACKNOWLEDGE]);
    expect(lost).toHaveLength(2);
    onAct = ({ inputs }) => inputs!.map(done);
    await live();
    const results = await line.bulk('exception.acknowledge', [ACKNOWLEDGE, ACKNOWLEDGE]);
    expect(results).toEqual([done(), done()]);
    expect(got.map(({ actId }) => actId)).toEqual(['act-1', 'act-1']);
  });
});

describe('the latency of the hub', () => {
  test('is measured at each pulse, and unknown while the line is down', async () => {
    for (const socket of await server.of(CONSOLE_NAMESPACE).fetchSockets())
      server
        .of(CONSOLE_NAMESPACE)
        .sockets.get(socket.id)!
        .on('echo', (_message: unknown, answer: (told: unknown) => void) => answer(accept(null)));
    const said = saidOfLatency();
    server.of(CONSOLE_NAMESPACE).emit('pulse', {});
    expect(await said()).toBe(0);
    server.of(CONSOLE_NAMESPACE).disconnectSockets(true);
    expect(await said()).toBe(null);
  });
});

/** What the line says of the latency, one word after the other. */
function saidOfLatency(): () => Promise<number | null> {
  const words: (number | null)[] = [];
  let heard = () => {};
  line.roundTrip.ms.subscribe(() => {
    words.push(line.roundTrip.ms.get());
    heard();
  });
  return async () => {
    if (words.length === 0) await new Promise<void>((resolve) => (heard = resolve));
    return words.shift()!;
  };
}
