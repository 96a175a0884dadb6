import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The console: renderer/ built to dist/console. The two heavy libraries stand in chunks of their own, which change only
 * when they do and are fetched beside the frame, so that the frame is painted before them.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /node_modules\/(maplibre-gl|@maplibre)\// },
            { name: 'ag-grid', test: /node_modules\/ag-/ },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            // What every workspace stands on comes as one: a browser asks for six files at a time.
            {
              name: 'frame',
              test: /renderer\/(app|live|ui|work)\/|renderer\/\w+\/workspace\.tsx|lucide-react/,
            },
          ],
        },
      },
    },
  },
  server: { fs: { allow: ['..'] } },
});
