import { describe, expect, test } from 'vitest';
import { ATL, BREAKER, BREAKER_MARGIN_MINOR, CMH, Floor } from '#kit';
import { FEED_SILENT, type FeedSilent } from '#operations/network';
import { POLICY_PUBLISHED } from '#operations/policy';
import { transfers } from '#operations/transfers';
import type { TransferProposal } from '#shared/protocol';
import { HOUR_MS, toMs } from '#shared/vocabulary';

describe('a stockout risk', () => {
  test('opens with the margin of lines that have no stock by their need date, and until when to decide', () => {
    const floor = new Floor();
    floor.order(380, 30);
    expect(floor.about('stockoutRisk')).toBeUndefined();
    const order = floor.order(120, 48);
    expect(floor.about('stockoutRisk')).toMatchObject({
      subjectKey: `${ATL}/${BREAKER}`,
      subject: 'Breaker 2P 60 A bolt-on',
      site: ATL,
      atRiskMinor: 100 * BREAKER_MARGIN_MINOR,
      orders: 1,
      // Thursday 11:42, less 15 hours by road (P90), less 70 minutes to pick and stage: loaded by Wednesday 18:00.
      decideByAt: '2026-07-01T20:50:00.000Z',
      state: 'watch',
    });
    expect(floor.about('orderAtRisk')).toMatchObject({
      subjectKey: order,
      parent: floor.about('stockoutRisk')!.key,
      atRiskMinor: 100 * BREAKER_MARGIN_MINOR,
    });
  });

  test('shows arithmetic whose lines add up to what is short', () => {
    const floor = new Floor();
    floor.order(500, 48);
    const { why, options } = floor.about('stockoutRisk')!.evidence;
    const short = why.lines.findIndex(({ total }) => total);
    const sum = why.lines.slice(0, short).reduce((total, { value }) => total + value, 0);
    expect(why.lines[short]).toMatchObject({ label: 'Short', value: sum });
    expect(sum).toBe(400 - 500 - 3 * 40 - 60);
    expect(options.map(({ label, servicePercent }) => [label, servicePercent])).toEqual([
      ['Do nothing', 80],
      ['Transfer from Columbus', 100],
    ]);
  });

  test('says whose word the open lines are and from when, and lets them age with a silent ERP', async () => {
    const floor = new Floor();
    const openLines = async () => {
      const asked = await floor.hub.ask('transfer.proposal', { to: ATL, gtin: BREAKER });
      const { value } = asked as { value: TransferProposal };
      return value.shortage.lines.find(({ label }) => label === 'Open lines without stock')!;
    };
    const silent: FeedSilent = {
      source: 'erp/southern',
      lastGoodAt: floor.hub.now,
      cadenceMs: 60_000,
    };
    expect(await openLines()).toMatchObject({ value: 0, asOf: null });
    floor.order(380, 30);
    const orderedAt = floor.hub.now;
    floor.hub.wait(HOUR_MS);
    expect(await openLines()).toMatchObject({
      value: -380,
      source: 'erp/southern',
      asOf: { occurredAt: orderedAt, cadenceMs: null },
    });
    floor.hub.say({ type: FEED_SILENT, subject: silent.source, data: silent });
    expect((await openLines()).asOf).toMatchObject({
      receivedAt: silent.lastGoodAt,
      cadenceMs: 60_000,
    });
  });

  test('does not chatter: it stays until less is at risk than opens one', () => {
    const floor = new Floor();
    floor.order(413, 48);
    expect(floor.isOpen('stockoutRisk')).toBe(true);
    expect(floor.stock(ATL, 405)).not.toContain('resolved');
    expect(floor.isOpen('stockoutRisk')).toBe(true);
    expect(floor.stock(ATL, 410)).toContain('resolved');
    expect(floor.stock(ATL, 405)).toEqual([]);
  });

  test('stands by the amount that opens it where policy keeps it by a larger one', () => {
    const floor = new Floor();
    const content = { orderAtRisk: { openAtRiskMinor: 50_000, keepAtRiskMinor: 100_000_000 } };
    const data = { name: 'exceptions', version: 2, content };
    floor.hub.say({ type: POLICY_PUBLISHED, subject: 'exceptions', data });
    floor.order(500, 48);
    expect(floor.isOpen('orderAtRisk')).toBe(true);
    expect(floor.about('orderAtRisk')).toMatchObject({ count: 1 });
  });

  test('comes back to the queue when nothing follows any more: the last transfer for it is cancelled', () => {
    const floor = new Floor();
    floor.order(500, 96);
    const { key, version } = floor.about('stockoutRisk')!;
    floor.hub.act('exception.acknowledge', { exception: key, seen: version });
    const numbers = [floor.transfer(key), floor.transfer(key)];
    for (const number of numbers) {
      floor.hub.wait(9 * HOUR_MS);
      expect(floor.about('stockoutRisk')).toMatchObject({ status: 'acknowledged' });
      const { version: seen } = floor.hub.world.get(transfers, number)!;
      floor.hub.act('transfer.cancel', { transfer: number, seen, reason: 'no truck' });
      expect(floor.hub.world.get(transfers, number)!.endedAt).not.toBeNull();
    }
    floor.hub.wait(9 * HOUR_MS);
    expect(floor.about('stockoutRisk')).toMatchObject({ key, status: 'open' });
    expect(floor.about('stockoutRisk')!.ladder.done).not.toEqual([]);
  });

  test('is over once a transfer is loaded that comes in time', () => {
    const floor = new Floor();
    floor.order(500, 48);
    expect(floor.isOpen('stockoutRisk')).toBe(true);
    floor.load('SHP-1', 252);
    expect(floor.isOpen('stockoutRisk')).toBe(false);
    expect(floor.isOpen('orderAtRisk')).toBe(false);
  });

  test('gets worse as its last call comes near, by time alone', () => {
    const floor = new Floor();
    floor.order(500, 48);
    floor.hub.wait(toMs('2026-07-01T16:51:00.000Z') - toMs(floor.hub.now));
    expect(floor.about('stockoutRisk')!.state).toBe('late');
    floor.hub.wait(3 * HOUR_MS);
    expect(floor.about('stockoutRisk')!.state).toBe('critical');
  });
});

describe('excess', () => {
  test('is far more than a site needs, in days and in money, and costs what it costs to carry', () => {
    const floor = new Floor();
    floor.stock(CMH, 1_600);
    // 1,600 less 14 days of 20 and 60 of safety stock: 1,260 pieces of 118.40, 63 days of sales at 20 % a year.
    expect(floor.about('excess')).toMatchObject({
      site: CMH,
      state: 'watch',
      atRiskMinor: Math.round((1_260 * 11_840 * 0.2 * 63) / 365),
    });
    expect(floor.stock(CMH, 340)).toEqual(['resolved']);
  });
});
