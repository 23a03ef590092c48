import { describe, expect, test } from 'vitest';
import { exitBeforeUnlisting } from '../../src/history/percpu-ref/exit-before-unlisting.ts';
import { noGracePeriod } from '../../src/history/percpu-ref/no-grace-period.ts';
import { percpuRefSystem } from '../../src/systems/percpu-ref.ts';
import { brokenIn, judge, verdictOf } from './verdict-of.ts';

describe('percpu-ref', () => {
  test('every rule holds and every situation is met with three users', async () => {
    const { rules, complete } = await verdictOf(percpuRefSystem);
    expect(complete).toBe(true);
    for (const { rule, kind, standing } of rules) {
      expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
    }
  });

  test('the wait cannot do without users, and finishes by itself when they hold nothing', async () => {
    const { rules } = await verdictOf(percpuRefSystem, { sizes: { users: 2 } });
    const answers = (id: string) => rules.find(({ rule }) => rule === id)?.progress;
    expect(answers('ref-wait-can-finish')).toMatchObject({
      alwaysFinishes: false,
      canFinishWithoutUsers: false,
      canFinish: true,
    });
    expect(answers('ref-wait-finishes-when-unused')).toMatchObject({ alwaysFinishes: true });
  });

  test('every step can be taken', async () => {
    const { neverFired } = await verdictOf(percpuRefSystem, { sizes: { users: 2 } });
    expect(neverFired).toEqual([]);
  });

  test.each([noGracePeriod, exitBeforeUnlisting])('$id breaks what it says', async (edit) => {
    expect(await judge(percpuRefSystem, edit)).toMatchObject({ problems: [], asExpected: true });
  });

  test.each([
    ['first-reference-by-tryget', 'done-completed-once'],
    ['kills-once', 'ref-killed-once'],
    ['leaves-read-section', 'rcu-sections-balanced'],
    ['leaves-read-section', 'ref-wait-finishes-when-unused'],
    ['only-release-completes', 'done-only-after-kill'],
    ['only-release-completes', 'released-when-unused'],
    ['puts-all-it-got', 'ref-wait-can-finish'],
    ['puts-all-it-got', 'no-deadlock'],
    ['puts-no-more-than-it-got', 'ref-not-negative'],
    ['puts-no-more-than-it-got', 'ref-memory-alive'],
  ])('without %s the rule %s breaks', async (id, rule) => {
    const duties = percpuRefSystem.duties.filter((duty) => duty.id === id);
    expect(duties).toHaveLength(1);
    expect(brokenIn(await verdictOf(percpuRefSystem, { sizes: { users: 1 }, duties }))).toContain(
      rule,
    );
  });

  test('every duty is needed, and every safety or progress rule is broken by one or by an edit', async () => {
    const broken = new Set<string>();
    for (const duty of percpuRefSystem.duties) {
      const rules = brokenIn(
        await verdictOf(percpuRefSystem, { sizes: { users: 1 }, duties: [duty] }),
      );
      expect(rules, duty.id).not.toEqual([]);
      for (const rule of rules) broken.add(rule);
    }
    const judged = percpuRefSystem.rules.filter(({ kind }) => kind !== 'cover');
    expect(judged.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});
