import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#engine/outbox';
import { SettlementDesk, withPostgres, type SettledPair } from '#kit';
import { MINUTE_MS } from '#shared/vocabulary';

/** What two entities owe each other, settled: real hub, both simulated ledgers, real PostgreSQL, finance at two windows. */
const postgres = withPostgres();
let desk: SettlementDesk;

beforeAll(async () => {
  desk = await SettlementDesk.open(await postgres.fresh());
}, 180_000);

afterAll(() => desk.close());

describe('what two entities owe each other', () => {
  let asked: SettledPair;
  let before: Record<string, number>;

  function dueOfBoth(): Record<string, number> {
    const ends = [asked.entity, asked.counterparty];
    return Object.fromEntries(
      ends.flatMap((entity) =>
        ['1310', '2310', '1095'].map((account) => [
          `${entity} ${account}`,
          desk.atErp(entity, account),
        ]),
      ),
    );
  }

  test('is drawn up from both ledgers, and agreed to by finance of the other side alone', async () => {
    asked = desk.pair();
    before = dueOfBoth();
    const { hash, items, netMinor } = await desk.statement(asked);
    expect(items.length).toBeGreaterThan(0);
    const wish = { ...asked, speaksFor: asked.entity, hash, reason: 'End of the month' };
    expect(
      await desk.mensah.act('settlement.propose', { ...wish, hash: '0'.repeat(64) }),
    ).toMatchObject({
      refusal: { code: 'settlement.changed' },
    });
    expect(await desk.lindqvist.act('settlement.propose', wish)).toMatchObject({ ok: true });
    const { number, version: seen } = desk.run();
    const seenRow = await desk.lindqvist.until(() => desk.lindqvist.row('runs', number) ?? null);
    expect(seenRow).toMatchObject({ workflow: 'settlement', step: 'awaitingApproval' });
    const agree = { run: number, seen, hash };
    expect(await desk.lindqvist.act('settlement.approve', agree)).toMatchObject({
      refusal: { code: 'approval.own' },
    });
    expect(await desk.mensah.act('settlement.approve', agree)).toMatchObject({ ok: true });
    await desk.reached('settled', MINUTE_MS);
    expect(desk.run().netMinor).toBe(netMinor);
  });

  test('is cleared in both ledgers to the cent, once, and the net stands at both alike', () => {
    const after = dueOfBoth();
    const { items, payer, payee, netMinor } = desk.run();
    const sold = (entity: string) =>
      items.filter(({ seller }) => seller === entity).reduce((sum, one) => sum + one.dueMinor, 0);
    for (const [entity, other] of [
      [payer, payee],
      [payee, payer],
    ] as const) {
      expect(after[`${entity} 1310`]).toBe(before[`${entity} 1310`]! - sold(entity));
      expect(after[`${entity} 2310`]).toBe(before[`${entity} 2310`]! + sold(other));
    }
    expect(after[`${payer} 1095`]).toBe(-netMinor);
    expect(after[`${payee} 1095`]).toBe(netMinor);
    const own = [...desk.house.world.all(commands)].filter(
      ({ correlationId }) => correlationId === desk.run().number,
    );
    expect(own.map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
    for (const { id } of own)
      expect(desk.house.simulator.books().commands.find((one) => one.id === id)?.applied).toBe(1);
  });

  test('stands as settled in the matrix of every window, and cannot be settled again', async () => {
    const { document } = desk.run().items[0]!;
    const row = await desk.lindqvist.until(() => {
      const found = desk.lindqvist.row('intercompany', document);
      return found?.standing === 'settled' ? found : null;
    });
    expect(row).toMatchObject({ statement: desk.run().number, settledMinor: row.matchedMinor });
    expect(await desk.lindqvist.request('settlement.preview', asked)).toMatchObject({
      refusal: { code: 'settlement.nothing' },
    });
    const view = await desk.lindqvist.request('run.view', { key: desk.run().number });
    if (!view.ok) throw new Error(view.refusal.code);
    expect(view.value.visits.map(({ step }) => step)).toEqual([
      'stated',
      'awaitingApproval',
      'bookingPayer',
      'bookingPayee',
      'settled',
    ]);
  });
});
