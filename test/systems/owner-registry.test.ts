import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import type { Setting } from '../../src/model/composer.ts';
import { ownerRegistrySystem } from '../../src/systems/owner-registry.ts';
import { shownWith } from '../../src/cli/search/plan.ts';
import { LONG_MS, TEST_MS } from '../time-outs.ts';
import { brokenIn, judge, verdictOf } from './verdict-of.ts';

const TWO = { devices: 2, leavers: 2 };
const THREE_COME = { devices: 3, leavers: 0 };

const dropped = (ids: readonly string[]) =>
  ownerRegistrySystem.duties.filter(({ id }) => ids.includes(id));

const broken = async (sizes: Setting, ...ids: readonly string[]): Promise<string[]> =>
  brokenIn(await verdictOf(ownerRegistrySystem, { sizes, duties: dropped(ids) }));

describe('the registry of 7.3', () => {
  test(
    'holds at three devices that probe and leave in any order, linked in cliques for good',
    async () => {
      const { rules, complete } = await verdictOf(ownerRegistrySystem);
      expect(complete).toBe(true);
      for (const { rule, kind, standing } of rules)
        expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
    },
    TEST_MS,
  );

  test(
    'groups nobody that is not reached in any graph, and parts who is reached where reach is not transitive',
    async () => {
      expect(await broken(THREE_COME, 'links-form-cliques')).toEqual(['reach-means-same-owner']);
    },
    TEST_MS,
  );

  test(
    'parts a VM from the pagemap of its own device where reach is not transitive and a peer leaves',
    async () => {
      expect(await broken({ devices: 3, leavers: 1 }, 'links-form-cliques')).toEqual([
        'reach-means-same-owner',
        'vm-agrees-with-own-pagemap',
      ]);
    },
    TEST_MS,
  );
});

describe('a design of the registry', () => {
  const designs = ownerRegistrySystem.choices[0]!.alternatives;

  test.each(designs)(
    '$id breaks without each duty what it is said to break, and nothing else',
    async ({ id, breaks = {}, breaksWithout = {} }) => {
      const found: Record<string, readonly string[]> = {};
      for (const duty of ownerRegistrySystem.duties) {
        const sizes = shownWith(ownerRegistrySystem, { ...duty.shownAt, design: id });
        const more = (await broken(sizes, duty.id)).filter((rule) => !(rule in breaks));
        if (more.length > 0) found[duty.id] = more.toSorted();
      }
      const said = Object.entries(breaksWithout).map(([duty, rules]) => [duty, rules.toSorted()]);
      expect(found).toEqual(Object.fromEntries(said));
    },
    LONG_MS,
  );

  test('needs every duty where it is what 7.3 has', () => {
    const { breaksWithout = {} } = designs.find(({ id }) => id === 'registry')!;
    expect(Object.keys(breaksWithout).toSorted()).toEqual(
      ownerRegistrySystem.duties.map(({ id }) => id).toSorted(),
    );
  });
});

test.each(edits.filter(({ expect: { system } }) => system === 'owner-registry'))(
  '$id breaks what it says',
  async (edit) => {
    expect(await judge(ownerRegistrySystem, edit)).toMatchObject({
      problems: [],
      asExpected: true,
    });
  },
  TEST_MS,
);

describe('other designs', () => {
  test(
    'a mutable owner follows what comes late and leaves in order; a lost device is grouped until it is noticed',
    async () => {
      const mutable = { devices: 2, leavers: 0, design: 'mutable' };
      expect(await broken(mutable, 'links-come-before-probe')).toEqual([]);
      expect(await broken(mutable, 'links-stay-while-owned')).toEqual([]);
      expect(await broken(mutable, 'links-are-not-lost')).toEqual(['same-owner-means-reach']);
    },
    TEST_MS,
  );

  test(
    'a mutable owner is an equality too: it parts who is reached where reach is not transitive',
    async () => {
      const mutable = { ...THREE_COME, design: 'mutable' };
      expect(await broken(mutable, 'links-form-cliques')).toEqual(['reach-means-same-owner']);
    },
    TEST_MS,
  );

  test('a number that wraps while it is in use joins devices that do not reach each other', async () => {
    const integer = { ...TWO, design: 'integer' };
    expect(await broken({ ...integer, values: 2 })).toContain('same-owner-means-reach');
    expect(await broken({ ...integer, leavers: 0, values: 4 })).toEqual([]);
  });
});
