import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#engine/outbox';
import { orders, siteOfLine, waitingQuantity, type Order } from '#operations/orders';
import { orderCases, type OrderCase } from '#operations/promising';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import type { MoveOption } from '#shared/protocol';
import { DAY_MS, fromMs, MINUTE_MS, toMs } from '#shared/vocabulary';

/** An order that can't be promised as asked, to a promise that holds: real hub, real ERP of the simulator, real PostgreSQL. */
const postgres = withPostgres();
let house: WholeHouse;
let alvarez: ConsoleClient;
let okafor: ConsoleClient;

beforeAll(async () => {
  house = await openWholeHouse(await postgres.fresh(), { historyDays: 3 });
  alvarez = await house.console('r.alvarez');
  okafor = await house.console('m.okafor');
  await alvarez.watch('runs');
}, 180_000);

afterAll(() => house.close());

/** Open orders with pieces that have nothing, those without a case. */
function shortOrders(): Order[] {
  return [...house.world.all(orders)].filter(
    (order) =>
      order.status === 'open' &&
      !house.world.get(orderCases, order.orderNumber) &&
      order.lines.some((line) => waitingQuantity(order, line) > 0 && line.inbound === undefined),
  );
}

function caseOf(order: string): OrderCase {
  return house.world.get(orderCases, order)!;
}

function reached(order: string, steps: readonly string[]): Promise<unknown> {
  return house.passUntil(() => steps.includes(caseOf(order).step), MINUTE_MS / 6, 60 * MINUTE_MS);
}

async function takeOn(order: string): Promise<void> {
  const taken = await alvarez.act('orderCase.open', { order, reason: 'Nothing there' });
  expect(taken).toMatchObject({ ok: true });
  await expect
    .poll(() => alvarez.row('runs', order))
    .toMatchObject({ workflow: 'orderCase', step: 'triage' });
}

/** The commands of an order's case, each with how often the ERP carried it out. */
function carriedOut(order: string) {
  const books = house.simulator.books().commands;
  return [...house.world.all(commands)]
    .filter(({ correlationId }) => correlationId === order)
    .map(({ id, status }) => [status, books.find((one) => one.id === id)?.applied]);
}

describe('an order that cannot be promised as asked', () => {
  test('is promised for a later date under policy, and holds when the ERP has said so', async () => {
    const { orderNumber: order, commitAt } = shortOrders().find(
      (one) => one.commitAt !== null && one.commitAt > house.simulator.books().worldAt,
    )!;
    await takeOn(order);
    const later = fromMs(toMs(commitAt!) + 5 * DAY_MS);
    const wish = { run: order, seen: caseOf(order).version, move: null, commitAt: later };
    expect(await alvarez.act('orderCase.wish', { ...wish, reason: 'Agreed' })).toMatchObject({
      ok: true,
    });
    expect(caseOf(order).step).toBe('awaitingApproval');
    const answer = { run: order, seen: caseOf(order).version, hash: caseOf(order).wished!.hash };
    expect(await alvarez.act('orderCase.approve', answer)).toMatchObject({
      refusal: { code: 'access.role' },
    });
    const card = await okafor.request('task.card', { subject: order });
    expect(card).toMatchObject({ value: { kind: 'orderCase', cannotDecide: null } });
    expect(await okafor.act('orderCase.approve', answer)).toMatchObject({ ok: true });
    await reached(order, ['closed', 'awaitingApproval']);
    expect(caseOf(order).step).toBe('closed');
    expect(house.world.get(orders, order)).toMatchObject({ commitAt: later });
    expect(carriedOut(order)).toEqual([['confirmed', 1]]);
    const view = await alvarez.request('run.view', { key: order });
    if (!view.ok) throw new Error(view.refusal.code);
    expect(view.value.visits.map(({ step }) => step)).toEqual([
      'opened',
      'triage',
      'awaitingApproval',
      'repromising',
      'closed',
    ]);
  });

  test('is served from another site of its company, once that ERP has moved the reservation', async () => {
    const { order, line, option, quantity } = await movable();
    await takeOn(order);
    const move = { line, quantity, to: option.site, inbound: null, seen: option.hash };
    const wish = {
      run: order,
      seen: caseOf(order).version,
      move,
      commitAt: null,
      reason: 'Free there',
    };
    expect(await alvarez.act('orderCase.wish', wish)).toMatchObject({ ok: true });
    if (caseOf(order).step === 'awaitingApproval') {
      const answer = { run: order, seen: caseOf(order).version, hash: caseOf(order).wished!.hash };
      expect(await okafor.act('orderCase.approve', answer)).toMatchObject({ ok: true });
    }
    await reached(order, ['closed', 'triage']);
    const moved = house.world.get(orders, order)!;
    const from = moved.lines.filter((one) => siteOfLine(moved, one) === option.site);
    expect(from.reduce((sum, one) => sum + one.quantity, 0)).toBeGreaterThanOrEqual(quantity);
    expect(carriedOut(order)).toEqual([['confirmed', 1]]);
  });
});

/** A short line, and another site of the company that has pieces free of which nobody loses any. */
async function movable(): Promise<{
  order: string;
  line: number;
  option: MoveOption;
  quantity: number;
}> {
  for (const { orderNumber: order, lines } of shortOrders())
    for (const { line } of lines) {
      const told = await alvarez.request('reservation.options', { order, line });
      if (!told.ok || told.value.refusal !== null || told.value.waiting === 0) continue;
      const option = told.value.options.find(
        ({ kind, refusal, silentSince }) =>
          kind === 'stock' && refusal === null && silentSince === null,
      );
      if (option) return { order, line, option, quantity: told.value.quantity };
    }
  throw new Error('no short order can be served from elsewhere');
}
