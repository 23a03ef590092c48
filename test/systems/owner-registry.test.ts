import { describe, expect, test } from 'vitest';
import type { Setting } from '../../src/model/composer.ts';
import { ownerRegistrySystem } from '../../src/systems/owner-registry.ts';
import { TEST_MS } from '../time-outs.ts';
import { brokenIn, verdictOf } from './verdict-of.ts';

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

  test('learns of no interconnect that comes late, leaves or is lost', async () => {
    expect(await broken(TWO, 'links-come-before-probe')).toEqual([
      'reach-means-same-owner',
      'vm-agrees-with-own-pagemap',
    ]);
    for (const duty of ['links-stay-while-owned', 'links-are-not-lost'])
      expect(await broken(TWO, duty), duty).toEqual([
        'same-owner-means-reach',
        'split-is-noticed',
        'vm-agrees-with-own-pagemap',
      ]);
  });

  test('frees the owner of a registered pagemap of an unplugged device, which harms nobody', async () => {
    expect(await broken(TWO, 'releases-owner-after-memunmap')).toEqual([
      'owner-outlives-registration',
    ]);
  });

  test('lets a foreign device have the owner by reuse where pages do not keep theirs', async () => {
    expect(await broken(TWO, 'pages-keep-their-owner')).toContain('same-owner-means-reach');
  });

  test('corrupts its list where a peer is released twice, or freed on it', async () => {
    for (const duty of ['releases-owner-once', 'releases-owner-on-error'])
      expect(await broken(TWO, duty), duty).toContain('peer-listed-once');
  });
});

describe('other designs', () => {
  test('one owner a device parts no VM from its own pagemap, and learns of no change', async () => {
    const fixed = { ...TWO, design: 'fixed' };
    expect(await broken(fixed)).toEqual([]);
    expect(await broken(fixed, 'links-come-before-probe')).toEqual(['reach-means-same-owner']);
    expect(await broken(fixed, 'links-stay-while-owned')).toEqual([
      'same-owner-means-reach',
      'split-is-noticed',
    ]);
  });

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
