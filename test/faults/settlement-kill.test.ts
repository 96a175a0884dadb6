import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import { SECOND_MS } from '#shared/vocabulary';
import { withCopiedHistory } from './copied-history.ts';
import type { Cut, KilledHub } from './killed-hub.ts';

/** A hub is started four times on the way, on a busy machine too. */
const PATIENCE_MS = 300_000;
/** Long enough that the ERPs moved stock between the entities and it has arrived. */
const HISTORY_DAYS = 8;

const openHouse = withCopiedHistory(HISTORY_DAYS);
let house: KilledHub;

async function query<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client(house.url);
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

async function run() {
  const [row] = await query<{ number: string; step: string; version: number; hash: string }>(
    'select number, step, version, hash from settlements.settlement',
  );
  return row!;
}

/** The first pair that has something matched, up to the latest period. */
async function asked() {
  const [row] = await query<{ entity: string; counterparty: string; currency: string }>(
    `select entity, counterparty, currency from intercompany.posting where stage = 'receiving' limit 1`,
  );
  const [last] = await query<{ period: string }>(
    'select period from intercompany.posting order by period desc limit 1',
  );
  return { ...row!, upTo: last!.period };
}

describe('a hub that is killed in the middle of a settlement', () => {
  test.each<[when: string, cut: Cut]>([
    ['inside its transactions', 'inside'],
    ['between send and receipt', 'unanswered'],
    ['between receipt and effect', 'answered'],
  ])(
    '%s has both ledgers cleared once, and alike',
    async (_when, cut) => {
      house = await openHouse();
      const pair = await asked();
      await house.console.socket.emitWithAck('choose', { person: 'j.lindqvist' });
      const preview = await house.console.request('settlement.preview', pair);
      if (!preview.ok) throw new Error(preview.refusal.code);
      const { hash } = preview.value;
      const wish = { ...pair, speaksFor: pair.entity, hash, reason: 'End of the month' };
      await house.act('j.lindqvist', 'settlement.propose', wish, cut);
      const { number, version: seen } = await run();
      await house.act('a.mensah', 'settlement.approve', { run: number, seen, hash }, cut);
      await house.pass(5 * SECOND_MS, cut);
      for (let stretches = 0; (await run()).step !== 'settled'; stretches++) {
        expect(stretches, 'it is settled within minutes').toBeLessThan(100);
        await house.simulator.pass(10 * SECOND_MS);
        await house.settle();
      }
      const { commands } = house.simulator.books();
      expect(commands.map(({ applied }) => applied)).toEqual([1, 1]);
      await house.stop();
      const store = await openToRead({ place: { url: house.url }, machine: systemMachine });
      const proof = await verifyStore(store);
      await store.close();
      expect(proof.findings).toEqual([]);
      expect(proof.invariants['settlements']).toBe(2);
    },
    PATIENCE_MS,
  );
});
