import { appendFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import type { TransferStep } from '#shared/protocol';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/vocabulary';
import { withCopiedHistory } from './copied-history.ts';
import type { Cut, KilledHub } from './killed-hub.ts';

/** From the request of a transfer to its closing takes minutes on a busy machine, with a hub started at each step. */
const PATIENCE_MS = 600_000;

/** A day is enough of a network for one transfer. */
const HISTORY_DAYS = 1;

/** Set to keep the table: a row a kill, with how long the hub took to be where it was. */
const TABLE = process.env['SIGNALBOX_KILL_TABLE'];

let house: KilledHub;
const table: { step: string; cut: Cut; resumedMs: number }[] = [];

async function query<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client(house.url);
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

async function stepOf(transfer: string): Promise<TransferStep> {
  const [row] = await query<{ step: TransferStep }>(
    `select step from transfers.transfer where key = '${transfer}'`,
  );
  return row!.step;
}

async function seen(transfer: string): Promise<{ transfer: string; seen: number; hash: string }> {
  const [row] = await query<{ version: number; hash: string | null }>(
    `select version, (select max(hash) from approvals.approval where subject = '${transfer}') as hash
     from transfers.transfer where key = '${transfer}'`,
  );
  return { transfer, seen: row!.version, hash: row!.hash ?? '' };
}

/** Passes time until the transfer has come to one of some steps; the first stretch is cut, if any is. */
async function reach(
  transfer: string,
  steps: readonly TransferStep[],
  stretchMs: number,
  cut?: Cut,
): Promise<void> {
  if (cut !== undefined) await house.pass(stretchMs, cut);
  for (let stretches = 0; !steps.includes(await stepOf(transfer)); stretches++) {
    expect(stretches, `${transfer} comes to ${steps.join(' or ')}`).toBeLessThan(200);
    await house.simulator.pass(stretchMs);
    await house.settle();
  }
}

async function ask(cut: Cut): Promise<string> {
  const [columbus, atlanta] = await query<{ gln: string }>(
    `select gln from network.site where code in ('CMH', 'ATL') order by code desc`,
  );
  const [item] = await query<{ gtin: string; case_pack: number }>(
    `select gtin, case_pack from network.item where sku = 'BRK-2P60B'`,
  );
  const [lane] = await query<{ lane_id: string }>(
    `select lane_id from network.lane where "from" = '${columbus!.gln}' and "to" = '${atlanta!.gln}' and mode = 'ground'`,
  );
  const { objects } = await house.act(
    'r.alvarez',
    'transfer.create',
    {
      exception: null,
      from: columbus!.gln,
      to: atlanta!.gln,
      gtin: item!.gtin,
      quantity: item!.case_pack * 7,
      laneId: lane!.lane_id,
    },
    cut,
  );
  return objects[0]!;
}

async function approve(transfer: string, person: string, cut: Cut): Promise<void> {
  await house.act(person, 'transfer.approve', await seen(transfer), cut);
}

/** The ten steps on the way of a transfer of seven cases of breakers, each brought about with the hub killed on it. */
const STEPS: readonly [step: string, bring: (transfer: string, cut: Cut) => Promise<unknown>][] = [
  ['reserved', (transfer, cut) => reach(transfer, ['awaitingApproval'], 10 * SECOND_MS, cut)],
  ['approved by operations', (transfer, cut) => approve(transfer, 'm.okafor', cut)],
  ['approved by finance', (transfer, cut) => approve(transfer, 'j.lindqvist', cut)],
  ['released', (transfer, cut) => reach(transfer, ['picking'], 10 * SECOND_MS, cut)],
  ['picked', (transfer, cut) => reach(transfer, ['staged', 'inTransit'], 20 * MINUTE_MS, cut)],
  ['shipped', (transfer, cut) => reach(transfer, ['inTransit'], HOUR_MS, cut)],
  ['booked at shipping', (_transfer, cut) => house.pass(MINUTE_MS, cut)],
  [
    'received',
    async (transfer, cut) => {
      await reach(transfer, ['receiving', 'receivedShort', 'booking'], 10 * MINUTE_MS);
      await reach(transfer, ['receivedShort', 'booking', 'closed'], HOUR_MS, cut);
    },
  ],
  [
    'closed',
    async (transfer, cut) => {
      const act = { ...(await seen(transfer)), reason: 'Searched twice' };
      if ((await stepOf(transfer)) === 'receivedShort')
        await house.act('m.okafor', 'transfer.closeShort', act, cut);
      else await house.pass(MINUTE_MS, cut);
      await reach(transfer, ['closed'], MINUTE_MS);
    },
  ],
];

/** Nothing is lost and nothing doubled: pieces in the world's own books, commands there and here. */
async function expectWhole(): Promise<void> {
  const books = house.simulator.books();
  expect(books.unbalanced).toEqual([]);
  expect(books.commands.filter(({ applied }) => applied > 1)).toEqual([]);
  const asked = await query<{ id: string }>(
    `select id from outbox.command where status <> 'cancelled' order by id`,
  );
  expect(asked.map(({ id }) => id)).toEqual(books.commands.map(({ id }) => id).toSorted());
}

async function killedAt(step: string, cut: Cut, bring: () => Promise<unknown>): Promise<void> {
  await bring();
  await house.settle();
  await expectWhole();
  table.push({ step, cut, resumedMs: Math.round(house.resumedMs.at(-1)!) });
}

/**
 * The rows of one table of kills: a hub that is killed at each of the ten steps of a transfer, at these points of them.
 * Each file of tests has some of the points, so that two may run beside each other: a hub that starts is waited for.
 */
export function describeTransferKills(points: readonly [when: string, cut: Cut][]): void {
  const openHouse = withCopiedHistory(HISTORY_DAYS);

  afterAll(() => {
    if (TABLE !== undefined)
      appendFileSync(TABLE, table.map((row) => `${JSON.stringify(row)}\n`).join(''));
  });

  describe('a hub that is killed at each of the ten steps of a transfer', () => {
    test.each(points)(
      '%s loses nothing and does nothing twice',
      async (_when, cut) => {
        house = await openHouse();
        let number = '';
        await killedAt('requested', cut, async () => void (number = await ask(cut)));
        for (const [step, bring] of STEPS) await killedAt(step, cut, () => bring(number, cut));
        expect(house.resumedMs.length).toBeGreaterThanOrEqual(STEPS.length + 1);

        const books = house.simulator.books();
        expect(books.commands.map(({ applied }) => applied)).toEqual(books.commands.map(() => 1));
        const asked = await query<{ id: string; status: string }>(
          'select id, status from outbox.command order by id',
        );
        expect(new Set(asked.map(({ status }) => status))).toEqual(new Set(['confirmed']));
        const numbers = await query<{ key: string }>('select key from transfers.transfer');
        expect(numbers.map(({ key }) => key)).toEqual([number]);

        const stock = await query<{ key: string; on_hand: number; reserved: number }>(
          `select site || '/' || gtin as key, on_hand, reserved from stock.position where on_hand <> 0 order by 1`,
        );
        const own = books.stock.map(({ site, gtin, onHand, reserved }) => ({
          key: `${site}/${gtin}`,
          on_hand: String(onHand),
          reserved: String(reserved),
        }));
        expect(
          stock.map((row) => ({
            ...row,
            on_hand: String(row.on_hand),
            reserved: String(row.reserved),
          })),
        ).toEqual(own.toSorted((a, b) => (a.key < b.key ? -1 : 1)));

        await house.stop();
        const store = await openToRead({ place: { url: house.url }, machine: systemMachine });
        const proof = await verifyStore(store);
        await store.close();
        expect(proof.findings).toEqual([]);
      },
      PATIENCE_MS,
    );
  });
}
