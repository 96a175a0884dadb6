import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sites } from '#operations/network';
import { orders, siteOfLine, waitingQuantity } from '#operations/orders';
import { available, positions } from '#operations/stock';
import { commands } from '#engine/outbox';
import { moveReservation } from '#shared/contracts';
import type { MoveOption } from '#shared/protocol';
import { openWholeHouse, windowsOf, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import { assert, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/vocabulary';

const WINDOWS = 8;
const postgres = withPostgres();
let house: WholeHouse;
let windows: ConsoleClient[];

beforeAll(async () => {
  house = await openWholeHouse(await postgres.fresh());
  windows = await windowsOf(house, WINDOWS);
}, 120_000);

afterAll(() => house.close());

interface Wish {
  order: string;
  line: number;
  quantity: number;
  option: MoveOption;
}

/** Lines that wait, with a place from which all that waits of them can be served. */
async function wishes(by: ConsoleClient, kind: MoveOption['kind']): Promise<Wish[]> {
  const found: Wish[] = [];
  for (const order of house.world.all(orders)) {
    if (order.status !== 'open') continue;
    for (const line of order.lines) {
      const quantity = waitingQuantity(order, line);
      if (quantity === 0 || line.inbound !== undefined) continue;
      const ask = { order: order.orderNumber, line: line.line, quantity };
      const told = await by.request('reservation.options', ask);
      assert(told.ok, 'a line that waits can be asked about');
      const option = told.value.options.find((one) => one.kind === kind && one.refusal === null);
      if (option) found.push({ ...ask, option });
    }
  }
  return found;
}

function act(wish: Wish) {
  const { order, line, quantity, option } = wish;
  const inbound =
    option.kind === 'stock' ? null : { kind: option.kind, number: option.number ?? '' };
  const stale = option.silentSince === null ? {} : { staleReason: 'its source is away' };
  const seen = option.hash;
  return {
    order,
    line,
    quantity,
    to: option.site,
    inbound,
    seen,
    reason: 'The customer waits',
    ...stale,
  };
}

describe('a reservation that is moved', () => {
  test('leaves the other site after the ERP has confirmed it, and no piece is anywhere twice', async () => {
    const [wish] = await wishes(windows[0]!, 'stock');
    assert(wish, 'some line of the first day waits, and another site has it');
    const asked = await windows[0]!.act('order.moveReservation', act(wish));
    expect(asked).toMatchObject({ ok: true });
    await house.passUntil(
      () =>
        [...house.world.by(commands, 'byCorrelation', wish.order)].some(
          ({ type, status }) => type === moveReservation.type && status === 'confirmed',
        ),
      10 * SECOND_MS,
      HOUR_MS,
    );
    const order = house.world.get(orders, wish.order)!;
    const there = order.lines.filter((line) => siteOfLine(order, line) === wish.option.site);
    expect(there.reduce((sum, { allocated }) => sum + allocated, 0)).toBe(wish.quantity);
    await house.pass(30 * MINUTE_MS);
    const { own, heard } = house.stock();
    expect(heard).toEqual(own);
    expect(house.simulator.books().unbalanced).toEqual([]);
  }, 180_000);

  test('is asked of the ERP once, though eight windows ask at once, and no bucket is below zero', async () => {
    const all = await wishes(windows[0]!, 'stock');
    const [first] = all;
    assert(first, 'another line waits that a site could serve');
    const same = Array.from({ length: WINDOWS }, (_, i) =>
      windows[i]!.act('order.moveReservation', act(first)),
    );
    const answers = await Promise.all(same);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));
    expect(new Set(codes)).toEqual(new Set(['reservation.moveUnderWay']));
    for (const ms of [20 * SECOND_MS, 10 * MINUTE_MS, 4 * HOUR_MS]) {
      await house.pass(ms);
      for (const position of house.world.by(positions, 'bySite', first.option.site))
        expect(available(position)).toBeGreaterThanOrEqual(0);
      expect(house.simulator.books().unbalanced).toEqual([]);
    }
  }, 180_000);

  test('to what is on the road waits for it, and is served by it first', async () => {
    const kinds = ['transfer', 'purchaseOrder'] as const;
    const found = (await Promise.all(kinds.map((kind) => wishes(windows[0]!, kind)))).flat();
    const [wish] = found;
    assert(wish, 'something is on its way that nobody is promised');
    const asked = await windows[0]!.act('order.moveReservation', act(wish));
    expect(asked).toMatchObject({ ok: true });
    const promised = await house.passUntil(
      () =>
        house.world
          .get(orders, wish.order)
          ?.lines.find(({ inbound }) => inbound?.number === wish.option.number),
      10 * SECOND_MS,
      HOUR_MS,
    );
    expect(siteCode(promised.site)).toBe(wish.option.siteCode);
    await house.passUntil(
      () => {
        const order = house.world.get(orders, wish.order)!;
        const line = order.lines.find((one) => one.line === promised.line)!;
        return line.inbound === undefined;
      },
      6 * HOUR_MS,
      20 * 24 * HOUR_MS,
    );
    expect(house.simulator.books().unbalanced).toEqual([]);
  }, 300_000);
});

function siteCode(gln: string | undefined): string | undefined {
  return house.world.get(sites, gln ?? '')?.code;
}
