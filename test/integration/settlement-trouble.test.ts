import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#engine/outbox';
import { incidents } from '#operations/interventions';
import { clearings, standingClearing } from '#operations/intercompany';
import { entities } from '#operations/network';
import type { Settlement } from '#operations/settlements';
import { FeedRelay, SettlementDesk, withPostgres } from '#kit';
import { intercompanySettled, type DataOf } from '#shared/contracts';
import { exactMoney, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';

/** Two ledgers that do not clear a statement alike: real hub, both simulated ERPs, real PostgreSQL, finance at two windows. */
const postgres = withPostgres();
const ERPS = ['erp/northern', 'erp/southern'];
/** A ledger that refuses for the moment is asked again after 5 min, 30 min and 2 h; if it still does, that is an incident. */
const REFUSES_MS = 4 * HOUR_MS;

let desk: SettlementDesk;
let relay: FeedRelay;

beforeAll(async () => {
  desk = await SettlementDesk.open(await postgres.fresh(), async (simulator) => {
    relay = await FeedRelay.listen(simulator, ERPS);
    return { url: (source) => (ERPS.includes(source) ? relay : simulator).url(source) };
  });
}, 180_000);

afterAll(async () => {
  await desk.close();
  await relay.close();
});

/** Draws a statement up and has both sides agree. */
async function agreed(): Promise<Settlement> {
  const pair = desk.pair();
  const { hash } = await desk.statement(pair);
  const wish = { ...pair, speaksFor: pair.entity, hash, reason: 'End of the month' };
  expect(await desk.lindqvist.act('settlement.propose', wish)).toMatchObject({ ok: true });
  const { number, version: seen } = desk.run();
  const agree = { run: number, seen, hash };
  expect(await desk.mensah.act('settlement.approve', agree)).toMatchObject({ ok: true });
  return desk.run();
}

async function givenUp(): Promise<void> {
  const { number, version: seen } = desk.run();
  const cancel = { run: number, seen, reason: 'It is drawn up anew' };
  expect(await desk.lindqvist.act('settlement.cancel', cancel)).toMatchObject({ ok: true });
  await desk.reached('cancelled', MINUTE_MS);
}

function openIncidents() {
  return desk.house.world.by(incidents, 'openOfRun', desk.run().number);
}

/** How often each ledger carried out what it was asked for the run, by command in their order. */
function carriedOut() {
  const books = desk.house.simulator.books().commands;
  return [...desk.house.world.all(commands)]
    .filter(({ correlationId }) => correlationId === desk.run().number)
    .map(({ id, type, target, status }) => ({
      what: /settle|reverse/.exec(type)![0],
      target,
      status,
      applied: books.find((one) => one.id === id)?.applied ?? 0,
    }));
}

/** What stands at an ERP where the bank's payment is awaited. */
function awaitedAt(entity: string): number {
  return desk.atErp(entity, '1095');
}

function expectBalanced(): void {
  for (const { accounts } of desk.house.simulator.books().ledgers) {
    const off = accounts.reduce(
      (sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor,
      0,
    );
    expect(off).toBe(0);
  }
}

/** Nothing of the statement stands in any ledger, and its documents can be settled by another. */
async function expectUndone({ number, payer, payee, items }: Settlement): Promise<void> {
  expectBalanced();
  expect([awaitedAt(payer), awaitedAt(payee)]).toEqual([0, 0]);
  for (const entity of [payer, payee])
    expect(standingClearing(desk.house.world, entity, number)).toBeUndefined();
  for (const { document } of items)
    await expect.poll(() => desk.lindqvist.row('intercompany', document)?.standing).toBe('matched');
  expect(openIncidents()).toEqual([]);
}

describe('a statement that two ledgers do not clear alike', () => {
  test('is an incident of finance when who is paid refuses, and is taken back at who pays', async () => {
    const { payer, payee, netMinor, number } = await agreed();
    const { source } = desk.house.world.get(entities, payee)!;
    await desk.house.simulator.control.fault(source, 'refuse', REFUSES_MS);
    await desk.reached('incident', 10 * MINUTE_MS);
    expect(openIncidents()).toMatchObject([
      { kind: 'refused', owner: 'finance', part: 'bookPayee', clearedAt: null },
    ]);
    await expect
      .poll(() => desk.lindqvist.row('runs', number))
      .toMatchObject({ step: 'incident', state: 'critical', openIncidents: 1 });
    // Who pays has cleared it, who is paid has not; each book is whole by itself.
    expect([awaitedAt(payer), awaitedAt(payee)]).toEqual([-netMinor, 0]);
    expectBalanced();
    await givenUp();
    expect(carriedOut().filter(({ applied }) => applied > 0)).toMatchObject([
      { what: 'settle', status: 'confirmed', applied: 1 },
      { what: 'reverse', status: 'confirmed', applied: 1 },
    ]);
    await expectUndone(desk.run());
  });

  test('is an incident of finance when their amounts differ, and is taken back at both, the last one first', async () => {
    await desk.house.pass(REFUSES_MS);
    const before = desk.house.world.size(clearings);
    relay.distort = (source, event) => {
      if (event.type !== intercompanySettled.type) return event;
      const data = event.data as DataOf<typeof intercompanySettled>;
      if (source !== desk.house.world.get(entities, desk.run().payee)!.source) return event;
      const [first, ...others] = data.items;
      const items = [{ ...first!, dueMinor: first!.dueMinor + 100 }, ...others];
      return { ...event, data: { ...data, items } };
    };
    const { payer, payee, netMinor } = await agreed();
    await desk.reached('incident', MINUTE_MS);
    expect(desk.house.world.size(clearings)).toBe(before + 2);
    const [incident] = openIncidents();
    expect(incident).toMatchObject({ kind: 'happened', owner: 'finance', clearedAt: null });
    const meant = exactMoney({ minor: netMinor, currency: desk.run().currency });
    expect(incident!.words).toContain('net of');
    expect(incident!.words).toContain(meant);
    expect([awaitedAt(payer), awaitedAt(payee)]).toEqual([-netMinor, netMinor]);
    expectBalanced();
    await givenUp();
    expect(carriedOut().map(({ what, target }) => [what, target])).toEqual([
      ['settle', sourceOf(payer)],
      ['settle', sourceOf(payee)],
      ['reverse', sourceOf(payee)],
      ['reverse', sourceOf(payer)],
    ]);
    expect(carriedOut().map(({ applied }) => applied)).toEqual([1, 1, 1, 1]);
    await expectUndone(desk.run());
  });
});

function sourceOf(entity: string): string {
  return desk.house.world.get(entities, entity)!.source;
}
