import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#engine/outbox';
import { exceptions } from '#operations/exceptions';
import { postings } from '#operations/intercompany';
import { items, lanes, pairKey, sites } from '#operations/network';
import { available, positions } from '#operations/stock';
import { termsHash, transfers, type Transfer } from '#operations/transfers';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import type { TransferCard, TransferStep } from '#shared/protocol';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/vocabulary';

/** One transfer from proposal to closed ledgers: real hub, real simulator, real PostgreSQL; only the clock is ours. */
const postgres = withPostgres();
let house: WholeHouse;
let alvarez: ConsoleClient;
let okafor: ConsoleClient;
let lindqvist: ConsoleClient;

beforeAll(async () => {
  house = await openWholeHouse(await postgres.fresh());
  alvarez = await house.console('r.alvarez');
  okafor = await house.console('m.okafor');
  lindqvist = await house.console('j.lindqvist');
  await alvarez.watch('transfers');
  await alvarez.watch('stock');
  await alvarez.watch('exceptions');
  // The heat wave begins a minute after the world's first now.
  await house.pass(20 * MINUTE_MS);
}, 120_000);

afterAll(() => house.close());

function siteOf(code: string) {
  return [...house.world.all(sites)].find((site) => site.code === code)!;
}

function itemOf(sku: string) {
  return [...house.world.all(items)].find((item) => item.sku === sku)!;
}

function groundLane(from: string, to: string): string {
  const key = pairKey(siteOf(from).gln, siteOf(to).gln);
  return house.world.by(lanes, 'byPair', key).find(({ mode }) => mode === 'ground')!.laneId;
}

function now(number: string): Transfer {
  return house.world.get(transfers, number)!;
}

function seen(number: string) {
  const transfer = now(number);
  return { transfer: number, seen: transfer.version, hash: termsHash(transfer) };
}

async function objectOf(act: ReturnType<ConsoleClient['act']>): Promise<string> {
  const done = await act;
  expect(done).toMatchObject({ ok: true });
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.objects[0]!;
}

function reached(number: string, ...steps: TransferStep[]): Promise<unknown> {
  return house.passUntil(() => steps.includes(now(number).step), 20 * MINUTE_MS, 60 * HOUR_MS);
}

async function cardOf(number: string): Promise<TransferCard> {
  const card = await alvarez.request('transfer.card', { key: number });
  if (!card.ok) throw new Error(card.refusal.code);
  return card.value;
}

/** What both sides say of the ledgers, account by account: the ERPs' own books, and the postings that reached us. */
function ledgers() {
  const sums: Record<string, number> = {};
  for (const posting of house.world.all(postings))
    for (const { account, debitMinor, creditMinor } of posting.lines) {
      const key = `${posting.entity} ${account}`;
      sums[key] = (sums[key] ?? 0) + debitMinor - creditMinor;
    }
  const own: Record<string, number> = {};
  for (const { entity, accounts } of house.simulator.books().ledgers)
    for (const { account, debitMinor, creditMinor } of accounts)
      own[`${entity} ${account}`] = debitMinor - creditMinor;
  return { heard: sums, own };
}

function onTheRoad(number: string): number {
  const way = house.simulator.books().inTransit.find((one) => one.number === number);
  return way?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
}

describe('a transfer between entities', () => {
  let number: string;
  let quantity: number;

  test('is asked for with what was proposed, and its stock is set aside', async () => {
    const gtin = itemOf('BRK-2P60B').gtin;
    const wish = { to: siteOf('ATL').gln, gtin, from: siteOf('CMH').gln, quantity: 252 };
    const proposed = await alvarez.request('transfer.proposal', wish);
    expect(proposed).toMatchObject({ ok: true, value: { quantity: 252, from: wish.from } });
    if (!proposed.ok) return;
    quantity = proposed.value.quantity;
    number = await objectOf(
      alvarez.act('transfer.create', {
        exception: null,
        ...wish,
        quantity,
        laneId: proposed.value.laneId!,
      }),
    );
    expect(number).toMatch(/^TRF-2026-\d{4}$/);
    const row = await alvarez.until(() => alvarez.row('transfers', number));
    expect(row).toMatchObject({ step: 'reserving', quantity: 252, betweenEntities: true });
    await house.settle();
    await house.pass(10 * SECOND_MS);
    expect(now(number).step).toBe('awaitingApproval');
    expect((await cardOf(number)).commands[0]?.confirmedBy).toBe('wms.stock.reserved');
  });

  test('is approved by operations and finance, and by nobody else', async () => {
    const own = await alvarez.act('transfer.approve', seen(number));
    expect(own).toMatchObject({ ok: false });
    expect((await cardOf(number)).cannotApprove).toContain("so you can't approve it");
    await objectOf(okafor.act('transfer.approve', seen(number)));
    expect((await cardOf(number)).commands[1]).toMatchObject({ waits: 'waits for finance' });
    await objectOf(lindqvist.act('transfer.approve', seen(number)));
    await house.settle();
    await house.pass(10 * SECOND_MS);
    expect(now(number).step).toBe('picking');
  });

  test('books sale, cost and goods in transit when it has left', async () => {
    await reached(number, 'inTransit');
    await house.pass(MINUTE_MS);
    expect(onTheRoad(number)).toBe(quantity);
    const stages = house.world.by(postings, 'byTransfer', number).map(({ stage }) => stage);
    expect(stages).toEqual(['shipping', 'shipping']);
    const row = await alvarez.until(() => {
      const told = alvarez.row('transfers', number);
      return told?.booked === 'both' ? told : null;
    });
    expect(row.shippedQuantity).toBe(quantity);
  });

  test('is received short, and the short quantity stays in transit as an exception of its own', async () => {
    await reached(number, 'receivedShort');
    await house.pass(MINUTE_MS);
    const card = await cardOf(number);
    expect(card.quantities).toEqual({ planned: 252, shipped: 252, received: 240, short: 12 });
    expect(onTheRoad(number)).toBe(12);
    const short = [...house.world.all(exceptions)].find(
      (exception) => exception.type === 'shortReceipt' && exception.subjectKey === number,
    );
    expect(short).toMatchObject({ status: 'open' });
    await house.pass(6 * HOUR_MS);
    expect(now(number).step).toBe('receivedShort');
    expect(onTheRoad(number)).toBe(12);
  });

  test('ends when a person closes what never came, and both books agree with the ERPs to the cent', async () => {
    await objectOf(
      okafor.act('transfer.closeShort', { ...seen(number), reason: 'Searched twice' }),
    );
    await house.settle();
    await house.pass(MINUTE_MS);
    await alvarez.until(() => alvarez.row('transfers', number)?.step === 'closed');
    expect(onTheRoad(number)).toBe(0);
    const { heard, own } = ledgers();
    expect(heard).toEqual(own);
    expect(own[`${siteOf('ATL').entity} 1250`]).toBe(0);
    const short = [...house.world.all(exceptions)].find(
      (exception) => exception.type === 'shortReceipt' && exception.subjectKey === number,
    );
    expect(short?.status).toBe('resolved');
    const hub = await alvarez.until(() => alvarez.row('transfers', number));
    expect(hub).toMatchObject({ booked: 'both', waitsFor: '', state: 'ok' });
  });

  test('leaves stock conserved, and each command applied once, and only those that were confirmed', () => {
    expect(house.simulator.books().unbalanced).toEqual([]);
    const { own, heard } = house.stock();
    expect(heard).toEqual(own);
    const carriedOut = house.simulator.books().commands;
    expect(carriedOut.map(({ applied }) => applied)).toEqual(carriedOut.map(() => 1));
    const asked = [...house.world.all(commands)];
    expect(asked.map(({ id }) => id).toSorted()).toEqual(carriedOut.map(({ id }) => id).toSorted());
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 'confirmed'));
  });

  test('tells the whole case in its history, every hand-off with its time', async () => {
    const { history } = await cardOf(number);
    const told = history.map(({ what }) => what);
    for (const what of [
      'Requested 252 ea',
      'WMS Columbus: 252 ea set aside',
      'Approved for operations',
      'Approved for finance',
      'TMS: Departed',
      'WMS Atlanta: Received 240 of 252 ea',
      'Closed 12 ea that never came',
      'Is closed',
    ])
      expect(told).toContain(what);
    expect(history.every(({ at }) => /^2026-0[67]-/.test(at))).toBe(true);
    expect(history.find(({ what }) => what.startsWith('Closed 12'))).toMatchObject({
      actor: 'M. Okafor',
      reason: 'Searched twice',
    });
  });
});

describe('a transfer that is cancelled while it is picked', () => {
  test('frees its stock in the warehouse, and neither truck nor order is left of it', async () => {
    const [from, to] = [siteOf('CMH').gln, siteOf('ATL').gln];
    const { gtin, casePack } = itemOf('CTR-403PA');
    const wish = { exception: null, from, to, gtin, laneId: groundLane('CMH', 'ATL') };
    const number = await objectOf(
      alvarez.act('transfer.create', { ...wish, quantity: casePack * 2 }),
    );
    await house.settle();
    await house.pass(10 * SECOND_MS);
    await okafor.act('transfer.approve', seen(number));
    await lindqvist.act('transfer.approve', seen(number));
    await house.settle();
    await house.pass(10 * SECOND_MS);
    expect(now(number).step).toBe('picking');
    await objectOf(alvarez.act('transfer.cancel', { ...seen(number), reason: 'Order withdrawn' }));
    await house.passUntil(() => now(number).step === 'cancelled', 10 * SECOND_MS, HOUR_MS);
    const books = house.simulator.books();
    expect(books.transfers.find((one) => one.number === number)?.erpNumbers).toEqual({});
    expect(house.stock().heard).toEqual(house.stock().own);
    await house.pass(4 * HOUR_MS);
    expect(onTheRoad(number)).toBe(0);
    expect(house.simulator.books().unbalanced).toEqual([]);
    expect(now(number)).toMatchObject({ step: 'cancelled', shippedQuantity: null });
  });
});

describe('a command that a system refused', () => {
  test('is asked anew by itself, and at once by a person who does not want to wait', async () => {
    const [from, to] = [siteOf('CHI'), siteOf('ATL')];
    const { gtin, casePack } = itemOf('CFM-13B1');
    await house.simulator.control.fault(from.warehouseSource, 'refuse', 10 * MINUTE_MS);
    const wish = { exception: null, from: from.gln, to: to.gln, gtin, quantity: casePack };
    const number = await objectOf(
      alvarez.act('transfer.create', { ...wish, laneId: groundLane('CHI', 'ATL') }),
    );
    await house.settle();
    await house.pass(10 * SECOND_MS);
    expect(now(number)).toMatchObject({ step: 'retrying' });
    const [first] = (await cardOf(number)).commands;
    expect(first?.rejected).toMatchObject({ code: 'system.refusing' });
    // Asked again after two minutes, and refused again: the next time would be ten minutes later.
    await house.pass(3 * MINUTE_MS);
    await house.settle();
    await house.pass(10 * SECOND_MS);
    const [second] = (await cardOf(number)).commands;
    expect(second?.rejected).toMatchObject({ code: 'system.refusing' });
    expect(second?.id).not.toBe(first?.id);
    await house.pass(7 * MINUTE_MS);
    expect(now(number)).toMatchObject({ step: 'retrying' });
    await objectOf(alvarez.act('run.retry', { run: number, seen: now(number).version }));
    await house.settle();
    await house.pass(10 * SECOND_MS);
    expect(now(number)).toMatchObject({ step: 'awaitingApproval', trouble: null });
    await objectOf(lindqvist.act('transfer.reject', { ...seen(number), reason: 'Period end' }));
    await house.settle();
    await house.passUntil(() => now(number).step === 'rejected', 10 * SECOND_MS, HOUR_MS);
    expect(house.stock().heard).toEqual(house.stock().own);
  });
});

describe('a transfer of stock that the ERP gave away first', () => {
  test('opens again with the words of the warehouse, and goes nowhere', async () => {
    const from = siteOf('CMH');
    await house.simulator.control.fault(from.warehouseSource, 'silence', 8 * HOUR_MS);
    await house.simulator.pass(7 * HOUR_MS);
    const real = new Map(
      house.simulator.books().stock.map((row) => [`${row.site}/${row.gtin}`, available(row)]),
    );
    const believed = house.world.by(positions, 'bySite', from.gln).map((position) => {
      const { casePack } = house.world.get(items, position.gtin)!;
      const quantity = Math.floor(available(position) / casePack) * casePack;
      return { gtin: position.gtin, quantity, missing: quantity - (real.get(position.key) ?? 0) };
    });
    const gone = believed.find(({ quantity, missing }) => quantity > 0 && missing > 0)!;
    expect(gone).toBeDefined();
    const wish = {
      exception: null,
      from: from.gln,
      to: siteOf('ATL').gln,
      gtin: gone.gtin,
      quantity: gone.quantity,
      laneId: groundLane('CMH', 'ATL'),
      staleReason: 'Asked by phone',
    };
    const number = await objectOf(alvarez.act('transfer.create', wish));
    await house.taken();
    await house.simulator.pass(2 * HOUR_MS);
    await house.settle();
    expect(now(number).step).toBe('requested');
    expect(now(number).trouble).toMatch(/^WMS Columbus refused .*stock\.insufficient/);
    const row = await alvarez.until(() => {
      const told = alvarez.row('transfers', number);
      return told?.step === 'requested' ? told : null;
    });
    expect(row.state).toBe('critical');
    await objectOf(alvarez.act('transfer.cancel', { ...seen(number), reason: 'Nothing there' }));
    expect(now(number).step).toBe('cancelled');
  });
});
