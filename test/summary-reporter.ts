import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** So many of the files that took longest are named. */
const LONGEST = 10;

/**
 * Closes a test run with the files that took longest and one plain line that scripts can read: passed,
 * failed, skipped.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      if (module.state() === 'failed' && module.children.size === 0) count.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state]++;
      }
    }
    const times = longest(
      modules.map((module) => ({
        file: relative(process.cwd(), module.moduleId),
        ms: module.diagnostic().duration,
      })),
    );
    process.on('exit', () => {
      process.stdout.write(
        `${times}${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`,
      );
    });
  }
}

/** A line for each of the files that took longest, the longest first; nothing for a single file. */
export function longest(files: readonly { readonly file: string; readonly ms: number }[]): string {
  if (files.length < 2) return '';
  const lines = files
    .toSorted((one, other) => other.ms - one.ms)
    .slice(0, LONGEST)
    .map(({ file, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}\n`);
  return `longest:\n${lines.join('')}`;
}
