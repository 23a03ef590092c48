import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { kernelNamed } from '../../src/history/kernels.ts';
import { everywhere } from '../../src/model/edit.ts';
import { deviceCoherentSystem } from '../../src/systems/device-coherent.ts';
import { brokenIn, judge, verdictOf } from '../systems/verdict-of.ts';

const here = edits
  .flatMap(everywhere)
  .filter(({ expect: { system } }) => system === deviceCoherentSystem.id);

describe('the history of coherent memory', () => {
  test.each(here)('$id breaks what it says, and nothing breaks with the fix', async (edit) => {
    const verdict = await judge(deviceCoherentSystem, edit);
    expect(verdict.problems).toEqual([]);
    expect(verdict.asExpected).toBe(true);
  });

  test('an entry for device-private memory is judged here under its own expectation', () => {
    const both = here.filter(
      (edit) => edits.find(({ id }) => id === edit.id)?.expect.system === 'device-private',
    );
    expect(both.map(({ id }) => id)).toEqual([
      '0dc45ca1ce18',
      'ef233450898f',
      'e778406b40db',
      'cand-4',
    ]);
  });

  test.each(['6.1.192', '6.12.117'])(
    'kernel %s breaks nothing: its faults are not those of coherent memory',
    async (version) => {
      const without = kernelNamed(version).reverts.map((id) => edits.find((e) => e.id === id)!);
      const sizes = { pages: 1, processes: 2 };
      expect(brokenIn(await verdictOf(deviceCoherentSystem, { sizes, edits: without }))).toEqual(
        [],
      );
    },
  );
});
