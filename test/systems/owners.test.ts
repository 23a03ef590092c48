import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import type { Setting } from '../../src/model/composer.ts';
import { ownerDesigns } from '../../src/systems/owners/designs/index.ts';
import { ownersSystem } from '../../src/systems/owners.ts';
import type { RuleVerdict } from '../../src/schemas/verdict.ts';
import { TEST_MS } from '../time-outs.ts';
import { brokenIn, judge, verdictOf } from './verdict-of.ts';

/** The settings that rules of the system need. */
const settings: readonly Setting[] = [{}, ...ownersSystem.alsoAt];

/** How a rule comes out where it says something. */
async function judged(rule: string, at: Setting): Promise<RuleVerdict> {
  const { needs = {} } = ownersSystem.rules.find(({ id }) => id === rule)!;
  const { rules } = await verdictOf(ownersSystem, { sizes: { pages: 1, ...needs, ...at } });
  return rules.find((one) => one.rule === rule)!;
}

describe('a design of owners', () => {
  test.each(ownerDesigns)(
    '$id breaks the rules that it is said to break, and no other',
    async ({ id, breaks = {} }) => {
      const broken = new Set<string>();
      for (const setting of settings) {
        const { rules, complete } = await verdictOf(ownersSystem, {
          sizes: { pages: 1, ...setting, design: id },
        });
        expect(complete).toBe(true);
        for (const { rule, standing } of rules) {
          if (standing === 'broken') broken.add(rule);
          else expect(['holds', 'covered', 'not applicable'], rule).toContain(standing);
        }
      }
      expect([...broken].toSorted()).toEqual(Object.keys(breaks).toSorted());
    },
    TEST_MS,
  );

  test.each(ownerDesigns)(
    '$id keeps what it breaks, with what its control adds',
    async ({ breaks = {} }) => {
      for (const [rule, { control }] of Object.entries(breaks))
        expect((await judged(rule, control.at)).standing, `${rule}: ${control.adds}`).toBe('holds');
    },
    TEST_MS,
  );
});

describe('owners', () => {
  test(
    'every rule that no object states is broken by a design, a duty or an entry',
    async () => {
      const broken = new Set(ownerDesigns.flatMap(({ breaks = {} }) => Object.keys(breaks)));
      for (const duty of ownersSystem.duties) {
        const found = brokenIn(
          await verdictOf(ownersSystem, { sizes: { pages: 1 }, duties: [duty] }),
        );
        expect(found, duty.id).not.toEqual([]);
        for (const rule of found) broken.add(rule);
      }
      const whole = ownersSystem.rules.filter(
        ({ kind }) => kind === 'invariant' || kind === 'progress',
      );
      expect(whole.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
    },
    TEST_MS,
  );

  test.each(edits.filter(({ expect: { system } }) => system === 'owners'))(
    '$id breaks what it says',
    async (edit) => {
      expect(await judge(ownersSystem, edit)).toMatchObject({ problems: [], asExpected: true });
    },
    TEST_MS,
  );

  test(
    'an owner that came back lets a stranger map that no way ever led to',
    async () => {
      const sizes = { devices: 3, pages: 1, design: 'fixed-freed-first' };
      expect(brokenIn(await verdictOf(ownersSystem, { sizes }))).toContain(
        'nothing-mapped-where-no-way-was',
      );
    },
    TEST_MS,
  );
});
