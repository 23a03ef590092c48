import { describe, expect, test } from 'vitest';
import { replaceStep } from '../../src/model/change.ts';
import { duty } from '../../src/model/duty.ts';
import { percpuRefTotalSystem } from '../../src/systems/percpu-ref-total.ts';
import { percpuRefSystem } from '../../src/systems/percpu-ref.ts';
import { brokenIn, verdictOf } from './verdict-of.ts';

const untold = duty({
  id: 'tells-every-get',
  sentence: 'a get by a holder is told to the total',
  whose: 'core',
  source: 'test',
  dropped: [
    replaceStep(
      'ref_user',
      'adding',
      'this_cpu_add',
      { ports: { total: 'GET' } },
      {
        target: 'outside',
        actions: 'got',
        meta: { ports: { ref: 'THIS_CPU_ADD', rcu: 'READ_UNLOCK' } },
      },
    ),
  ],
});

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
    const sizes = { users: 1 };
    const broken = brokenIn(await verdictOf(percpuRefTotalSystem, { sizes, duties: [untold] }));
    expect(broken).toContain('total-is-exact');
    expect(broken).toContain('total-used-rightly');
  });
});
