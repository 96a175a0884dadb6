import { defineConfig } from 'vitest/config';

const EVERYWHERE = ['**/node_modules/**', '**/dist/**'];

/** How long what is looked at again and again may take to come: what ends a test that waits in vain, no measure of speed. */
const expect = { poll: { timeout: 30_000 } };

/**
 * Unit and property tests stand beside their files. What needs sockets, PostgreSQL or processes that die stands in test/
 * and runs one file at a time: it measures time limits, and two at once on a small machine would only disturb each other.
 * The end-to-end suite has a configuration of its own, test/e2e/vitest.config.ts.
 */
export default defineConfig({
  test: {
    // Ends the one PostgreSQL that test files with `withPostgres` share, and gives it its folder.
    globalSetup: ['test/kit/postgres-setup.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,main,preload,renderer,resources,test/kit}/**/*.test.{ts,tsx}'],
          exclude: EVERYWHERE,
          setupFiles: ['test/kit/property-seed.ts'],
          // No measure of speed, but what ends a test that hangs, on a busy machine too.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect,
        },
      },
      ...['integration', 'faults'].map((name) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          exclude: EVERYWHERE,
          setupFiles: ['test/kit/property-seed.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect,
        },
      })),
    ],
  },
});
