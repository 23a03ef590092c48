import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { fsDaxSystem } from '../../src/systems/fs-dax.ts';
import { brokenIn, judge, verdictOf } from '../systems/verdict-of.ts';

const here = edits.filter(({ expect: { system } }) => system === fsDaxSystem.id);
const SMALL = { pages: 1, processes: 1 };

describe('the history of FS_DAX memory', () => {
  test.each(here)('$id breaks what it says, and nothing breaks with the fix', async (edit) => {
    const verdict = await judge(fsDaxSystem, edit);
    expect(verdict.problems).toEqual([]);
    expect(verdict.asExpected).toBe(true);
  });

  test('every safety and progress rule is broken by an edit or a dropped duty', async () => {
    const broken = new Set<string>();
    for (const edit of here) {
      const { sizes } = edit.expect;
      for (const id of brokenIn(await verdictOf(fsDaxSystem, { sizes, edits: [edit] })))
        broken.add(id);
    }
    for (const duty of fsDaxSystem.duties) {
      for (const id of brokenIn(await verdictOf(fsDaxSystem, { sizes: SMALL, duties: [duty] })))
        broken.add(id);
    }
    const rules = fsDaxSystem.rules.filter(({ kind }) => kind !== 'cover').map(({ id }) => id);
    // The first needs two at once, see the test of the system; the others are broken in other systems.
    expect(rules.filter((id) => !broken.has(id))).toEqual([
      'dax-device-not-used-after-free',
      'pagemap-not-used-after-remove',
      'no-init-after-kill',
      'unregistered-once',
      'container-outlives-unregister',
      'pgmap-ref-not-negative',
      'pgmap-ref-not-used-after-exit',
      'done-completed-once',
    ]);
  });
});
