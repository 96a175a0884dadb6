import type { KnipConfig } from 'knip';

/** What nobody uses: entries are what a person, npm, a tool or another process starts by name. */
const config: KnipConfig = {
  entry: [
    'main/start/{start,test,check}.mjs',
    'main/start/*-command.mjs',
    'main/start/{leash,electron-holder}.mjs',
    'main/start/rules/{plugin,check-rooms}.mjs',
    'main/cli/*.command.ts',
    'main/hub/hub.ts',
    'main/hub/**/*.worker.ts',
    'main/simulator/simulator.ts',
    'main/simulator/world/network/make-places.mjs',
    'main/shell/{shell,utility}.ts',
    'preload/preload.ts',
    'renderer/*/workspace.tsx',
    'renderer/gallery/index.tsx',
    // The door of a workspace says what it is; the frame finds its `workspace.tsx` by the folder.
    'renderer/{exceptions,map,stock,shipments,transfers,orders,integrations,policy,finance,runs,planning,admin}/index.ts',
    'resources/build/*.ts',
    'test/integration/start/stand-in-child.mjs',
    'test/{integration,faults}/**/*.test.ts',
    'test/e2e/**/*.e2e.test.ts',
    'test/e2e/pages/*.tsx',
    'test/e2e/vitest.config.ts',
    'test/e2e/harness/run-folder.ts',
    'test/bench/*.bench.ts',
    'test/bench/stand/*.child.ts',
    'main/hub/write-migrations.ts',
    '**/*.test.{ts,tsx}',
    '**/*.states.tsx',
  ],
  project: ['{main,preload,renderer,shared,test,resources}/**/*.{ts,tsx,mjs}'],
  ignoreDependencies: [
    // Started by path.
    'oxlint',
    'oxlint-tsgolint',
    // Read as files when the base map is built.
    'us-atlas',
    'world-atlas',
  ],
  ignoreBinaries: ['mount', 'umount', 'unshare'],
  // Doors are read by other rooms; a schema or a type may be exported for its file's readers alone.
  ignoreExportsUsedInFile: true,
};

export default config;
