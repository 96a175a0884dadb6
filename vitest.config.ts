import { defineConfig } from 'vitest/config';

/** Unit and property tests stand beside their files; what needs sockets, PostgreSQL or a browser stands in test/. */
export default defineConfig({
  test: {
    include: ['{shared,main,preload,renderer,test}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/kit/postgres-setup.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'test/e2e/**'],
  },
});
