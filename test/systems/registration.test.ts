import { describe, expect, test } from 'vitest';
import { pfnValidBeforeReference } from '../../src/history/registration/pfn-valid-before-reference.ts';
import { storeFailsHalfWay } from '../../src/history/registration/store-fails-half-way.ts';
import { exitBeforeArrayDelete } from '../../src/history/registration/exit-before-array-delete.ts';
import { memmapRemovedBeforeWait } from '../../src/history/registration/memmap-removed-before-wait.ts';
import { regionReleasedEarly } from '../../src/history/registration/region-released-early.ts';
import { staleEntryOnError } from '../../src/history/registration/stale-entry-on-error.ts';
import { unlistWithoutSynchronizeRcu } from '../../src/history/registration/unlist-without-synchronize-rcu.ts';
import { registrationSystem } from '../../src/systems/registration.ts';
import { brokenIn, judge, verdictOf } from './verdict-of.ts';

const edits = [
  storeFailsHalfWay,
  pfnValidBeforeReference,
  regionReleasedEarly,
  staleEntryOnError,
  unlistWithoutSynchronizeRcu,
  memmapRemovedBeforeWait,
  exitBeforeArrayDelete,
];

describe('registration', () => {
  test('every rule holds and every situation is met with two walkers', async () => {
    const { rules, complete } = await verdictOf(registrationSystem);
    expect(complete).toBe(true);
    for (const { rule, kind, standing } of rules) {
      expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
    }
  });

  test('while the region is held nobody meets another pagemap on the range', async () => {
    const { neverFired } = await verdictOf(registrationSystem);
    expect(neverFired.map(({ name }) => name)).toEqual([
      'memremap_pages.initialised: get_dev_pagemap: dead',
      'memremap_pages.initialised: get_dev_pagemap: conflict',
      'memremap_pages.conflicting: put_dev_pagemap',
      'memremap_pages.conflicting: put_dev_pagemap (last)',
      'memremap_pages.releasingFound: complete(&conflict->done)',
      'memremap_pages.published: arch_add_memory: -EEXIST',
    ]);
  });

  test('when it is released early, every error of a range that is taken is met', async () => {
    const { neverFired } = await verdictOf(registrationSystem, { edits: [regionReleasedEarly] });
    expect(neverFired).toEqual([]);
  });

  test.each(edits)('$id breaks what it says', async (edit) => {
    expect(await judge(registrationSystem, edit)).toMatchObject({ problems: [], asExpected: true });
  });

  test('exit before the lookup is emptied is harmless while every lookup tests for live', async () => {
    const verdict = await verdictOf(registrationSystem, { edits: [exitBeforeArrayDelete] });
    expect(brokenIn(verdict)).toEqual([]);
  });

  test('a lookup that does not test for live can keep memunmap_pages waiting for ever', async () => {
    const duties = registrationSystem.duties.filter(({ id }) => id === 'lookup-tests-live');
    const { rules } = await verdictOf(registrationSystem, { sizes: { walkers: 2 }, duties });
    expect(rules.find(({ rule }) => rule === 'memunmap-finishes')).toMatchObject({
      standing: 'broken',
      progress: { alwaysFinishes: false, canFinish: true },
    });
    const alone = await verdictOf(registrationSystem, { sizes: { walkers: 1 }, duties });
    expect(brokenIn(alone)).toEqual([]);
  });

  test('a second memunmap_pages is told as a second kill, a second put as a put', async () => {
    const sentenceWithout = async (duty: string) => {
      const duties = registrationSystem.duties.filter(({ id }) => id === duty);
      const { rules } = await verdictOf(registrationSystem, { sizes: { walkers: 1 }, duties });
      return rules.find(({ rule }) => rule === 'pgmap-ref-not-negative')!.run!.rule.sentence;
    };
    expect(await sentenceWithout('unmaps-once')).toBe(
      'the reference count of a pagemap is killed once',
    );
    expect(await sentenceWithout('lookup-puts-once')).toBe(
      'every reference of a pagemap is put once',
    );
  });

  test('every duty is needed', async () => {
    for (const duty of registrationSystem.duties) {
      const sizes = { walkers: duty.id === 'lookup-tests-live' ? 2 : 1 };
      const broken = brokenIn(await verdictOf(registrationSystem, { sizes, duties: [duty] }));
      expect(broken, duty.id).not.toEqual([]);
    }
  });

  test('a walker that forgets its reference keeps memunmap_pages waiting for good', async () => {
    const duties = registrationSystem.duties.filter(({ id }) => id === 'lookup-puts-what-it-got');
    const { rules } = await verdictOf(registrationSystem, { sizes: { walkers: 1 }, duties });
    expect(rules.find(({ rule }) => rule === 'memunmap-finishes')).toMatchObject({
      standing: 'broken',
      progress: { canFinish: false },
    });
  });
});
