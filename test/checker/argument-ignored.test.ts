import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Explorer } from './explorers/explorer.ts';
import { draw } from './draw.ts';
import { subjectOf, systemSpec } from './random-system.ts';

/** What the tables make of every value that is handed on; what is said stays as it is. */
const ignoring = { what: 'nothing' as 'nothing' | 'looks' | 'events' };
const REPLACED = '../../src/checker/tables/said-in.ts';

let naiveExplorer: Explorer;
let packedExplorer: Explorer;

// The files of a test process share their modules: the tables are loaded anew, with what is replaced.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock(import('../../src/checker/tables/said-in.ts'), async (original) => {
    const { saidIn } = await original();
    return {
      saidIn(...args: Parameters<typeof saidIn>) {
        const said = saidIn(...args);
        if ('look' in said)
          return ignoring.what === 'looks' && said.look.argument !== undefined
            ? { ...said, look: { ...said.look, argument: 0 } }
            : said;
        return ignoring.what === 'events' && said.value !== undefined
          ? { ...said, value: 0 }
          : said;
      },
    };
  });
  ({ naiveExplorer } = await import('./explorers/naive-explore.ts'));
  ({ packedExplorer } = await import('./explorers/packed-explorer.ts'));
});

afterAll(() => {
  vi.doUnmock(REPLACED);
  vi.resetModules();
});

/** Enough for the few systems in which a value decides. */
const DRAWN = 20;

it.each([
  ['nothing', false],
  ['looks', true],
  ['events', true],
] as const)('tables that ignore the values of %s are told from sound ones', async (what, told) => {
  ignoring.what = what;
  const { failed } = await fc.check(
    fc.asyncProperty(systemSpec, async (spec) => {
      const naive = await naiveExplorer.census(subjectOf(spec), 100);
      if (!naive.complete) return;
      const { states, transitions } = await packedExplorer.census(subjectOf(spec), 1e9);
      expect([states, transitions]).toEqual([naive.states, naive.transitions]);
    }),
    { ...draw(DRAWN), endOnFailure: true, plugins: [fc.unbiased()] },
  );
  expect(failed).toBe(told);
});
