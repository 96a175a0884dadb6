import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import { beginFault, freeAt, positionOf, receiveCommand } from '#simulator/world';
import { placeOrder } from '#simulator/erp';
import { TestWorld } from './test-world.fixture.ts';

const SKU = 'BRK-2P60B';
const purpose = { kind: 'transfer', number: 'TRF-2026-0001' } as const;

function reserve(t: TestWorld, quantity: number, expires?: string) {
  const item = t.item(SKU);
  return t.command(
    'wms/columbus',
    contracts.reserveStock,
    { site: t.site('CMH').gln, gtin: item.gtin, unit: item.unit, quantity, purpose },
    expires,
  );
}

/** A customer's order at Columbus; the ERP looks for its stock some minutes later. */
function order(t: TestWorld, quantity: number): void {
  const site = t.site('CMH');
  const draw = t.world.random.of('test', quantity);
  const wanted = [{ item: t.item(SKU), quantity }];
  placeOrder(
    t.world,
    site,
    t.world.demand.customer(site, draw),
    wanted,
    t.world.nowMs + 48 * HOUR_MS,
    draw,
  );
}

describe('stock has one owner at a time', () => {
  test('what the ERP gave to orders first can no longer be reserved', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 300);
    order(t, 100);
    t.pass(10 * MINUTE_MS);
    expect(t.heard(contracts.orderAllocated)[0]?.lines).toEqual([{ line: 1, quantity: 100 }]);
    expect(reserve(t, 252)).toEqual({ status: 'rejected', code: 'stock.insufficient' });
    expect(reserve(t, 200)).toEqual({ status: 'applied', code: null });
  });

  test('what is reserved is not given to orders, which wait until it is free again', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 300);
    reserve(t, 252);
    order(t, 100);
    t.pass(10 * MINUTE_MS);
    expect(t.heard(contracts.orderAllocated)[0]?.lines).toEqual([{ line: 1, quantity: 48 }]);
    t.command('wms/columbus', contracts.releaseStock, {
      site: t.site('CMH').gln,
      gtin: t.item(SKU).gtin,
      purpose,
    });
    t.pass(5 * MINUTE_MS);
    expect(t.heard(contracts.orderAllocated)[1]?.lines).toEqual([{ line: 1, quantity: 52 }]);
  });

  test('between a reservation taken and its confirmation nobody else gets the stock', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 300);
    const item = t.item(SKU);
    receiveCommand(t.world, t.world.feeds.indexOf('wms/columbus'), {
      id: 'a',
      type: contracts.reserveStock.type,
      actor: 'r.alvarez',
      expires: fromMs(t.world.nowMs + HOUR_MS),
      correlationid: 'TRF-2026-0001',
      data: { site: t.site('CMH').gln, gtin: item.gtin, unit: 'EA', quantity: 252, purpose },
    });
    while (t.heard(contracts.wmsAccepted).length === 0) t.pass(100);
    expect(t.heard(contracts.stockReserved)).toHaveLength(0);
    const position = positionOf(t.world.network, t.site('CMH').index, item.index);
    expect(freeAt(t.world.state, position)).toBe(48);
  });
});

describe('a command', () => {
  test('that comes twice has its effect once', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 300);
    const item = t.item(SKU);
    const envelope = {
      id: 'twice',
      type: contracts.reserveStock.type,
      actor: 'r.alvarez',
      expires: fromMs(t.world.nowMs + HOUR_MS),
      correlationid: 'TRF-2026-0001',
      data: { site: t.site('CMH').gln, gtin: item.gtin, unit: 'EA', quantity: 100, purpose },
    };
    const feed = t.world.feeds.indexOf('wms/columbus');
    expect(receiveCommand(t.world, feed, envelope)).toMatchObject({ value: { isNew: true } });
    t.pass(MINUTE_MS);
    expect(receiveCommand(t.world, feed, envelope)).toMatchObject({ value: { isNew: false } });
    t.pass(MINUTE_MS);
    expect(t.stock('CMH', SKU).reserved).toBe(100);
    const other = { ...envelope, data: { ...envelope.data, quantity: 120 } };
    expect(receiveCommand(t.world, feed, other)).toMatchObject({
      refusal: { code: 'command.idReused' },
    });
  });

  test('that comes again with its fields in another order is the same command', () => {
    const t = new TestWorld();
    const { gtin, unit } = t.item(SKU);
    const told = { site: t.site('CMH').gln, gtin, unit, quantity: 100, purpose };
    const again = { purpose: { number: purpose.number, kind: purpose.kind }, quantity: 100, unit };
    const isNew = (data: object) =>
      receiveCommand(t.world, t.world.feeds.indexOf('wms/columbus'), {
        id: 'again',
        type: contracts.reserveStock.type,
        actor: 'r.alvarez',
        expires: fromMs(t.world.nowMs + HOUR_MS),
        correlationid: purpose.number,
        data,
      });
    expect(isNew(told)).toMatchObject({ value: { isNew: true } });
    expect(isNew({ ...again, gtin, site: told.site })).toMatchObject({ value: { isNew: false } });
  });

  test('of the longest key that there may be is answered as contracts allow', () => {
    const t = new TestWorld();
    const id = 'k'.repeat(128);
    const { gtin, unit } = t.item(SKU);
    t.put('CMH', SKU, 300);
    for (const [key, quantity] of [
      [id, 10],
      [id.replace('k', 'j'), 1_000],
    ] as const)
      receiveCommand(
        t.world,
        t.world.feeds.indexOf('wms/columbus'),
        contracts.commandMessage.parse({
          id: key,
          type: contracts.reserveStock.type,
          actor: 'r.alvarez',
          expires: fromMs(t.world.nowMs + HOUR_MS),
          correlationid: purpose.number,
          data: {
            site: t.site('CMH').gln,
            gtin,
            unit,
            quantity,
            purpose: { ...purpose, number: `TRF-${quantity}` },
          },
        }),
      );
    t.pass(MINUTE_MS);
    const receipts = t.said.filter(({ type }) => contracts.receiptVerb(type) !== null);
    expect(receipts).toHaveLength(3);
    for (const { type, data } of receipts)
      expect(contracts.EVENTS.get(type)?.data.safeParse(data).error?.issues).toBeUndefined();
  });

  test('that has expired is rejected', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 300);
    expect(reserve(t, 10, fromMs(t.world.nowMs - 1))).toMatchObject({ code: 'command.expired' });
    expect(t.stock('CMH', SKU).reserved).toBe(0);
  });

  test('of an absurd quantity, an unknown item, another site or another system is rejected in words', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 300);
    const [site, item] = [t.site('CMH'), t.item(SKU)];
    const data = { site: site.gln, gtin: item.gtin, unit: item.unit, quantity: 10, purpose };
    const code = (source: string, change: object) =>
      t.command(source, contracts.reserveStock, { ...data, ...change }).code;
    expect(code('wms/columbus', { quantity: 2_000_000 })).toBe('quantity.absurd');
    expect(code('wms/columbus', { gtin: '09526999999991' })).toBe('contract.invalid');
    expect(code('wms/columbus', { quantity: -5 })).toBe('contract.invalid');
    expect(code('wms/columbus', { unit: 'FOT' })).toBe('unit.mismatch');
    expect(code('wms/chicago', {})).toBe('site.unknown');
    expect(code('tms', {})).toBe('command.unknown');
  });

  test('is rejected by a system that refuses, and answered late by one that is slow', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 300);
    beginFault(t.world, { feed: 'wms/columbus', kind: 'refuse', durationMs: 5 * MINUTE_MS });
    expect(reserve(t, 10)).toMatchObject({ code: 'system.refusing' });
    t.pass(5 * MINUTE_MS);
    beginFault(t.world, { feed: 'wms/columbus', kind: 'slow', durationMs: HOUR_MS });
    expect(reserve(t, 10)).toMatchObject({ status: 'taken' });
    t.pass(HOUR_MS);
    expect(t.stock('CMH', SKU).reserved).toBe(10);
  });
});

describe('a transfer order', () => {
  test('is cancelled once, and what its ERP says of it names it', () => {
    const t = new TestWorld();
    const { gtin, unit } = t.item(SKU);
    t.command('erp/southern', contracts.createTransferOrder, {
      transferNumber: purpose.number,
      from: t.site('CMH').gln,
      to: t.site('ATL').gln,
      gtin,
      unit,
      quantity: 36,
      unitPriceMicro: 125_500_000,
      currency: 'USD',
    });
    const data = { transferNumber: purpose.number, reason: 'changed' };
    const asked = [1, 2].map(() => t.send('erp/southern', contracts.cancelTransferOrder, data));
    t.pass(MINUTE_MS);
    expect(new Set(asked.map((id) => t.became(id).code))).toEqual(
      new Set([null, 'transferOrder.unknown']),
    );
    const [{ erpNumber } = { erpNumber: '' }] = t.heard(contracts.transferOrderCreated);
    expect(erpNumber).not.toBe('');
    expect(t.heard(contracts.transferOrderCancelled)).toEqual([
      { transferNumber: purpose.number, erpNumber },
    ]);
  });
});

describe('a ledger', () => {
  const posting = (t: TestWorld, at: string, creditMinor = 100, currency = 'USD') => {
    const [southern, northern] = t.world.network.entities;
    return t.command('erp/southern', contracts.postIntercompany, {
      entity: southern!.gln,
      counterparty: northern!.gln,
      transferNumber: purpose.number,
      stage: 'shipping',
      postedAt: at,
      currency,
      lines: [
        { account: '1250', name: 'Goods in transit', debitMinor: 100, creditMinor: 0 },
        { account: '2310', name: 'Due to Northern', debitMinor: 0, creditMinor },
      ],
    });
  };

  test('books balanced lines into an open period, and nothing else', () => {
    const t = new TestWorld();
    t.world.after(0, 'erp.month', {});
    t.pass(MINUTE_MS);
    expect(posting(t, '2026-06-30T14:00:00.000Z')).toEqual({ status: 'applied', code: null });
    expect(posting(t, '2026-06-30T14:00:00.000Z', 99).code).toBe('posting.unbalanced');
    expect(posting(t, '2026-06-30T14:00:00.000Z', 100, 'CAD').code).toBe('posting.currency');
    expect(posting(t, '2027-01-05T14:00:00.000Z').code).toBe('period.closed');
    expect(t.world.state.ledger.get(0)?.get('1250')).toEqual({ debitMinor: 100, creditMinor: 0 });
  });

  test('closes a month on the sixth of the next, by the clocks of New York', () => {
    const t = new TestWorld('2026-06-30T14:00:00.000Z');
    t.world.after(0, 'erp.month', {});
    t.pass(toMs('2026-07-06T03:00:00.000Z') - t.world.nowMs);
    expect(posting(t, '2026-07-01T03:59:00.000Z').status).toBe('applied');
    t.pass(2 * HOUR_MS);
    expect(t.heard(contracts.periodClosed).map(({ period }) => period)).toEqual([
      '2026-P06',
      '2026-P06',
    ]);
    expect(posting(t, '2026-07-01T03:59:00.000Z').code).toBe('period.closed');
    expect(posting(t, '2026-07-01T04:00:00.000Z').status).toBe('applied');
  });
});
