import { builtinModules } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/**
 * What Electron runs, built to dist/: its main process and the utility runner (`--mode shell`), the bridge (`--mode
 * preload`; sandboxed preloads are CommonJS in one file), and hub and simulator for the installed application (`--mode
 * backend`; under `npm start` they run from their sources on Node).
 */
const ROOT = import.meta.dirname;
const NODE = [...builtinModules, /^node:/, 'electron'];

const PARTS = {
  shell: {
    entries: { shell: 'main/shell/shell.ts', utility: 'main/shell/utility.ts' },
    outDir: 'dist/shell',
    format: 'es',
    extension: 'js',
    external: NODE,
  },
  preload: {
    entries: { preload: 'preload/preload.ts' },
    outDir: 'dist/preload',
    format: 'cjs',
    extension: 'cjs',
    external: NODE,
  },
  backend: {
    entries: {
      hub: 'main/hub/hub.ts',
      backtest: 'main/hub/backtest.worker.ts',
      simulator: 'main/simulator/simulator.ts',
      solver: 'main/hub/foresight/solver/solve.worker.ts',
    },
    outDir: 'dist/backend',
    format: 'es',
    extension: 'js',
    // Packages come with the application as they are; names of rooms (#…) are ours.
    external: [...NODE, /^[a-z@][^:]*$/i],
  },
} as const;

/**
 * Files find migrations and road graph beside themselves by `import.meta`; bundled, each goes on meaning the place of its
 * source in the application.
 */
function placesOfSources(outDir: string): Plugin {
  return {
    name: 'places-of-sources',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.')) return null;
      const from = JSON.stringify(relative(resolve(ROOT, outDir), id).replaceAll('\\', '/'));
      const folder = JSON.stringify(
        relative(resolve(ROOT, outDir), dirname(id)).replaceAll('\\', '/'),
      );
      return code
        .replaceAll('import.meta.url', `new URL(${from}, import.meta.url).href`)
        .replaceAll(
          'import.meta.dirname',
          `globalThis.process.getBuiltinModule('node:path').resolve(import.meta.dirname, ${folder})`,
        );
    },
  };
}

export default defineConfig(({ mode }) => {
  const part = PARTS[mode as keyof typeof PARTS];
  // Read without a mode by a tool that only looks at it: there is nothing to build then.
  if (part === undefined) return {};
  return {
    // The shell finds its files beside the bundle, not beside its source.
    plugins: mode === 'backend' ? [placesOfSources(part.outDir)] : [],
    publicDir: false,
    ssr: mode === 'backend' ? {} : { noExternal: true },
    build: {
      ssr: true,
      outDir: part.outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(part.entries).map(([name, file]) => [name, resolve(ROOT, file)]),
        ),
        external: [...part.external],
        output: {
          format: part.format,
          entryFileNames: `[name].${part.extension}`,
          chunkFileNames: `[name]-[hash].${part.extension}`,
          codeSplitting: part.format !== 'cjs',
        },
      },
    },
  };
});
