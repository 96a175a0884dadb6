import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { commands } from '#engine/outbox';
import { invoices } from '#operations/invoices';
import { orders } from '#operations/orders';
import { purchaseOrders } from '#operations/purchasing';
import { consignments, onTheRoad, positions } from '#operations/stock';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';

/** What the hub believes of stock and orders, against the books of the systems themselves, over real sockets. */
const postgres = withPostgres();
let house: WholeHouse;
let alvarez: ConsoleClient;

beforeAll(async () => {
  house = await openWholeHouse(await postgres.fresh());
  alvarez = await house.console('r.alvarez');
  await alvarez.watch('stock');
  await alvarez.watch('orders');
  await house.pass(6 * HOUR_MS);
}, 120_000);

afterAll(() => house.close());

/** `<site>/<gtin>` with its buckets, of all that hold anything. */
function believedStock() {
  return [...house.world.all(positions)]
    .filter(({ onHand }) => onHand !== 0)
    .map(({ site, gtin, onHand, reserved, blocked }) => ({ site, gtin, onHand, reserved, blocked }))
    .toSorted(byPlace);
}

function byPlace(a: { site: string; gtin: string }, b: { site: string; gtin: string }): number {
  return `${a.site}/${a.gtin}` < `${b.site}/${b.gtin}` ? -1 : 1;
}

/** What is on the road between sites, as the hub believes … */
function believedTransit(): Set<string> {
  return new Set(
    [...house.world.all(consignments)].flatMap((consignment) =>
      consignment.lines
        .filter((line) => onTheRoad(consignment, line) > 0)
        .map((line) =>
          [
            consignment.transfer,
            consignment.from,
            consignment.to,
            line.gtin,
            onTheRoad(consignment, line),
          ].join(' '),
        ),
    ),
  );
}

/** … and as it is. */
function realTransit(): Set<string> {
  return new Set(
    house.simulator
      .books()
      .inTransit.flatMap(({ number, from, to, lines }) =>
        lines.map(({ gtin, quantity }) => [number, from, to, gtin, quantity].join(' ')),
      ),
  );
}

async function done(command: string): Promise<void> {
  await house.passUntil(
    () => house.world.get(commands, command)?.status === 'confirmed',
    MINUTE_MS,
    2 * HOUR_MS,
  );
}

describe('what the hub believes', () => {
  test('of stock is what each warehouse has in its own books', () => {
    expect(believedStock()).toEqual(house.simulator.books().stock.toSorted(byPlace));
  });

  test('of goods between sites is what is really on the road, from loading to receipt', async () => {
    const onTheWay = () => house.simulator.books().inTransit;
    const first = await house.passUntil(() => onTheWay()[0], HOUR_MS, 72 * HOUR_MS);
    expect(believedTransit()).toEqual(realTransit());
    const isOver = () => !onTheWay().some(({ number }) => number === first.number);
    await house.passUntil(isOver, 4 * HOUR_MS, 96 * HOUR_MS);
    expect(believedTransit()).toEqual(realTransit());
    expect(believedStock()).toEqual(house.simulator.books().stock.toSorted(byPlace));
  }, 120_000);

  test('is what a console shows, position by position', async () => {
    const shown = () =>
      alvarez
        .rows('stock')
        .filter(({ onHand }) => onHand !== 0)
        .map(({ site, gtin, onHand, reserved, blocked }) => ({
          site,
          gtin,
          onHand,
          reserved,
          blocked,
        }))
        .toSorted(byPlace);
    // Frames come a tick after the commit, as fast as the console takes them.
    await vi.waitFor(() => expect(shown()).toEqual(believedStock()), {
      timeout: 30_000,
      interval: 250,
    });
  });
});

describe('what a person asks of a system', () => {
  test('is done when the system says so: a count, another priority', async () => {
    const waiting = [...house.world.all(orders)].find(
      (order) => order.status === 'open' && order.shipments.length === 0 && order.priority > 1,
    )!;
    const [row] = alvarez.rows('stock');
    const counted = await alvarez.act('stock.requestCount', { site: row!.site, gtin: row!.gtin });
    const served = await alvarez.act('order.reprioritise', {
      order: waiting.orderNumber,
      priority: 1,
      reason: 'a hospital waits',
    });
    for (const answer of [counted, served]) {
      expect(answer).toMatchObject({ ok: true });
      if (answer.ok) await done(answer.value.objects[0]!);
    }
    expect(house.world.get(orders, waiting.orderNumber)?.priority).toBe(1);
  });

  test('is done when a supplier has given its word, because it was asked', async () => {
    const waiting = [...house.world.all(purchaseOrders)].find(
      (order) => order.status === 'open' && order.confirmedAt === null,
    )!;
    const asked = await alvarez.act('purchaseOrder.requestConfirmation', {
      purchaseOrder: waiting.poNumber,
      reason: 'no word for two days',
    });
    expect(asked).toMatchObject({ ok: true });
    if (asked.ok) await done(asked.value.objects[0]!);
    expect(house.world.get(purchaseOrders, waiting.poNumber)?.confirmedAt).not.toBeNull();
  });

  test('is done in the ledger alike: an invoice is held, and no act of a person alone releases it', async () => {
    const lindqvist = await house.console('j.lindqvist');
    const [invoice] = [...house.world.all(invoices)];
    const number = invoice!.invoiceNumber;
    const hold = { invoice: number, reason: 'the price differs' };
    expect(await alvarez.act('invoice.hold', hold)).toMatchObject({ ok: false });
    const answer = await lindqvist.act('invoice.hold', hold);
    expect(answer).toMatchObject({ ok: true });
    if (answer.ok) await done(answer.value.objects[0]!);
    expect(house.world.get(invoices, number)?.status).toBe('held');
    const release = await lindqvist.socket.emitWithAck('act', {
      actId: 'release-1',
      name: 'invoice.release',
      input: { invoice: number },
    });
    expect(release).toMatchObject({ ok: false });
  });

  test('is refused with its reason where nobody knows it, and leaves nothing behind', async () => {
    const before = [...house.world.all(commands)].length;
    expect(
      await alvarez.act('stock.requestCount', { site: '9521000000070', gtin: '09526000000013' }),
    ).toMatchObject({ ok: false, refusal: { code: 'site.unknown', field: 'site' } });
    expect(
      await alvarez.act('order.reprioritise', { order: 'SO-0', priority: 1, reason: 'why not' }),
    ).toMatchObject({ ok: false, refusal: { code: 'order.unknown' } });
    expect(await alvarez.request('stock.detail', { key: 'nowhere/nothing' })).toMatchObject({
      ok: false,
    });
    expect([...house.world.all(commands)].length).toBe(before);
  });

  test('is answered in full for what is on screen: each detail adds up', async () => {
    const short = alvarez.rows('stock').find(({ excessOrShort }) => excessOrShort < 0)!;
    const detail = await alvarez.request('stock.detail', { key: short.key });
    if (!detail.ok) throw new Error(detail.refusal.code);
    const { lines } = detail.value.arithmetic;
    const total = lines.find((line) => line.total)!.value;
    expect(lines.filter((line) => !line.total).reduce((sum, { value }) => sum + value, 0)).toBe(
      total,
    );
    expect(detail.value.projection).toHaveLength(14);
  });
});
