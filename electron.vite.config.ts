import { cpSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (file: string): string => path.resolve(import.meta.dirname, file);

/** The hub reads its migrations from beside its own code. */
const copyMigrations = {
  name: 'copy-migrations',
  closeBundle: () => cpSync(at('hub/db/migrations'), at('out/main/migrations'), { recursive: true }),
};

export default defineConfig({
  main: {
    plugins: [copyMigrations],
    build: {
      outDir: at('out/main'),
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          'station-process': at('electron/station-process.ts'),
          'hub-process': at('electron/hub-process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      // A sandboxed preload is one CommonJS file with everything in it.
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    // Relative, for the same files are served by the kiosk and by Electron's own scheme.
    base: './',
    plugins: [react()],
    server: { host: '127.0.0.1' },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // Chromium 156 in Electron; the same or newer in the kiosk.
      target: 'chrome140',
      // A small font as a data: address would be refused by the pages' own policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: {
          index: at('renderer/index.html'),
          wall: at('renderer/wall.html'),
          meeting: at('renderer/meeting.html'),
        },
        // The reader of PDF asks for its decoders by their own names; they never change but with its version, so they are not cached for good.
        output: {
          assetFileNames: ({ names: [name = ''] }) =>
            name.endsWith('_nowasm_fallback.js') ? 'pdf/[name][extname]' : 'assets/[name]-[hash][extname]',
        },
      },
    },
  },
});
