import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { withPostgres } from '#kit';
import { KilledHub } from './killed-hub.ts';

/** A world is made and its history read, on a busy machine too. */
const PATIENCE_MS = 300_000;

/** Opens a house of a test's own, which is closed after it. */
export type OpenHouse = () => Promise<KilledHub>;

/**
 * Gives a file of tests houses to kill hubs in. Making a world and reading its history takes longer than what most of
 * these tests are about: it is done once a file, hub and simulator are ended in order, and each test goes on from a copy
 * of the database and of the simulator's books.
 */
export function withCopiedHistory(historyDays: number): OpenHouse {
  const postgres = withPostgres();
  const houses: KilledHub[] = [];
  let parent: string;
  let made = 0;

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'signalbox-history-'));
    const outside = { folder: join(parent, 'simulator'), historyDays };
    const first = await KilledHub.open(postgres.url, join(parent, 'first'), outside);
    await first.stop();
    await first.close();
  }, PATIENCE_MS);

  afterEach(async () => {
    for (const house of houses.splice(0)) await house.close();
  });

  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  return async () => {
    const dataDir = join(parent, `house-${++made}`);
    const folder = join(dataDir, 'simulator');
    mkdirSync(dataDir);
    cpSync(join(parent, 'simulator'), folder, { recursive: true });
    const house = await KilledHub.open(await postgres.copyOf(postgres.url), dataDir, { folder });
    houses.push(house);
    return house;
  };
}
