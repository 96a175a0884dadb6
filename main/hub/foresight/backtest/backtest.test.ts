import { describe, expect, test } from 'vitest';
import { COMMAND_UNANSWERED } from '#engine/outbox';
import { rulesRoom } from '#operations/rules';
import { POLICY_PUBLISHED, wholeInForce } from '#operations/policy';
import { ATL, BREAKER, breakersAt, breakersOrdered, Floor, PLAY_ROOMS, SOUTHERN } from '#kit';
import * as contracts from '#shared/contracts';
import type { LogEvent } from '#engine/kernel';
import { POLICY_NAMES, withSetting, type PolicyContent, type PolicyName } from '#shared/protocol';
import { fromMs, HOUR_MS, toMs } from '#shared/vocabulary';
import { runBacktest, type BacktestTask } from './run-backtest.ts';

const ROOMS = [...PLAY_ROOMS, rulesRoom];
const OPENS = 'stockoutRisk.openAtRiskMinor';
const KEEPS = 'stockoutRisk.keepAtRiskMinor';

async function* inBatches(log: readonly LogEvent[], size: number) {
  for (let at = 0; at < log.length; at += size) yield log.slice(at, at + size);
}

function backtest(
  floor: Floor,
  change: (content: PolicyContent) => PolicyContent,
  more: { policy?: PolicyName; days?: number; batch?: number } = {},
) {
  const { policy = 'exceptions', days = 28, batch = 7 } = more;
  const { world, log } = floor.hub;
  const inForce = Object.fromEntries(
    POLICY_NAMES.map((name) => [name, wholeInForce(world, name)]),
  ) as BacktestTask['inForce'];
  const draft = change(wholeInForce(world, policy).content);
  const headSeq = log.at(-1)!.seq;
  const task = { policy, draft, days, headSeq, inForce, overrides: [] };
  return runBacktest(ROOMS, task, inBatches(log, batch), log.at(-1)!.receivedAt);
}

/** Lets time pass, and a feed say something at its end: time is what the feeds lived through. */
function later(floor: Floor, hours: number): void {
  floor.hub.wait(hours * HOUR_MS);
  floor.hub.hearTold(breakersAt('9521000000049', 1_180));
}

/** A day on which 100 breakers are short for two hours, and nobody does anything about it. */
function shortFor(hours: number): Floor {
  const floor = new Floor();
  later(floor, 1);
  floor.order(500, 48);
  later(floor, hours);
  floor.stock(ATL, 2_000);
  later(floor, 1);
  return floor;
}

/** A hundred breakers at 10.00 were ordered and came, and the supplier bills more of them. */
function billed(floor: Floor, received: number, invoiced: number): void {
  const say = (source: string, { type }: contracts.EventDefinition, data: object) =>
    floor.hub.hear(source, type, data);
  const unit = { gtin: BREAKER, unit: 'EA' };
  const dueAt = fromMs(toMs(floor.hub.now) - HOUR_MS);
  say('erp/southern', contracts.purchaseOrderPlaced, {
    poNumber: 'PO-1',
    supplier: '0812345000998',
    site: ATL,
    currency: 'USD',
    lines: [{ line: 1, ...unit, quantity: received, unitCostMicro: 10_000_000, dueAt }],
  });
  say('wms/atlanta', contracts.receiptCompleted, {
    site: ATL,
    purpose: { kind: 'purchaseOrder', number: 'PO-1' },
    receiptId: 'RC-1',
    lines: [
      { ...unit, expectedQuantity: received, receivedQuantity: received, damagedQuantity: 0 },
    ],
  });
  const amountMinor = invoiced * 1_000;
  say('erp/southern', contracts.invoiceReceived, {
    invoiceNumber: 'INV-1',
    kind: 'goods',
    issuer: '0812345000998',
    entity: SOUTHERN,
    billed: 'PO-1',
    currency: 'USD',
    totalMinor: amountMinor,
    lines: [
      { line: 1, gtin: BREAKER, quantity: invoiced, unitPriceMicro: 10_000_000, amountMinor },
    ],
  });
}

/** What ran out in the live hub. */
const breachesOf = ({ hub }: Floor) =>
  hub.log.filter(({ type }) => type.endsWith('.exception.breached.v1')).length;

const same = (content: PolicyContent) => content;
const higher = (content: PolicyContent) =>
  withSetting(withSetting(content, OPENS, 1_000_000), KEEPS, 900_000);

describe('a back-test', () => {
  test('of a draft that changes nothing finds what the live hub found, twice', async () => {
    const floor = shortFor(2);
    const { result } = await backtest(floor, same);
    const opened = floor.hub.log.filter(({ type }) => type.endsWith('.exception.opened.v1'));
    expect(opened.length).toBeGreaterThan(0);
    expect(result.exceptions).toEqual({ before: opened.length, after: opened.length });
    expect(result.flips).toEqual([]);
    expect(Object.values(result.flipCounts)).toEqual([0, 0, 0, 0, 0]);
  });

  test('of a higher threshold tells what would not have been raised, and what then stands by itself', async () => {
    const { result } = await backtest(shortFor(2), higher);
    expect(result.byType).toContainEqual({ type: 'stockoutRisk', before: 1, after: 0 });
    expect(result.flips).toMatchObject([
      {
        what: 'Stockout risk, Breaker 2P 60 A bolt-on, ATL',
        before: 'raised',
        after: 'not raised',
        link: { kind: 'stock' },
      },
    ]);
  });

  test('lets the clocks of both sides run: what lasts longer than its time is past due', async () => {
    const sla = (content: PolicyContent) => withSetting(content, 'slaMinutes.stockoutRisk', 60);
    const { result } = await backtest(shortFor(3), sla);
    expect(result.breaches).toEqual({ before: 0, after: 1 });
    expect(result.flips).toMatchObject([
      { kind: 'breach', before: 'raised', after: 'raised, past due', link: { kind: 'stock' } },
    ]);
  });

  test('heeds what persons did to the clocks: one that was paused runs out on neither side', async () => {
    const floor = new Floor();
    later(floor, 1);
    floor.order(500, 72);
    const { key, version: seen } = floor.about('stockoutRisk')!;
    const until = fromMs(toMs(floor.hub.now) + 30 * HOUR_MS);
    const paused = floor.hub.act('exception.pauseClock', {
      exception: key,
      seen,
      until,
      reason: 'The customer answers tomorrow',
    });
    expect(paused.ok).toBe(true);
    later(floor, 24);
    expect(floor.about('stockoutRisk')!.breached).toBe(false);
    expect((await backtest(floor, same)).result.breaches).toEqual({ before: 0, after: 0 });
    later(floor, 24);
    expect(floor.about('stockoutRisk')!.breached).toBe(true);
    expect((await backtest(floor, same)).result.breaches).toEqual({ before: 1, after: 1 });
  });

  test('of a draft by which a snooze stops the clock tells what would not have run out', async () => {
    const floor = new Floor();
    later(floor, 1);
    floor.order(500, 72);
    const { key, version: seen } = floor.about('stockoutRisk')!;
    const until = fromMs(toMs(floor.hub.now) + 30 * HOUR_MS);
    floor.hub.act('exception.shelve', { exception: key, seen, until, reason: 'tomorrow' });
    later(floor, 24);
    expect(floor.about('stockoutRisk')!.breached).toBe(true);
    const stops = (content: PolicyContent) => withSetting(content, 'snoozePausesClock', true);
    expect((await backtest(floor, stops)).result.breaches).toEqual({ before: 1, after: 0 });
  });

  test('raises on both sides what a person reopened, with a clock that may run out', async () => {
    const floor = new Floor();
    later(floor, 1);
    floor.commandIs(COMMAND_UNANSWERED, floor.command('CMD-1-000001'));
    const decide = (verb: string) => {
      const { key, version: seen } = floor.about('commandUnanswered')!;
      return floor.hub.act(`exception.${verb}`, { exception: key, seen, reason: 'as told' });
    };
    expect(decide('resolve').ok).toBe(true);
    later(floor, 1);
    expect(decide('reopen').ok).toBe(true);
    later(floor, 24);
    expect(floor.about('commandUnanswered')!.breached).toBe(true);
    expect((await backtest(floor, same)).result.breaches.before).toBe(breachesOf(floor));
  });

  test('counts no time of what a person put under a cause', async () => {
    const floor = new Floor();
    later(floor, 1);
    floor.order(500, 72);
    floor.commandIs(COMMAND_UNANSWERED, floor.command('CMD-1-000001'));
    const under = floor.about('commandUnanswered')!.key;
    const { key, version: seen } = floor.about('stockoutRisk')!;
    const folded = floor.hub.act('exception.fold', { exception: key, seen, under, reason: 'it' });
    expect(folded.ok).toBe(true);
    later(floor, 24);
    expect(floor.about('stockoutRisk')!.breached).toBe(false);
    const { flips, breaches } = (await backtest(floor, same)).result;
    expect(flips).toEqual([]);
    expect(breaches.before).toBe(breachesOf(floor));
  });

  test('asks the matrix about every transfer, those of here and those of the ERPs', async () => {
    const floor = new Floor();
    floor.load('S-1', 720);
    floor.transfer();
    const { result } = await backtest(
      floor,
      (content) => withSetting(content, 'approvals.A1.aboveMinor', 100_000),
      { policy: 'transfers' },
    );
    expect([result.transfersAsked, result.transfersOfErp]).toEqual([1, 1]);
    // 36 breakers at 118.40 are 4,262.40: operations as well, from 1,000 on.
    expect(result.flips.map(({ before, after }) => [before, after])).toContainEqual([
      'asks finance',
      'asks operations, finance',
    ]);
    expect(result.approvals.after).toBeGreaterThan(result.approvals.before);
  });

  test('of a matrix whose rows only stand in another order flips nothing', async () => {
    const floor = new Floor();
    const small = (content: PolicyContent) =>
      withSetting(content, 'approvals.A1.aboveMinor', 100_000);
    const turned = (content: PolicyContent): PolicyContent => ({
      ...small(content),
      approvals: (small(content)['approvals'] as object[]).toReversed(),
    });
    floor.transfer();
    const content = small(wholeInForce(floor.hub.world, 'transfers').content);
    const data = { name: 'transfers', version: 2, content };
    floor.hub.say({ type: POLICY_PUBLISHED, subject: 'transfers', data });
    const { result } = await backtest(floor, turned, { policy: 'transfers' });
    expect(result.approvals).toEqual({ before: 2, after: 2 });
    expect(result.flips).toEqual([]);
  });

  test('prices what one entity sold to another by both lists, with the rule of each', async () => {
    const floor = new Floor();
    floor.transfer();
    const dearer = (content: PolicyContent) => withSetting(content, 'prices.P2.basisPoints', 1_000);
    const { result } = await backtest(floor, dearer, { policy: 'intercompany' });
    expect(result.transfersPriced).toBe(1);
    const [flip, ...more] = result.flips;
    expect(more).toEqual([]);
    expect(flip).toMatchObject({ kind: 'price', link: { kind: 'transfer' } });
    // 36 breakers at a cost of 118.40 and a tenth more: 130.24 each.
    expect(flip!.after).toBe('$4,688.64, cost $118.40 + 10 %');
    expect(result.pricedMinor.after).toBe(468_864);
    expect(flip!.atMinor).toBe(Math.abs(468_864 - result.pricedMinor.before));
    expect(result.flipCounts).toMatchObject({ price: 1, exception: 0, approval: 0 });
  });

  test('asks the matrix of invoices about those that are off their order', async () => {
    const floor = new Floor();
    billed(floor, 100, 140);
    const lax = (content: PolicyContent) =>
      withSetting(content, 'approvals.A1.aboveMinor', 10_000_000);
    const { result } = await backtest(floor, lax, { policy: 'payables' });
    expect(result.invoicesOff).toBe(1);
    expect(result.invoiceApprovals).toEqual({ before: 1, after: 0 });
    expect(result.flips).toMatchObject([
      { kind: 'invoice', before: 'asks finance', after: 'nobody is asked' },
    ]);
  });

  test('begins with what stood when its days began', async () => {
    const floor = new Floor();
    floor.order(500, 24 * 20);
    for (let day = 0; day < 4; day++) later(floor, 24);
    const { result, from, to } = await backtest(floor, higher, { days: 2 });
    expect(toMs(to) - toMs(from)).toBe(48 * HOUR_MS);
    expect(result.byType).toContainEqual({ type: 'stockoutRisk', before: 1, after: 0 });
  });

  test('gives the same numbers for the same draft and the same log, however it is read', async () => {
    const floor = shortFor(2);
    const once = await backtest(floor, higher);
    expect(await backtest(floor, higher, { batch: 1 })).toEqual(once);
    expect(await backtest(floor, higher, { batch: 1_000 })).toEqual(once);
    expect((await backtest(floor, same)).inputsHash).not.toBe(once.inputsHash);
  });

  test('reads nothing behind the head that it was asked for', async () => {
    const floor = shortFor(2);
    const once = await backtest(floor, higher);
    const { world, log } = floor.hub;
    const inForce = Object.fromEntries(
      POLICY_NAMES.map((name) => [name, wholeInForce(world, name)]),
    ) as BacktestTask['inForce'];
    const head = log.at(-1)!;
    floor.hub.hearTold(breakersOrdered('SO-99', 9_000, fromMs(toMs(head.receivedAt) + HOUR_MS)));
    const draft = higher(wholeInForce(world, 'exceptions').content);
    const task = {
      policy: 'exceptions' as const,
      draft,
      days: 28,
      headSeq: head.seq,
      inForce,
      overrides: [],
    };
    expect(await runBacktest(ROOMS, task, inBatches(log, 5), head.receivedAt)).toEqual(once);
  });
});
