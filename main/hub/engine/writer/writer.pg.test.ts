import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ManualClock, systemMachine } from '#engine/clock';
import {
  defineCollection,
  defineRoom,
  type DecisionContext,
  type LogEvent,
  type WorldDraft,
  type WorldView,
} from '#engine/kernel';
import { history, readTail } from '#engine/log';
import { namedQuery, openStore, type Store } from '#engine/store';
import { withPostgres } from '#kit';
import type { Done } from '#shared/protocol';
import { accept, fromMs, refuse, type Result } from '#shared/vocabulary';
import { ddlOf, Writer, type Arrival, type CheckedEvent } from './index.ts';

const NOON_MS = Date.UTC(2026, 5, 30, 12);

interface Crate {
  id: string;
  weight: number;
  seenAt: string;
}

const crates = defineCollection<Crate>({
  name: 'yard.crate',
  key: (crate) => crate.id,
  columns: { id: { type: 'text' }, weight: { type: 'int4' }, seenAt: { type: 'instant' } },
  history: true,
});

interface Alarm {
  crate: string;
  open: boolean;
}

const alarms = defineCollection<Alarm>({
  name: 'yard.alarm',
  key: (alarm) => alarm.crate,
  columns: { crate: { type: 'text' }, open: { type: 'bool' } },
});

const WEIGHED = 'signalbox.wms.crate.weighed.v1';
const MOVED = 'signalbox.hub.crate.moved.v1';
const ALARMED = 'signalbox.hub.alarm.opened.v1';
const CALMED = 'signalbox.hub.alarm.closed.v1';
const HEAVY = 100;

/** A yard of crates: a heavy crate raises an alarm, and a crate not weighed for an hour is looked at again. */
const yard = defineRoom({
  name: 'yard',
  collections: [crates, alarms],
  evolve: {
    [WEIGHED](draft: WorldDraft, event: LogEvent<{ id: string; weight: number }>) {
      if (event.data.weight === 13) throw new Error('broken belief: nothing weighs thirteen');
      draft.put(crates, { ...event.data, seenAt: event.receivedAt });
    },
    [MOVED](draft: WorldDraft, event: LogEvent<{ id: string }>) {
      const crate = draft.get(crates, event.data.id)!;
      draft.put(crates, { ...crate, seenAt: event.receivedAt });
    },
    [ALARMED](draft: WorldDraft, event: LogEvent<{ id: string }>) {
      draft.put(alarms, { crate: event.data.id, open: true });
    },
    [CALMED](draft: WorldDraft, event: LogEvent<{ id: string }>) {
      draft.remove(alarms, event.data.id);
    },
  },
  decide: {
    'crate.move'(world: WorldView, move: { id: string }, context: DecisionContext) {
      const crate = world.get(crates, move.id);
      if (!crate) return refuse('crate.unknown', { id: move.id }, 'id');
      const number = context.mint('TRF');
      return accept({
        events: [{ type: MOVED, subject: number, data: { id: move.id, note: move } }],
        timers: [
          {
            key: `move:${move.id}`,
            kind: 'yard.check',
            subject: move.id,
            dueAt: fromMs(context.nowMs + 60_000),
          },
        ],
      });
    },
  },
  timers: {
    'yard.check': (_world, timer) => ({
      events: [{ type: MOVED, subject: 'checked', data: { id: timer.subject } }],
    }),
  },
  watchers: [
    {
      name: 'yard.heavy',
      watches: [{ collection: crates, subjects: (crate: Crate) => [crate.id] }] as never,
      assess(world, id, context) {
        const crate = world.get(crates, id);
        const alarm = world.get(alarms, id);
        const heavy = crate !== undefined && crate.weight > HEAVY;
        const quietMs = crate ? context.nowMs - Date.parse(crate.seenAt) : 0;
        const wanted = heavy && quietMs < 3_600_000;
        const type = wanted === (alarm !== undefined) ? null : wanted ? ALARMED : CALMED;
        return {
          decided: type ? { events: [{ type, subject: id, data: { id } }] } : null,
          recheckAt: wanted ? fromMs(Date.parse(crate.seenAt) + 3_600_000) : null,
        };
      },
    },
  ],
});

let sequence = 0;

function weighed(id: string, weight: number, more: Partial<CheckedEvent> = {}): Arrival {
  const place = more.sequence ?? ++sequence;
  const data = more.data ?? { id, weight };
  return {
    kind: 'arrival',
    place: { source: 'wms/atlanta', epoch: 1, cursorAfter: place },
    again: false,
    vacant: false,
    backfill: false,
    event: {
      source: 'wms/atlanta',
      epoch: 1,
      id: `w-${place}`,
      sequence: place,
      type: WEIGHED,
      subject: id,
      occurredAt: fromMs(NOON_MS - 5_000),
      recordedAt: fromMs(NOON_MS - 4_000),
      correlationId: null,
      causationId: null,
      ...more,
      data,
      json: JSON.stringify(data),
    },
  };
}

const database = withPostgres();
const rowsOfCrates = namedQuery<{ key: string; weight: number }>(
  'test.crates',
  'select key, weight from yard.crate order by key',
);
const historyOfCrates = namedQuery<{ key: string; weight: number; known: string }>(
  'test.crate-history',
  'select key, weight, log_known_at as known from yard.crate_history order by log_seq',
);

let store: Store;
let writer: Writer;
let clock: ManualClock;
let faults: unknown[];

async function open(): Promise<void> {
  clock = new ManualClock(NOON_MS);
  faults = [];
  writer = await Writer.open({
    store,
    clock,
    machine: clock,
    rooms: [yard],
    onFault: (fault) => faults.push(fault),
  });
  writer.start();
}

function act(actId: string, id: string, name = 'crate.move'): Promise<Result<Done>> {
  return new Promise((answer) => {
    writer.submit([
      {
        kind: 'act',
        actId,
        name,
        input: { id },
        actor: { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller' },
        reason: 'in the way',
        answer,
      },
    ]);
  });
}

beforeAll(() => {
  return async () => store?.close();
});

describe('the one writer', () => {
  beforeAll(async () => {
    store = await openStore({ place: { url: database.url }, machine: systemMachine });
    await store.write(async (session) => {
      await session.run('create schema yard');
      await session.run(ddlOf(crates as never));
      await session.run(ddlOf(alarms as never));
    });
    await open();
  });

  afterEach(() => {
    if (faults.length > 0) throw faults[0];
  });

  test('writes log, rows and every change in one transaction, and rules open what follows', async () => {
    const before = writer.head.transaction;
    writer.submit([weighed('c1', 50), weighed('c1', 150), weighed('c2', 20)]);
    await writer.quiet();
    expect(writer.head.transaction).toBe(before + 1);
    expect(await store.rows(rowsOfCrates, [])).toEqual([
      { key: 'c1', weight: 150 },
      { key: 'c2', weight: 20 },
    ]);
    expect((await store.rows(historyOfCrates, [])).map((row) => row.weight)).toEqual([50, 150, 20]);
    const tail = await store.transaction((session) => readTail(session, 0, 10));
    expect(tail.map((event) => event.type)).toEqual([WEIGHED, WEIGHED, WEIGHED, ALARMED]);
    expect(tail.map((event) => event.seq)).toEqual([1, 2, 3, 4]);
    expect(writer.world.get(alarms, 'c1')).toEqual({ crate: 'c1', open: true });
  });

  test('answers an act with what it made, and a refused one leaves nothing', async () => {
    const refused = await act('act-unknown-crate', 'c9');
    expect(refused).toEqual(refuse('crate.unknown', { id: 'c9' }, 'id'));
    const seq = writer.head.seq;
    expect(await act('act-move-c1', 'c1')).toEqual(accept({ objects: ['TRF-2026-0001'] }));
    const [event] = await store.transaction((session) =>
      history(session, { subject: 'TRF-2026-0001', limit: 5 }),
    );
    expect(event).toMatchObject({ seq: seq + 1, actor: 'r.alvarez', reason: 'in the way' });
  });

  test('does an act that is sent again once, and gives the same answer, also after a restart', async () => {
    const first = await act('act-move-c2', 'c2');
    const seq = writer.head.seq;
    expect(await act('act-move-c2', 'c2')).toEqual(first);
    const both = await Promise.all([act('act-twice', 'c2'), act('act-twice', 'c2')]);
    expect(both[0]).toEqual(both[1]);
    expect(writer.head.seq).toBe(seq + 1);
    await writer.stop();
    await open();
    expect(await act('act-move-c2', 'c2')).toEqual(first);
    expect(await act('act-unknown-crate', 'c9')).toMatchObject({ ok: false });
    expect(writer.head.seq).toBe(seq + 1);
  });

  test('wakes a timer when it is due, and never early', async () => {
    const seq = writer.head.seq;
    await act('act-with-timer', 'c2');
    clock.advance(59_999);
    await writer.quiet();
    expect(writer.head.seq).toBe(seq + 1);
    clock.advance(1);
    await writer.quiet();
    const [event] = await store.transaction((session) =>
      history(session, { subject: 'checked', limit: 1 }),
    );
    expect(event?.seq).toBeGreaterThan(seq + 1);
    expect(Date.parse(event!.receivedAt)).toBeGreaterThanOrEqual(NOON_MS + 60_000);
  });

  test('lets a rule look again when it asked to, though nothing came', async () => {
    writer.submit([weighed('c3', 500)]);
    await writer.quiet();
    expect(writer.world.get(alarms, 'c3')).toBeDefined();
    clock.advance(3_599_999);
    await writer.quiet();
    expect(writer.world.get(alarms, 'c3')).toBeDefined();
    clock.advance(1);
    await writer.quiet();
    expect(writer.world.get(alarms, 'c3')).toBeUndefined();
  });

  test('parks an event that meets a bug, and goes on with the others', async () => {
    writer.submit([weighed('c4', 1), weighed('c4', 13), weighed('c4', 3)]);
    await writer.quiet();
    expect(writer.world.get(crates, 'c4')?.weight).toBe(3);
    const weights = (await store.rows(historyOfCrates, []))
      .filter((row) => row.key === 'c4')
      .map((row) => row.weight);
    expect(weights).toEqual([1, 3]);
  });

  test('finds the one event that the store refuses, and commits all others', async () => {
    const inputs = [1, 2, 3, 4, 5, 6, 7].map((weight) => weighed('c5', weight));
    // Past the contract check by mistake: jsonb cannot hold it.
    inputs[4] = weighed('c5', 5, { data: { id: 'c5', weight: 5, note: 'a\u0000b' } });
    const before = writer.head;
    writer.submit([...inputs]);
    await writer.quiet();
    expect(writer.head.seq).toBe(before.seq + 6);
    const weights = (await store.rows(historyOfCrates, []))
      .filter((row) => row.key === 'c5')
      .map((row) => row.weight);
    expect(weights).toEqual([1, 2, 3, 4, 6, 7]);
  });

  test('takes an event that came before for a duplicate, and one with its id and other content for none', async () => {
    const event = weighed('c6', 7);
    writer.submit([event]);
    await writer.quiet();
    const seq = writer.head.seq;
    writer.submit([{ ...event, again: true }]);
    const other = weighed('c6', 8, { id: event.event.id, sequence: event.event.sequence });
    writer.submit([{ ...other, again: true }]);
    await writer.quiet();
    expect(writer.head.seq).toBe(seq);
    expect(writer.world.get(crates, 'c6')?.weight).toBe(7);
  });

  test('goes on after a restart with the network as it was', async () => {
    const before = [...writer.world.all(crates)];
    await writer.stop();
    await open();
    expect([...writer.world.all(crates)].toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      before.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });
});
