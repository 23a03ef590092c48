import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** One script and one style sheet; the commands put them into a page together with its data. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  logLevel: 'warn',
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    lib: {
      entry: fileURLToPath(new URL('./src/main.tsx', import.meta.url)),
      formats: ['iife'],
      name: 'unplug',
      fileName: () => 'page.js',
      cssFileName: 'page',
    },
  },
});
