import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postings } from '#operations/intercompany';
import { items, sites } from '#operations/network';
import { termsHash, transfers } from '#operations/transfers';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import type { IntercompanyRow, TransferStep } from '#shared/protocol';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/vocabulary';

/** Both ledgers of the group, through real sockets: real hub, real simulator, real PostgreSQL; only the clock is ours. */
const postgres = withPostgres();
/** Long enough that the ERPs moved stock between the entities, and once by two price lists. */
const HISTORY_DAYS = 8;
let house: WholeHouse;
let alvarez: ConsoleClient;
let okafor: ConsoleClient;
let lindqvist: ConsoleClient;
let nakamura: ConsoleClient;

beforeAll(async () => {
  house = await openWholeHouse(await postgres.fresh(), { historyDays: HISTORY_DAYS });
  alvarez = await house.console('r.alvarez');
  okafor = await house.console('m.okafor');
  lindqvist = await house.console('j.lindqvist');
  nakamura = await house.console('d.nakamura');
  await lindqvist.watch('intercompany');
  await lindqvist.until(() => documents().length > 0);
  await house.pass(20 * MINUTE_MS);
}, 120_000);

afterAll(() => house.close());

function documents(): IntercompanyRow[] {
  return lindqvist.rows('intercompany');
}

function siteOf(code: string) {
  return [...house.world.all(sites)].find((site) => site.code === code)!;
}

function step(number: string): TransferStep {
  return house.world.get(transfers, number)!.step;
}

function seen(number: string) {
  const transfer = house.world.get(transfers, number)!;
  return { transfer: number, seen: transfer.version, hash: termsHash(transfer) };
}

function rowOf(number: string, until: (row: IntercompanyRow) => boolean) {
  return lindqvist.until(() => {
    const row = lindqvist.row('intercompany', number);
    return row && until(row) ? row : null;
  });
}

/** Debits less credits of an account at an ERP, as its own books have it. */
function atErp(entity: string, account: string): number {
  const book = house.simulator.books().ledgers.find((ledger) => ledger.entity === entity);
  const sums = book?.accounts.find((one) => one.account === account);
  return sums ? sums.debitMinor - sums.creditMinor : 0;
}

describe('the books between the entities', () => {
  test('are for finance to see, and a window that becomes somebody else sees them no more', async () => {
    const watched = await alvarez.socket.emitWithAck('subscribe', { collection: 'intercompany' });
    expect(watched).toMatchObject({ ok: false, refusal: { code: 'access.reading' } });
    const other = await house.console('j.lindqvist');
    await other.watch('intercompany');
    await other.until(() => other.rows('intercompany').length > 0);
    await other.socket.emitWithAck('choose', { person: 'r.alvarez' });
    const [{ key, version }] = documents() as [IntercompanyRow];
    const asked = await alvarez.request('intercompany.detail', { key });
    expect(asked).toMatchObject({ ok: false, refusal: { code: 'access.reading' } });
    await lindqvist.act('intercompany.assign', { document: key, seen: version, owner: 'finance' });
    await rowOf(key, ({ owner }) => owner === 'finance');
    expect(other.row('intercompany', key)?.owner).toBeNull();
  });

  test('add up to what the ERPs themselves have, document by document and to the cent', async () => {
    const due = (seller: string) =>
      documents()
        .filter((row) => row.seller === seller)
        .reduce((sum, row) => sum + (row.sellerMinor ?? 0), 0);
    const sellers = new Set(documents().map((row) => row.seller));
    for (const seller of sellers) await expect.poll(() => due(seller)).toBe(atErp(seller, '1310'));
    const all = documents();
    expect(all.length).toBeGreaterThan(5);
    for (const row of all)
      expect(row.matchedMinor + row.transitMinor + row.unmatchedMinor).toBe(row.postedMinor);
    expect(new Set(all.map((row) => row.standing))).toContain('matched');
  });

  test('show the differences that the ERPs made before anybody looked, with their cause', () => {
    const different = documents().filter((row) => row.standing === 'unmatched');
    expect(different.length).toBeGreaterThan(0);
    for (const row of different) expect(row.cause).not.toBe('');
  });
});

describe('a transfer between entities', () => {
  let number: string;

  test('stands in transit once both ERPs have booked its shipping', async () => {
    const { gtin } = [...house.world.all(items)].find(({ sku }) => sku === 'BRK-2P60B')!;
    const wish = { to: siteOf('ATL').gln, gtin, from: siteOf('CMH').gln, quantity: 252 };
    const proposed = await alvarez.request('transfer.proposal', wish);
    if (!proposed.ok) throw new Error(proposed.refusal.code);
    const created = await alvarez.act('transfer.create', {
      exception: null,
      ...wish,
      laneId: proposed.value.laneId!,
    });
    if (!created.ok) throw new Error(created.refusal.code);
    number = created.value.objects[0]!;
    await house.settle();
    await house.pass(10 * SECOND_MS);
    await okafor.act('transfer.approve', seen(number));
    await lindqvist.act('transfer.approve', seen(number));
    await house.settle();
    await house.passUntil(() => step(number) === 'inTransit', 20 * MINUTE_MS, 60 * HOUR_MS);
    await house.pass(MINUTE_MS);
    const row = await rowOf(number, ({ buyerMinor, sellerMinor }) => buyerMinor === sellerMinor);
    expect(row).toMatchObject({
      fromName: 'Columbus',
      toName: 'Atlanta',
      sent: 252,
      got: null,
      transitMinor: 3_162_600,
      profitMinor: 3_162_600 - 2_983_680,
    });
    expect(['inTransit', 'cutOff']).toContain(row.standing);
  });

  test('is a difference when it is received short, and says that its card closes it', async () => {
    await house.passUntil(() => step(number) === 'receivedShort', 20 * MINUTE_MS, 60 * HOUR_MS);
    await house.pass(MINUTE_MS);
    const row = await rowOf(number, ({ standing }) => standing === 'unmatched');
    expect(row).toMatchObject({
      unmatchedMinor: 12 * 12_550,
      matchedMinor: 240 * 12_550,
      cause: 'Short receipt, not closed',
      got: 240,
    });
    const detail = await lindqvist.request('intercompany.detail', { key: number });
    expect(detail).toMatchObject({
      value: { proposal: null, cannotPropose: { code: 'intercompany.closeOnTransfer' } },
    });
  });

  test('is matched when the loss is booked', async () => {
    await okafor.act('transfer.closeShort', { ...seen(number), reason: 'Searched twice' });
    await house.settle();
    await house.pass(MINUTE_MS);
    const row = await rowOf(number, ({ standing }) => standing === 'matched');
    expect(row.matchedMinor).toBe(3_162_600);
  });
});

describe('a difference between the ledgers', () => {
  test('is adjusted by one person, agreed to by another, and matched by what the ERP then books', async () => {
    const row = documents().find(({ standing }) => standing === 'unmatched')!;
    const { key, seller, buyer } = row;
    const before = atErp(buyer, '2310');
    const detail = await lindqvist.request('intercompany.detail', { key });
    if (!detail.ok) throw new Error(detail.refusal.code);
    expect(detail.value.proposal?.books.length).toBeGreaterThan(0);
    const wish = { document: key, seen: row.version, reason: 'List of June' };
    expect(await alvarez.act('intercompany.propose', wish)).toMatchObject({
      refusal: { code: 'access.role' },
    });
    expect(await lindqvist.act('intercompany.propose', wish)).toMatchObject({ ok: true });
    const adjustment = `${key}/A1`;
    // It stands among the tasks, without its amount: that is finance's to see, and of who decides it.
    await nakamura.watch('tasks');
    const task = await nakamura.until(() => nakamura.row('tasks', `${adjustment}/1/manager`));
    expect(task).toMatchObject({ kind: 'adjustment', status: 'open', valueMinor: null });
    const seesCard = { subject: adjustment };
    expect(await alvarez.request('task.card', seesCard)).toMatchObject({
      refusal: { code: 'access.reading' },
    });
    const card = await nakamura.request('task.card', seesCard);
    if (!card.ok) throw new Error(card.refusal.code);
    expect(card.value).toMatchObject({ kind: 'adjustment', cannotDecide: null });
    const { hash, books } = card.value;
    expect(books).toEqual(detail.value.proposal!.books);
    expect(await lindqvist.act('intercompany.approve', { adjustment, hash })).toMatchObject({
      refusal: { code: 'approval.own' },
    });
    const other = { adjustment, hash: 'f'.repeat(64) };
    expect(await nakamura.act('intercompany.approve', other)).toMatchObject({
      refusal: { code: 'approval.otherContent' },
    });
    expect(await nakamura.act('intercompany.approve', { adjustment, hash })).toMatchObject({
      ok: true,
    });
    await nakamura.until(
      () => nakamura.row('tasks', `${adjustment}/1/manager`)?.decision === 'approved',
    );
    await house.settle();
    await house.pass(MINUTE_MS);
    const after = await rowOf(key, ({ adjustment: state }) => state === 'booked');
    expect(after.unmatchedMinor).toBe(0);
    expect(after.postedMinor).toBe(row.postedMinor);
    expect(atErp(buyer, '2310')).toBe(before - (row.sellerMinor! - row.buyerMinor!));
    const heard = [...house.world.all(postings)].filter(({ entity }) => entity === seller);
    expect(heard.length).toBeGreaterThan(0);
  });

  test('is given an owner, who stands on the row of every window', async () => {
    const row = documents().find(({ owner }) => owner === null)!;
    const given = { document: row.key, seen: row.version, owner: 'j.lindqvist' };
    expect(await lindqvist.act('intercompany.assign', given)).toMatchObject({ ok: true });
    const owned = await rowOf(row.key, ({ owner }) => owner !== null);
    expect(owned.ownerName).toBe('J. Lindqvist');
  });
});
