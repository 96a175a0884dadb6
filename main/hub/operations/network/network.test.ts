import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  forecastPublished,
  itemPublished,
  partnerPublished,
  sitePublished,
  stockAdjusted,
} from '#shared/contracts';
import { FEED_CAUGHT_UP, FEED_CONNECTED, feedsRoom } from '#engine/feeds';
import type { LogEvent } from '#engine/kernel';
import { stockRoom } from '#operations/stock';
import {
  ATL,
  BREAKER,
  breakerForecast,
  CUSTOMER,
  foldEvents,
  Rehearsal,
  smallNetwork,
  told,
} from '#kit';
import { MINUTE_MS } from '#shared/vocabulary';
import { findMaster } from './find-master.ts';
import {
  FEED_SILENT,
  FEED_SPOKE,
  forecasts,
  items,
  meaningOf,
  NAME_MATCHED,
  networkRoom,
  positionKey,
  silentSince,
  sites,
  sourceAsOf,
  unknownNames,
} from './index.ts';

const ERP = 'erp/southern';
const ROOMS = [networkRoom];
const UNKNOWN = '09526000099999';

/** The event of a kind that {@link smallNetwork} has, with other data and time. */
function again(type: string, data: object, at: string): LogEvent {
  const event = smallNetwork().find((one) => one.type === type)!;
  return { ...event, occurredAt: at, data: { ...(event.data as object), ...data } };
}

function matched(kind: string, name: string, means: string): LogEvent {
  return { ...smallNetwork()[0]!, source: 'hub', type: NAME_MATCHED, data: { kind, name, means } };
}

describe('master data', () => {
  test('is what was published last, in whatever order it comes', () => {
    const older = again(itemPublished.type, { casePack: 12 }, '2026-06-02T00:00:00.000Z');
    const newer = again(itemPublished.type, { casePack: 24 }, '2026-06-03T00:00:00.000Z');
    for (const events of [
      [older, newer],
      [newer, older],
    ])
      expect(foldEvents(ROOMS, events).get(items, BREAKER)?.casePack).toBe(24);
  });

  test('keeps no field that the hub has no column for', () => {
    const event = again(sitePublished.type, { colour: 'red' }, '2026-06-02T00:00:00.000Z');
    expect(foldEvents(ROOMS, [event]).get(sites, ATL)).not.toHaveProperty('colour');
  });

  test('of a forecast is replaced item by item', () => {
    const world = foldEvents(ROOMS, [
      breakerForecast(ATL, 96, 110),
      told(ERP, forecastPublished, {
        site: ATL,
        horizonDays: 14,
        items: [
          {
            gtin: UNKNOWN,
            unit: 'EA',
            dailyMeanMilli: 1,
            dailyDeviationMilli: 1,
            safetyStock: 1,
          },
        ],
      }),
    ]);
    expect(world.get(forecasts, positionKey(ATL, BREAKER))?.dailyMeanMilli).toBe(96_000);
  });

  test('is found by code, name and number, the code first', () => {
    const world = foldEvents(ROOMS, smallNetwork());
    expect(findMaster(world, 'atl').map(({ kind, key }) => [kind, key])).toEqual([['site', ATL]]);
    expect(findMaster(world, ' brk-2p ')[0]?.key).toBe(BREAKER);
    expect(findMaster(world, 'Peachtree')[0]?.key).toBe(CUSTOMER);
    expect(findMaster(world, BREAKER)[0]?.key).toBe(BREAKER);
    expect(findMaster(world, 'no such thing')).toEqual([]);
  });
});

describe('a name that nobody knows', () => {
  const uses = () =>
    told('wms/atlanta', stockAdjusted, {
      site: ATL,
      gtin: UNKNOWN,
      unit: 'EA',
      onHand: 1,
      reserved: 0,
      blocked: 0,
      delta: 1,
      reason: 'received',
    });
  const names = (...events: LogEvent[]) =>
    [...foldEvents([networkRoom, stockRoom], events).all(unknownNames)].map(({ key }) => key);

  test('is remembered once a row needs it, and forgotten when the master data has it', () => {
    expect(names(...smallNetwork(), uses())).toEqual([`item:${UNKNOWN}`]);
    const published = again(itemPublished.type, { gtin: UNKNOWN }, '2026-06-30T13:00:00.000Z');
    expect(names(...smallNetwork(), uses(), published)).toEqual([]);
    expect(names(...smallNetwork(), published, uses())).toEqual([]);
  });

  test('is known from then on that a person says what it means', () => {
    const name = 'VN:4711-B';
    const world = foldEvents(ROOMS, [...smallNetwork(), matched('item', name, BREAKER)]);
    expect(meaningOf(world, 'item', name)).toBe(BREAKER);
    expect(meaningOf(world, 'partner', name)).toBeNull();
  });

  test('of a partner may be one of the aliases that it publishes', () => {
    const world = foldEvents(ROOMS, smallNetwork());
    expect(meaningOf(world, 'partner', 'ZZ:PEACHTREE')).toBe(CUSTOMER);
    const renamed = again(partnerPublished.type, { aliases: [] }, '2026-06-30T13:00:00.000Z');
    expect(
      meaningOf(foldEvents(ROOMS, [...smallNetwork(), renamed]), 'partner', 'ZZ:PEACHTREE'),
    ).toBeNull();
  });
});

describe('a source', () => {
  const connected = {
    source: 'wms/atlanta',
    epoch: 1,
    epochBefore: null,
    cadenceMs: 5 * MINUTE_MS,
    history: 0,
  };

  function rehearse() {
    const rehearsal = new Rehearsal([feedsRoom, networkRoom]);
    rehearsal.say({ type: FEED_CONNECTED, subject: 'wms/atlanta', data: connected });
    return rehearsal;
  }

  test('is silent after twice its cadence, since its last good word, and its values age from then', () => {
    const rehearsal = rehearse();
    const heardAt = rehearsal.now;
    expect(rehearsal.wait(9 * MINUTE_MS)).toEqual([]);
    expect(rehearsal.wait(2 * MINUTE_MS)).toMatchObject([
      { type: FEED_SILENT, data: { source: 'wms/atlanta', lastGoodAt: heardAt } },
    ]);
    const { world } = rehearsal;
    expect(silentSince(world, 'wms/atlanta')).toBe(heardAt);
    expect(sourceAsOf(world, 'wms/atlanta', heardAt, heardAt)).toMatchObject({
      receivedAt: heardAt,
      cadenceMs: 5 * MINUTE_MS,
    });
  });

  test('speaks again when it is heard, and its unchanged values are good again', () => {
    const rehearsal = rehearse();
    rehearsal.wait(11 * MINUTE_MS);
    expect(
      rehearsal.say({ type: FEED_CONNECTED, subject: 'wms/atlanta', data: connected }),
    ).toContainEqual(expect.objectContaining({ type: FEED_SPOKE }));
    const at = '2026-06-30T00:00:00.000Z';
    expect(sourceAsOf(rehearsal.world, 'wms/atlanta', at, at).cadenceMs).toBeNull();
  });

  test('is not judged while its history is still being read', () => {
    const rehearsal = new Rehearsal([feedsRoom, networkRoom]);
    rehearsal.say({
      type: FEED_CONNECTED,
      subject: 'wms/atlanta',
      data: { ...connected, history: 9 },
    });
    expect(rehearsal.wait(60 * MINUTE_MS)).toEqual([]);
    const caughtUp = { source: 'wms/atlanta' };
    rehearsal.say({ type: FEED_CAUGHT_UP, subject: 'wms/atlanta', data: caughtUp });
    expect(silentSince(rehearsal.world, 'wms/atlanta')).not.toBeNull();
  });
});

test('what the smallest network publishes folds to the same rows in any order', () => {
  const events = smallNetwork();
  const state = [...foldEvents(ROOMS, events).all(sites)].length;
  fc.assert(
    fc.property(
      fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      (shuffled) => {
        const world = foldEvents(ROOMS, shuffled);
        expect([...world.all(sites)].length).toBe(state);
        expect([...world.all(unknownNames)]).toEqual([]);
      },
    ),
  );
});
