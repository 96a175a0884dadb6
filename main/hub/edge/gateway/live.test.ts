import { describe, expect, test } from 'vitest';
import type { DeltaFrame, LiveFrame, SnapshotFrame } from '#shared/protocol';
import { LiveCollection } from './live-collection.ts';
import type { LiveSource } from './live-source.ts';
import { Window } from './window.ts';

/** A console that acknowledges when told to, and what it then holds. */
function consoleOf(windowBytes: number) {
  const frames: LiveFrame[] = [];
  const acks: (() => void)[] = [];
  const window = new Window(windowBytes);
  return {
    frames,
    window,
    send(frame: Uint8Array, onAck: () => void) {
      frames.push(JSON.parse(new TextDecoder().decode(frame)) as LiveFrame);
      acks.push(onAck);
    },
    acknowledgeAll() {
      while (acks.length > 0) acks.shift()!();
    },
    held(): Map<string, unknown> {
      const rows = new Map<string, unknown>();
      for (const frame of frames) {
        if (frame.kind === 'snapshot') {
          if (frame.part === 1) rows.clear();
          for (const row of frame.rows) rows.set(row.key, row);
        } else {
          for (const row of frame.upserts) rows.set(row.key, row);
          for (const key of frame.removes) rows.delete(key);
        }
      }
      return rows;
    },
  };
}

function sourceOf(rows: Map<string, { key: string; n: number }>): LiveSource {
  return { name: 'stock', keys: () => rows.keys(), project: (key) => rows.get(key) ?? null };
}

function rowsOf(count: number) {
  return new Map(Array.from({ length: count }, (_, n) => [`k${n}`, { key: `k${n}`, n }] as const));
}

describe('a live collection', () => {
  test('comes as a snapshot in parts, then as deltas of what changed', () => {
    const rows = rowsOf(1_200);
    const live = new LiveCollection(sourceOf(rows));
    const screen = consoleOf(10_000_000);
    live.subscribe(screen);
    expect(screen.frames.map((frame) => (frame as SnapshotFrame).part)).toEqual([1, 2, 3]);
    screen.acknowledgeAll();

    rows.set('k5', { key: 'k5', n: 99 });
    rows.delete('k6');
    live.touch('k5');
    live.touch('k6');
    live.flush();
    const delta = screen.frames.at(-1) as DeltaFrame;
    expect(delta.upserts).toEqual([{ key: 'k5', n: 99 }]);
    expect(delta.removes).toEqual(['k6']);
  });

  test('tells a console that does not acknowledge nothing past its window, and later each entity once', () => {
    const rows = rowsOf(10);
    const live = new LiveCollection(sourceOf(rows));
    const slow = consoleOf(400);
    live.subscribe(slow);
    const before = slow.frames.length;
    for (let n = 0; n < 1_000; n++) {
      rows.set('k1', { key: 'k1', n });
      live.touch('k1');
      live.flush();
    }
    expect(slow.frames.length).toBeLessThan(before + 10);
    expect(slow.window.openBytes).toBeLessThan(2_000);
    slow.acknowledgeAll();
    expect(slow.held().get('k1')).toEqual({ key: 'k1', n: 999 });
    expect(slow.frames.length).toBeLessThan(before + 12);
  });

  test('tells who comes in a tick what changed in it after the last one had left', () => {
    const rows = rowsOf(2);
    const live = new LiveCollection(sourceOf(rows));
    live.unsubscribe(live.subscribe(consoleOf(10_000)));
    rows.set('k1', { key: 'k1', n: 99 });
    live.touch('k1');
    const next = consoleOf(10_000);
    live.subscribe(next);
    expect(next.held().get('k1')).toEqual({ key: 'k1', n: 99 });
  });

  test('starts over with a fresh snapshot when too much waits', () => {
    const rows = rowsOf(30_000);
    const live = new LiveCollection(sourceOf(rows));
    const slow = consoleOf(50);
    live.subscribe(slow);
    slow.acknowledgeAll();
    rows.set('k0', { key: 'k0', n: -1 });
    live.touch('k0');
    live.flush();
    for (const key of rows.keys()) live.touch(key);
    rows.delete('k1');
    live.flush();
    slow.acknowledgeAll();
    const parts = slow.frames.filter((frame) => frame.kind === 'snapshot');
    expect(parts.map((frame) => frame.part).lastIndexOf(60)).toBe(119);
    expect(slow.held().size).toBe(29_999);
    expect(slow.held().get('k0')).toEqual({ key: 'k0', n: -1 });
    expect(slow.window.openBytes).toBe(0);
  });

  test('of a change during the snapshot shows the change in the end', () => {
    const rows = rowsOf(1_200);
    const live = new LiveCollection(sourceOf(rows));
    const slow = consoleOf(1);
    live.subscribe(slow);
    rows.set('k0', { key: 'k0', n: 7 });
    rows.delete('k1100');
    live.touch('k0');
    live.touch('k1100');
    live.flush();
    slow.acknowledgeAll();
    expect(slow.held().get('k0')).toEqual({ key: 'k0', n: 7 });
    expect(slow.held().has('k1100')).toBe(false);
    expect(slow.held().size).toBe(1_199);
  });

  test('leaves room to the other collections of its console', () => {
    const many = rowsOf(5_000);
    const few = rowsOf(1);
    const screen = consoleOf(100);
    const busy = new LiveCollection(sourceOf(many));
    const quiet = new LiveCollection({ ...sourceOf(few), name: 'feeds' });
    busy.subscribe(screen);
    quiet.subscribe(screen);
    screen.acknowledgeAll();
    for (let n = 0; n < 3; n++) {
      for (const key of many.keys()) busy.touch(key);
      busy.flush();
      few.set('k0', { key: 'k0', n });
      quiet.touch('k0');
      quiet.flush();
    }
    const before = screen.frames.length;
    screen.acknowledgeAll();
    const told = screen.frames.slice(before).findIndex((frame) => frame.collection === 'feeds');
    expect(told).toBeLessThan(3);
  });
});
