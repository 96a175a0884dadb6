import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const EVERYWHERE = ['**/node_modules/**', '**/dist/**'];

/** How long what is looked at again and again may take to come: what ends a test that waits in vain, no measure of speed. */
const expect = { poll: { timeout: 30_000 } };

/** What waits for a PostgreSQL of its own begins first: what computes fills the time beside it, and none of it is left over. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ moduleId }: TestSpecification): number =>
      moduleId.endsWith('.pg.test.ts') ? 0 : 1;
    return (await super.sort(files)).toSorted((a, b) => waits(a) - waits(b));
  }
}

/**
 * Unit and property tests stand beside their files, and have all cores. What needs sockets, PostgreSQL or processes that
 * die stands in test/ and runs two files at a time: hubs that start or catch up are mostly waited for. No test measures
 * how fast something is, so that beside others it only takes longer. The end-to-end suite has a configuration of its own,
 * test/e2e/vitest.config.ts.
 */
export default defineConfig({
  test: {
    // Ends the one PostgreSQL that test files with `withPostgres` share, and gives it its folder.
    globalSetup: ['test/kit/postgres-setup.ts'],
    // As `npm start` has it: of what a hub or a simulator of its own process takes to start, half is reading TypeScript.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'dist/compiled') },
    sequence: { sequencer: WaitingFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,main,preload,renderer,resources,test/kit}/**/*.test.{ts,tsx}'],
          exclude: EVERYWHERE,
          setupFiles: ['test/kit/property-seed.ts'],
          // Rules and projections keep nothing from one call to the next, so that files may share what they load: to load
          // it anew for each file was more than half of the work. A file that mocks a module loads it anew itself.
          isolate: false,
          // Vitest's own choice is one fewer than there are cores: one, on a machine of two.
          maxWorkers: '100%',
          // No measure of speed, but what ends a test that hangs, on a busy machine too.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect,
        },
      },
      ...['integration', 'faults'].map((name, i) => ({
        test: {
          name,
          sequence: { groupOrder: i + 1 },
          include: [`test/${name}/**/*.test.ts`],
          exclude: EVERYWHERE,
          setupFiles: ['test/kit/property-seed.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect,
        },
      })),
    ],
  },
});
