import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import { sites } from '#operations/network';
import { shipments } from '#operations/shipments';
import type { FaultRequest } from '#shared/contracts';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { openWholeHouse, withPostgres, type WholeHouse } from '#kit';

/** What becomes of the network when a line is bad: after it, everything is as if it had been good. */
const postgres = withPostgres();
let house: WholeHouse;
let url: string;

beforeAll(async () => {
  url = await postgres.fresh();
  house = await openWholeHouse(url);
}, 300_000);

afterAll(async () => {
  await house.close();
  const store = await openToRead({ place: { url }, machine: systemMachine });
  const proof = await verifyStore(store);
  await store.close();
  if (!proof.ok) throw new Error(JSON.stringify(proof.findings.slice(0, 5)));
});

async function deadPlaces(source: string): Promise<number> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query<{ places: number }>(
    `select count(distinct sequence)::int4 as places from feeds.dead_letter
     where source = $1 and resubmitted_at is null`,
    [source],
  );
  await client.end();
  return rows[0]!.places;
}

function sourceOf(code: string): string {
  return [...house.world.all(sites)].find((site) => site.code === code)!.warehouseSource;
}

describe('a bad line', () => {
  test.each<FaultRequest['kind']>([
    'duplicate',
    'reorder',
    'gap',
    'malformed',
    'lag',
    'silence',
    'disconnect',
    'restart',
  ])(
    'of kind %s for ten minutes leaves the network as a good line does',
    async (kind) => {
      const sources = [sourceOf('CMH'), 'tms', 'erp/northern'];
      const before = sources.map((source) => house.hub.hub.engine.feed(source)!);
      for (const source of sources) {
        const begun = await house.simulator.control.fault(source, kind, 10 * MINUTE_MS);
        expect(begun).toMatchObject({ ok: true });
      }
      await house.simulator.pass(HOUR_MS);
      await house.settle();
      const { own, heard } = house.stock();
      expect(heard).toEqual(own);
      expect(house.world.size(shipments)).toBeGreaterThan(0);
      for (const [i, source] of sources.entries()) {
        const now = house.hub.hub.engine.feed(source)!;
        expect(now.cursor).toBeGreaterThan(before[i]!.cursor);
        expect(now.received).toBe(now.appended + now.duplicates + now.deadLetters);
        // Each place of the source's numbering is in the log once, or a dead letter that was bad at its source.
        expect(now.appended + (await deadPlaces(source))).toBe(now.cursor);
      }
    },
    300_000,
  );
});
