import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { p2pdmaSystem } from '../../src/systems/p2pdma.ts';
import { brokenIn, judge, verdictOf } from '../systems/verdict-of.ts';

const here = edits.filter(({ expect: { system } }) => system === 'p2pdma');

describe('the history of peer-to-peer memory', () => {
  test.each(here)('$id breaks what it says, and nothing breaks with the fix', async (edit) => {
    expect(await judge(p2pdmaSystem, edit)).toMatchObject({ problems: [], asExpected: true });
  });

  test('a reference that a failed mmap leaks is never put: nothing can end the unplug', async () => {
    const leak = here.filter(({ id }) => id === '6220694c52a5');
    const { rules } = await verdictOf(p2pdmaSystem, { sizes: { pages: 1 }, edits: leak });
    expect(rules.find(({ rule }) => rule === 'p2p-unbind-finishes')).toMatchObject({
      progress: { canFinish: false },
    });
  });

  test('a mapping that the unplug leaves behind can be ended by its process alone', async () => {
    for (const id of ['p2p-zap-before-drain', 'p2p-memunmap-before-zap']) {
      const one = here.filter((edit) => edit.id === id);
      const { rules } = await verdictOf(p2pdmaSystem, { sizes: { pages: 1 }, edits: one });
      expect(rules.find(({ rule }) => rule === 'p2p-unbind-finishes')).toMatchObject({
        progress: { canFinishWithoutUsers: false, canFinish: true },
      });
    }
  });

  test('every rule of its own is broken by an edit or a dropped duty', async () => {
    const broken = new Set<string>();
    for (const edit of here) {
      const verdict = await verdictOf(p2pdmaSystem, { sizes: edit.expect.sizes, edits: [edit] });
      for (const id of brokenIn(verdict)) broken.add(id);
    }
    for (const one of p2pdmaSystem.duties) {
      const sizes = { pages: 1, processes: 1, clients: 1 };
      for (const id of brokenIn(await verdictOf(p2pdmaSystem, { sizes, duties: [one] })))
        broken.add(id);
    }
    const rules = p2pdmaSystem.rules.filter(({ kind }) => kind !== 'cover');
    // Broken in the systems of other memory, registration, percpu-ref-total and devres, whose objects these are.
    const elsewhere = [
      'mapping-ends-before-memmap',
      'container-outlives-registration',
      'struct-registered-once',
      'memmap-not-used-after-remove',
      'pgmap-ref-not-negative',
      'pgmap-ref-not-used-after-exit',
      'done-completed-once',
      'devm-action-runs-once',
      'rcu-sections-balanced',
      'mutex-unlocked-by-holder',
      'lock-order-has-no-cycle',
    ];
    expect(rules.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual(elsewhere);
  });
});
