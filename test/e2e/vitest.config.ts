import { defineConfig } from 'vitest/config';

/**
 * What only a real browser can prove. One file at a time: the pages measure how busy the main thread is, and a second
 * browser on two cores would be measured with it.
 */
export default defineConfig({
  test: {
    name: 'e2e',
    root: 'test/e2e',
    include: ['**/*.e2e.test.ts'],
    globalSetup: './harness/run-folder.ts',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
