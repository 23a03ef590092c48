import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { HOOK_MS, TEST_MS } from './test/time-outs.ts';

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^unplug-verifier$/,
        replacement: fileURLToPath(new URL('./src/index.ts', import.meta.url)),
      },
      {
        find: /^unplug-verifier\/(\w+)$/,
        replacement: `${fileURLToPath(new URL('./src/', import.meta.url))}$1/index.ts`,
      },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: TEST_MS,
    hookTimeout: HOOK_MS,
    reporters: ['default', './test/summary-reporter.ts'],
  },
});
