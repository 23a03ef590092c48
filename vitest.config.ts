import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { HOOK_MS, TEST_MS } from './test/time-outs.ts';
import { projects } from './test/together.ts';

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
    projects,
    // vitest leaves one free for itself, which has nothing to do: of two, half.
    maxWorkers: availableParallelism(),
    testTimeout: TEST_MS,
    hookTimeout: HOOK_MS,
    reporters: ['default', './test/summary-reporter.ts'],
  },
});
