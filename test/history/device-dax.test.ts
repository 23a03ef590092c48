import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { deviceDaxSystem } from '../../src/systems/device-dax.ts';
import { brokenIn, judge, verdictOf } from '../systems/verdict-of.ts';

const here = edits.filter(({ expect: { system } }) => system === 'device-dax');

describe('the history of dax devices', () => {
  test.each(here)('$id breaks what it says, and nothing breaks with the fix', async (edit) => {
    expect(await judge(deviceDaxSystem, edit)).toMatchObject({ problems: [], asExpected: true });
  });

  test('every rule of its own is broken by an edit', async () => {
    const broken = new Set<string>();
    for (const edit of here) {
      const verdict = await verdictOf(deviceDaxSystem, { sizes: edit.expect.sizes, edits: [edit] });
      for (const id of brokenIn(verdict)) broken.add(id);
    }
    const rules = deviceDaxSystem.rules.filter(({ kind }) => kind !== 'cover');
    // Broken in the systems registration, percpu-ref-total and fs-dax, whose objects these are.
    const elsewhere = [
      'dax-page-references-balanced',
      'block-freed-when-idle',
      'dax-sections-balanced',
      'memmap-not-used-after-remove',
      'container-not-used-after-free',
      'container-outlives-registration',
      'struct-registered-once',
      'pgmap-ref-not-negative',
      'pgmap-ref-not-used-after-exit',
      'done-completed-once',
      'region-released-once',
      'no-deadlock',
    ];
    expect(rules.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual(elsewhere);
  });
});
