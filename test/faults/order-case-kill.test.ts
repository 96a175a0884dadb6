import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import { withOwnFolders, withPostgres } from '#kit';
import { DAY_MS, fromMs, SECOND_MS } from '#shared/vocabulary';
import { KilledHub, type Cut } from './killed-hub.ts';

/** A hub is started seven times on the way, on a busy machine too. */
const PATIENCE_MS = 300_000;
/** In a day some orders come for which nothing is left. */
const HISTORY_DAYS = 1;
/** How much later each order is promised. */
const LATER_MS = 5 * DAY_MS;

const postgres = withPostgres();
const folders = withOwnFolders();
let house: KilledHub;
/** Orders that stand open with a promise ahead; those that are short among them can be taken on, each once. */
let candidates: { order: string; commitAt: Date }[];

beforeAll(async () => {
  house = await KilledHub.open(await postgres.fresh(), folders.make(), {
    historyDays: HISTORY_DAYS,
  });
  const { worldAt } = house.simulator.books();
  candidates = await query(
    `select order_number as "order", commit_at as "commitAt" from orders.sales_order
     where status = 'open' and commit_at > '${worldAt}' order by order_number`,
  );
}, PATIENCE_MS);

afterAll(() => house.close());

async function query<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client(house.url);
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

async function caseOf(order: string) {
  const [row] = await query<{ step: string; version: number; hash: string | null }>(
    `select step, version, wished->>'hash' as hash from promising.order_case where key = '${order}'`,
  );
  return row!;
}

/** Takes on the next order that is short, and tells when it shall be promised instead. */
async function takenOn(): Promise<{ order: string; commitAt: string }> {
  await house.console.socket.emitWithAck('choose', { person: 'r.alvarez' });
  for (;;) {
    const { order, commitAt } = candidates.shift()!;
    const taken = await house.console.act('orderCase.open', { order, reason: 'Nothing there' });
    if (taken.ok) return { order, commitAt: fromMs(commitAt.getTime() + LATER_MS) };
    expect(taken.refusal.code).toBe('orderCase.notShort');
  }
}

describe('a hub that is killed in the middle of an order case', () => {
  test.each<[when: string, cut: Cut]>([
    ['inside its transactions', 'inside'],
    ['between send and receipt', 'unanswered'],
    ['between receipt and effect', 'answered'],
  ])(
    '%s has the order promised anew once, and holds the promise',
    async (_when, cut) => {
      const { order, commitAt } = await takenOn();
      const wish = { run: order, move: null, commitAt, reason: 'Agreed by phone' };
      const { version: seen } = await caseOf(order);
      // A wish commands nothing: between its send and its effect there is no receipt to wait for.
      if (cut === 'inside') await house.act('r.alvarez', 'orderCase.wish', { ...wish, seen }, cut);
      else
        expect(await house.console.act('orderCase.wish', { ...wish, seen })).toMatchObject({
          ok: true,
        });
      const wished = await caseOf(order);
      expect(wished.step).toBe('awaitingApproval');
      const answer = { run: order, seen: wished.version, hash: wished.hash! };
      await house.act('m.okafor', 'orderCase.approve', answer, cut);
      await house.pass(5 * SECOND_MS, cut);
      for (let stretches = 0; (await caseOf(order)).step !== 'closed'; stretches++) {
        expect(stretches, 'it is promised within minutes').toBeLessThan(100);
        await house.simulator.pass(10 * SECOND_MS);
        await house.settle();
      }
      const asked = await query<{ id: string; status: string }>(
        `select id, status from outbox.command where correlation_id = '${order}'`,
      );
      expect(asked.map(({ status }) => status)).toEqual(['confirmed']);
      const { commands } = house.simulator.books();
      expect(commands.filter(({ id }) => id === asked[0]!.id)).toMatchObject([{ applied: 1 }]);
      const [promised] = await query<{ commitAt: Date }>(
        `select commit_at as "commitAt" from orders.sales_order where key = '${order}'`,
      );
      expect(promised!.commitAt.toISOString()).toBe(commitAt);
    },
    PATIENCE_MS,
  );

  test(
    'has left a log that folds to the same rows',
    async () => {
      await house.stop();
      const store = await openToRead({ place: { url: house.url }, machine: systemMachine });
      const proof = await verifyStore(store);
      await store.close();
      expect(proof.findings).toEqual([]);
    },
    PATIENCE_MS,
  );
});
