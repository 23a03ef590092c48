import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Explorer } from './explorers/explorer.ts';
import { draw } from './draw.ts';
import { subjectOf, meetingSystemSpec } from './random-system.ts';

/** Whether the tables let two uses that meet go on without a look at one of them. */
let ignoring = false;
const REPLACED = '../../src/checker/tables/meeting.ts';

let naiveExplorer: Explorer;
let packedExplorer: Explorer;

// The files of a test process share their modules: the tables are loaded anew, with what is replaced.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock(import('../../src/checker/tables/meeting.ts'), async (original) => {
    const sound = await original();
    return {
      excludedBy: sound.excludedBy,
      leftOf: (<P extends { sent: readonly unknown[]; looks: readonly unknown[] }>(part: P): P =>
        ignoring
          ? { ...part, sent: part.sent.slice(-1), looks: part.looks.slice(-1) }
          : sound.leftOf(part)) as typeof sound.leftOf,
    };
  });
  ({ naiveExplorer } = await import('./explorers/naive-explore.ts'));
  ({ packedExplorer } = await import('./explorers/packed-explorer.ts'));
});

afterAll(() => {
  vi.doUnmock(REPLACED);
  vi.resetModules();
});

/** Enough for some systems in which two uses meet. */
const DRAWN = 60;

it.each([
  [false, 'agree'],
  [true, 'are told from sound ones'],
])('tables that forget a look where two uses meet: %s, %s', async (forgets) => {
  ignoring = forgets;
  const { failed } = await fc.check(
    fc.asyncProperty(meetingSystemSpec, async (spec) => {
      const naive = await naiveExplorer.census(subjectOf(spec), 100);
      if (!naive.complete) return;
      const { states, transitions } = await packedExplorer.census(subjectOf(spec), 1e9);
      expect([states, transitions]).toEqual([naive.states, naive.transitions]);
    }),
    { ...draw(DRAWN), endOnFailure: true, plugins: [fc.unbiased()] },
  );
  expect(failed).toBe(forgets);
});
