import { describe, expect, test } from 'vitest';
import { totalMissesAGet } from '../../src/history/percpu-ref-total/total-misses-a-get.ts';
import { percpuRefTotalSystem } from '../../src/systems/percpu-ref-total.ts';
import { percpuRefSystem } from '../../src/systems/percpu-ref.ts';
import { judge, verdictOf } from './verdict-of.ts';

describe('percpu-ref-total', () => {
  test('the total agrees with the two counters in every state', async () => {
    const { rules, complete } = await verdictOf(percpuRefTotalSystem);
    expect(complete).toBe(true);
    expect(rules.map(({ rule, standing }) => [rule, standing])).toEqual(
      rules.map(({ rule }) => [rule, 'holds']),
    );
  });

  test('the total is a function of the exact count: it adds no state', async () => {
    const sizes = { users: 2 };
    const exact = await verdictOf(percpuRefSystem, { sizes });
    const both = await verdictOf(percpuRefTotalSystem, { sizes });
    expect([both.states, both.transitions]).toEqual([exact.states, exact.transitions]);
  });

  test('a total that is not told a get disagrees', async () => {
    expect(await judge(percpuRefTotalSystem, totalMissesAGet)).toMatchObject({
      problems: [],
      asExpected: true,
      also: expect.arrayContaining(['total-used-rightly']),
    });
  });
});
