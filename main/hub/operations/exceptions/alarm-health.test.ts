import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rehearsal } from '#kit';
import type { AlarmHealth } from '#shared/protocol';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { floodsOf } from './alarm-floods.ts';
import { about, see, SEEING_ROOMS } from './exceptions.fixture.ts';

const healthOf = async (hub: Rehearsal) => (await hub.ask('alarms.health', {})) as AlarmHealth;

function act(hub: Rehearsal, name: string, key: string, more: object = {}) {
  const { key: exception, version: seen } = about(hub, key);
  return hub.act(`exception.${name}`, { exception, seen, ...more });
}

describe('the health of the alarms', () => {
  test('counts what interrupts people: by ten minutes, standing over a day, snoozed', async () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'truck/1', 100);
    see(hub, 'stock/folded', 900, { because: 'truck/1' });
    hub.wait(25 * HOUR_MS);
    see(hub, 'stock/a', 900);
    see(hub, 'stock/b', 900);
    act(hub, 'shelve', 'stock/b', { until: '2026-07-01T20:00:00.000Z', reason: 'later' });
    hub.wait(15 * MINUTE_MS);
    see(hub, 'stock/c', 900);
    const health = await healthOf(hub);
    expect(health.perTenMinutes.slice(-3)).toEqual([0, 2, 1]);
    expect(health).toMatchObject({ now: 1, peak: 2, raised: 3, controllers: 1, floods: [] });
    expect(health.standing.map(({ subject }) => subject)).toEqual(['truck/1']);
    expect(health.shelved).toMatchObject([
      { subject: 'stock/b', until: '2026-07-01T20:00:00.000Z' },
    ]);
  });

  test('knows what chatters, and does not take a slow return for it', async () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    for (const dollars of [900, 0, 900, 0, 900]) {
      see(hub, 'stock/chatters', dollars);
      hub.wait(2 * MINUTE_MS);
    }
    for (const dollars of [900, 0, 900, 0, 900]) {
      see(hub, 'stock/slow', dollars);
      hub.wait(10 * MINUTE_MS);
    }
    const { chattering, actors } = await healthOf(hub);
    expect(chattering).toMatchObject([{ subject: 'stock/chatters', times: 3 }]);
    expect(actors.map(({ subject, times }) => [subject, times])).toEqual([
      ['stock/chatters', 3],
      ['stock/slow', 3],
    ]);
  });

  test('counts what comes again from a snooze or is forgotten, and nothing that a person called for', async () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    const until = '2026-06-30T13:00:00.000Z';
    act(hub, 'shelve', 'stock/a', { until, reason: 'later' });
    act(hub, 'reopen', 'stock/a', { reason: 'now' });
    expect((await healthOf(hub)).raised).toBe(1);
    act(hub, 'shelve', 'stock/a', { until, reason: 'later' });
    hub.wait(HOUR_MS);
    expect((await healthOf(hub)).raised).toBe(2);
    act(hub, 'acknowledge', 'stock/a');
    hub.wait(8 * HOUR_MS);
    expect((await healthOf(hub)).raised).toBe(3);
  });

  test('does not count what comes back under its cause in the same moment, nor history', async () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'truck/1', 100);
    see(hub, 'stock/a', 900);
    see(hub, 'stock/a', 0);
    hub.wait(HOUR_MS);
    see(hub, 'stock/a', 900, { because: 'truck/1' });
    expect((await healthOf(hub)).raised).toBe(2);

    const past = new Rehearsal(SEEING_ROOMS);
    past.beginHistory();
    see(past, 'stock/a', 900);
    past.endHistory();
    expect((await healthOf(past)).raised).toBe(0);
  });

  test('says of each rule what came again, and what hysteresis alone keeps open', async () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    see(hub, 'stock/a', 300);
    see(hub, 'stock/b', 900);
    see(hub, 'stock/b', 0);
    hub.wait(MINUTE_MS);
    see(hub, 'stock/b', 900);
    const { rules } = await healthOf(hub);
    expect(rules).toEqual([
      { type: 'stockoutRisk', open: 2, raised: 3, again: 1, debounceMinutes: 0, keptOpen: 1 },
    ]);
  });
});

describe('a flood', () => {
  const T0 = Date.parse('2026-06-30T12:00:00.000Z');
  const minutes = (...at: number[]) => at.map((minute) => T0 + minute * MINUTE_MS);

  test('begins above ten in ten minutes, with the first of them, and ends below five', () => {
    const eleven = Array.from({ length: 11 }, (_, i) => 30 + i * 0.5);
    const [flood, ...others] = floodsOf(minutes(...eleven), T0, T0 + 2 * HOUR_MS);
    expect(others).toEqual([]);
    expect(flood).toEqual({
      from: '2026-06-30T12:30:00.000Z',
      until: '2026-06-30T12:43:00.000Z',
      peak: 11,
      count: 11,
    });
    expect(floodsOf(minutes(...eleven.slice(1)), T0, T0 + 2 * HOUR_MS)).toEqual([]);
  });

  test('lasts while it has no end', () => {
    const many = Array.from({ length: 30 }, (_, i) => 50 + i / 3);
    expect(floodsOf(minutes(...many), T0, T0 + HOUR_MS)).toMatchObject([{ until: null, peak: 29 }]);
  });

  test('is above ten somewhere, is never below five inside, and floods do not overlap', () => {
    const times = fc
      .array(fc.integer({ min: 0, max: 6 * 60 * 60 }), { maxLength: 300 })
      .map((seconds) => seconds.map((s) => T0 + s * 1_000).toSorted((a, b) => a - b));
    fc.assert(
      fc.property(times, (at) => {
        const rate = (ms: number) =>
          at.filter((one) => one <= ms && one > ms - 10 * MINUTE_MS).length;
        const endMs = T0 + 6 * HOUR_MS;
        const floods = floodsOf(at, T0, endMs);
        // The slow and obvious one: minute by minute, what a person with a tally would call a flood.
        const inside: boolean[] = [];
        for (let ms = T0; ms <= endMs; ms += MINUTE_MS)
          inside.push(inside.at(-1) ? rate(ms) >= 5 : rate(ms) > 10);
        const begins = inside.filter((is, i) => is && !inside[i - 1]).length;
        expect(floods).toHaveLength(begins);
        expect(floods.every(({ peak, count }) => peak > 10 && count >= peak)).toBe(true);
        expect(floods.at(-1)?.until === null).toBe(inside.at(-1));
      }),
      { numRuns: 100 },
    );
  });
});
