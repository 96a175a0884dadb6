import { describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { withPostgres } from '#kit';
import { openStore } from './index.ts';
const database = withPostgres();
describe('the store', () => {
  test('opens', async () => {
    const store = await openStore({ place: { url: database.url }, machine: systemMachine });
    expect(store.epoch).toBe(1);
    await store.close();
  });
});
