import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock, systemMachine } from '#engine/clock';
import type { LogEvent } from '#engine/kernel';
import { openToRead } from '#engine/store';
import { readTail } from '#engine/log';
import { exceptions } from '#operations/exceptions';
import { MINUTE_MS } from '#shared/vocabulary';
import { ShipmentBook, withOneFeed, type ConsoleClient } from '#kit';

/** Until the writer has committed what it folded. */
const SOON = { timeout: 20_000, interval: 50 };

const STEPPED_UP = 'signalbox.hub.exception.steppedUp.v1';

const served = withOneFeed();
let clock: ManualClock;
let screen: ConsoleClient;

beforeEach(() => {
  clock = new ManualClock(Date.now());
});

/** A hub on the same store, under the same world clock: what comes due while there is none waits for the next. */
async function start(): Promise<void> {
  screen = await served.open('r.alvarez', ['exceptions'], { clock });
}

/** What the log has of an exception, as far as it is committed. */
async function told(key: string): Promise<LogEvent[]> {
  const store = await openToRead({ place: { url: served.url }, machine: systemMachine });
  try {
    return await store.snapshot(async (session) =>
      (await readTail(session, 0, 10_000)).filter(({ subject }) => subject === key),
    );
  } finally {
    await store.close();
  }
}

/** The steps of its ladder. */
async function stepsOf(key: string): Promise<unknown[]> {
  return (await told(key))
    .filter(({ type }) => type === STEPPED_UP)
    .map(({ data }) => {
      const { step, to } = data as { step: number; to: string };
      return { step, to };
    });
}

/** A feed whose last word is an hour old: its exception has half an hour, round the clock. */
async function silentFeed(): Promise<string> {
  served.tms.append(new ShipmentBook(Date.now() - 3_600_000).planned('S-1'));
  await start();
  const row = await screen.until(
    () => screen.rows('exceptions').find(({ type }) => type === 'feedSilent') ?? null,
  );
  return row.key;
}

describe('the escalation ladder', () => {
  test('takes a step that came due while the hub was down once, and not again at the next start', async () => {
    const key = await silentFeed();
    await served.hub.close();
    clock.jumpTo(clock.worldNow() + 23 * MINUTE_MS);
    await start();
    // Three quarters of its time have passed: nobody owns it, so that the first step calls who is on duty.
    await expect.poll(() => stepsOf(key), SOON).toEqual([{ step: 1, to: 'integrator' }]);
    await served.hub.close();
    await start();
    await served.hub.close();
    expect(await stepsOf(key)).toEqual([{ step: 1, to: 'integrator' }]);
    await start();
  }, 60_000);

  test('takes the highest alone of several that came due while the hub was down', async () => {
    const key = await silentFeed();
    await served.hub.close();
    clock.jumpTo(clock.worldNow() + 61 * MINUTE_MS);
    await start();
    await expect.poll(() => stepsOf(key), SOON).toEqual([{ step: 3, to: 'manager' }]);
    await served.hub.close();
    clock.jumpTo(clock.worldNow() + 600 * MINUTE_MS);
    await start();
    await served.hub.close();
    expect(await stepsOf(key)).toEqual([{ step: 3, to: 'manager' }]);
    await start();
  }, 60_000);

  test('takes no step while the hub is down that somebody stopped before', async () => {
    const key = await silentFeed();
    const { version } = served.hub.hub.engine.world.get(exceptions, key)!;
    const mine = await screen.act('exception.acknowledge', { exception: key, seen: version });
    expect(mine).toMatchObject({ ok: true });
    await served.hub.close();
    clock.jumpTo(clock.worldNow() + 61 * MINUTE_MS);
    await start();
    // What comes due of the same clock says that the timers have had their turn.
    const types = async () => (await told(key)).map(({ type }) => type);
    await expect.poll(types, SOON).toContain('signalbox.hub.exception.breached.v1');
    await served.hub.close();
    expect(await stepsOf(key)).toEqual([]);
    await start();
  }, 60_000);
});
