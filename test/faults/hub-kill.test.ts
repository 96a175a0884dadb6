import { Client } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import { withOwnFolders, withPostgres } from '#kit';
import type { TransferStep } from '#shared/protocol';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/vocabulary';
import { KilledHub, type Cut } from './killed-hub.ts';

/** From the request of a transfer to its closing takes minutes on a busy machine, with a hub started at each step. */
const PATIENCE_MS = 600_000;

const postgres = withPostgres();
const folders = withOwnFolders();
let house: KilledHub | null = null;

afterEach(async () => {
  await house?.close();
  house = null;
});

async function query<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client(house!.url);
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

async function seen(transfer: string): Promise<{ transfer: string; seen: number }> {
  const [row] = await query<{ version: number }>(
    `select version from transfers.transfer where key = '${transfer}'`,
  );
  return { transfer, seen: row!.version };
}

/** Passes time until the transfer has come to a step, cutting each stretch. */
async function reach(transfer: string, step: TransferStep, stretchMs: number, cut: Cut) {
  for (let stretches = 0; (await stepOf(transfer)) !== step; stretches++) {
    expect(stretches, `${transfer} comes to ${step}`).toBeLessThan(200);
    // Killed where something is about to happen, and quickly through the hours of driving between.
    const isRoad = (await stepOf(transfer)) === 'inTransit' && stretches > 1;
    if (isRoad) {
      await house!.simulator.pass(stretchMs);
      await house!.settle();
    } else await house!.pass(stretchMs, cut);
  }
}

/** A transfer of seven cases of breakers from Columbus to Atlanta, from its request to its closing. */
async function wholeTransfer(cut: Cut): Promise<string> {
  const [columbus, atlanta] = await query<{ gln: string }>(
    `select gln from network.site where code in ('CMH', 'ATL') order by code desc`,
  );
  const [item] = await query<{ gtin: string; case_pack: number }>(
    `select gtin, case_pack from network.item where sku = 'BRK-2P60B'`,
  );
  const [lane] = await query<{ lane_id: string }>(
    `select lane_id from network.lane where "from" = '${columbus!.gln}' and "to" = '${atlanta!.gln}' and mode = 'ground'`,
  );
  const { objects } = await house!.act(
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
  const number = objects[0]!;
  await reach(number, 'awaitingApproval', 10 * SECOND_MS, cut);
  await house!.act('m.okafor', 'transfer.approve', await seen(number), cut);
  await house!.act('j.lindqvist', 'transfer.approve', await seen(number), cut);
  await reach(number, 'picking', 10 * SECOND_MS, cut);
  await reach(number, 'inTransit', HOUR_MS, cut);
  for (let hours = 0; !['receivedShort', 'closed'].includes(await stepOf(number)); hours += 2) {
    expect(hours).toBeLessThan(96);
    await house!.simulator.pass(2 * HOUR_MS);
    await house!.settle();
  }
  if ((await stepOf(number)) === 'receivedShort') {
    const reason = 'Searched twice';
    await house!.act('m.okafor', 'transfer.closeShort', { ...(await seen(number)), reason }, cut);
  }
  await reach(number, 'closed', MINUTE_MS, cut);
  return number;
}

describe('a hub that is killed at each step of a transfer', () => {
  test.each<[when: string, Cut]>([
    ['before its transaction', 'before'],
    ['inside its transaction', 'inside'],
    ['after its transaction', 'after'],
    ['between send and receipt', 'unanswered'],
  ])(
    '%s loses nothing and does nothing twice',
    async (_when, cut) => {
      house = await KilledHub.open(await postgres.fresh(), folders.make());
      const number = await wholeTransfer(cut);
      const books = house.simulator.books();

      expect(books.unbalanced).toEqual([]);
      expect(books.commands.map(({ applied }) => applied)).toEqual(books.commands.map(() => 1));
      const asked = await query<{ id: string; status: string }>(
        'select id, status from outbox.command order by id',
      );
      expect(asked.map(({ id }) => id)).toEqual(books.commands.map(({ id }) => id).toSorted());
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
