import { describe, expect, it } from 'vitest';
import { knownBugs } from '../../bench/walks/known-bugs.ts';
import { edits } from '../../src/history/index.ts';
import { campaign, subjectOf } from '../../src/walks/index.ts';

/** Bugs of safety that are met early at the least sizes, so that they are met at larger ones, too. */
const EARLY = ['cand-5', 'ab244dd7cf4c', 'fault-puts-twice', 'copy-error-ignored'];
const OPTIONS = { runs: 3000, lengthMax: 200, seed: 1 };

describe.each(knownBugs.filter(({ name }) => EARLY.includes(name)))(
  'what breaks $rule by $name',
  ({ rule, subject }) => {
    const { system, sizes, dropped, reverted } = subject;
    const broken = edits.filter(({ id }) => reverted.includes(id));
    const failureAt = (more: Parameters<typeof subjectOf>[1]): string | undefined =>
      campaign(subjectOf(system, { sizes, reverted: broken, dropped, ...more }), {
        ...OPTIONS,
        only: [rule],
      }).failure?.rule;

    it.each(['pages', 'processes'])('one more of %s does not mend', (size) => {
      expect(failureAt({ sizes: { ...sizes, [size]: Number(sizes[size]) + 1 } })).toBe(rule);
    });

    it('one more duty that nobody keeps does not mend', () => {
      const [duty] = system.duties.filter(({ id }) => !dropped.includes(id));
      expect(failureAt({ dropped: [...dropped, duty!.id] })).toBe(rule);
    });

    it('and with the edit put back nothing breaks it', () => {
      const fixed = campaign(subjectOf(system, { sizes, dropped: [] }), {
        ...OPTIONS,
        runs: 300,
        only: [rule],
      });
      expect(fixed.failure).toBeUndefined();
    });
  },
);
