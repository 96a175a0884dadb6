import { describe, expect, test } from 'vitest';
import { FEED_CONNECTED } from '#engine/feeds';
import { FEED_SILENT, FEED_SPOKE, meaningOf, NAME_UNKNOWN } from '#operations/network';
import { ATL, BREAKER, BREAKER_MARGIN_MINOR, CUSTOMER, Floor } from '#kit';
import { MINUTE_MS, type Money } from '#shared/vocabulary';

describe('a silent feed', () => {
  test('is bounded by the open lines of the next day, and its own word ends it', () => {
    const floor = new Floor();
    floor.order(10, 6);
    floor.order(10, 60);
    const source = 'wms/atlanta';
    const connected = { source, epoch: 1, epochBefore: null, cadenceMs: 60_000, history: 0 };
    floor.hub.say({ type: FEED_CONNECTED, subject: source, data: connected });
    const silent = { source, lastGoodAt: floor.hub.now, cadenceMs: 60_000 };
    floor.hub.say({ type: FEED_SILENT, subject: source, data: silent });
    expect(floor.about('feedSilent')).toMatchObject({
      subjectKey: source,
      state: 'stale',
      atRiskMinor: 10 * BREAKER_MARGIN_MINOR,
      atRiskIsBound: true,
      site: ATL,
    });
    floor.hub.say({ type: FEED_SPOKE, subject: source, data: { source } });
    expect(floor.isOpen('feedSilent')).toBe(false);
  });
});

describe('a master-data conflict', () => {
  const unknown = (about: string, value: Money | null = null) => ({
    type: NAME_UNKNOWN,
    subject: 'partner:ZZ:ACME',
    data: { kind: 'partner', name: 'ZZ:ACME', about, value },
  });

  test('of a document opens at once, and counts who uses the name', () => {
    const floor = new Floor();
    floor.hub.say(unknown('PO 4711'));
    expect(floor.about('masterDataConflict')).toMatchObject({
      subject: 'Partner ZZ:ACME',
      count: 1,
    });
    floor.hub.say(unknown('PO 4712'));
    expect(floor.about('masterDataConflict')).toMatchObject({ count: 2, version: 1 });
  });

  test('puts at risk what the documents are worth that wait for the name, and nothing where they say no prices', () => {
    const floor = new Floor();
    floor.hub.say(unknown('PO 4711'));
    expect(floor.about('masterDataConflict')!.atRiskMinor).toBeNull();
    floor.hub.say(unknown('PO 4712', { minor: 77_800, currency: 'EUR' }));
    floor.hub.say(unknown('PO 4713', { minor: 22_200, currency: 'EUR' }));
    expect(floor.about('masterDataConflict')).toMatchObject({
      atRiskMinor: 100_000,
      currency: 'EUR',
    });
  });

  test('of a feed waits a while: the name may come by another one', () => {
    const floor = new Floor();
    floor.order(1, 48, '9523000000999');
    expect(floor.about('masterDataConflict')).toBeUndefined();
    floor.hub.wait(15 * MINUTE_MS);
    expect(floor.about('masterDataConflict')?.subject).toBe('Partner 9523000000999');
  });

  test('ends when a person says what the name means, and nothing else is taken for a meaning', () => {
    const floor = new Floor();
    floor.hub.say(unknown('PO 4711'));
    const { key, version } = floor.about('masterDataConflict')!;
    const prakash = { id: 's.prakash', role: 'integrator' };
    const match = (means: string) =>
      floor.hub.act('masterData.match', { exception: key, seen: version, means }, prakash);
    expect(match(BREAKER)).toMatchObject({
      ok: false,
      refusal: { code: 'masterData.notMaster', field: 'means' },
    });
    expect(match(CUSTOMER).ok).toBe(true);
    expect(meaningOf(floor.hub.world, 'partner', 'ZZ:ACME')).toBe(CUSTOMER);
    expect(floor.isOpen('masterDataConflict')).toBe(false);
  });
});
