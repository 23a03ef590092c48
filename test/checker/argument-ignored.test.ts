import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { naiveExplorer } from './explorers/naive-explore.ts';
import { packedExplorer } from './explorers/packed-explorer.ts';
import { draw } from './draw.ts';
import { subjectOf, systemSpec } from './random-system.ts';

/** What the tables make of every value that is handed on; what is said stays as it is. */
const ignoring = vi.hoisted(() => ({ what: 'nothing' as 'nothing' | 'looks' | 'events' }));

vi.mock(import('../../src/checker/tables/said-in.ts'), async (original) => {
  const { saidIn } = await original();
  return {
    saidIn(...args: Parameters<typeof saidIn>) {
      const said = saidIn(...args);
      if ('look' in said)
        return ignoring.what === 'looks' && said.look.argument !== undefined
          ? { ...said, look: { ...said.look, argument: 0 } }
          : said;
      return ignoring.what === 'events' && said.value !== undefined ? { ...said, value: 0 } : said;
    },
  };
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
