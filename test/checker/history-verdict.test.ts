import { describe, expect, it } from 'vitest';
import { historyVerdict } from '../../src/checker/history-verdict.ts';
import { edit } from '../../src/index.ts';
import type { Expectation } from '../../src/model/edit.ts';
import { historySection } from '../../src/report/verdict/history-section.ts';
import { PLAIN } from '../../src/report/text/palette.ts';
import type { RuleVerdict } from '../../src/schemas/verdict.ts';
import { lasso } from '../report/fixtures/lasso.ts';
import { ruleVerdict, systemVerdict } from '../report/fixtures/verdicts.ts';

const entry = (given: Partial<Expectation> = {}) =>
  edit({
    id: 'takes-longer',
    title: 'an entry',
    facts: 'none',
    evidence: 'candidate',
    kind: 'variant',
    story: 'For a test.',
    changes: [],
    expect: {
      rule: 'unregister-finishes',
      class: 'livelock',
      system: 'device-private',
      sizes: {},
      interleaving: [],
      ...given,
    },
  });

const finishes = (given: Partial<RuleVerdict>) =>
  ruleVerdict({ rule: 'unregister-finishes', kind: 'progress', ...given });
const held = systemVerdict({ rules: [finishes({ standing: 'holds' })] });
const judged = (...rules: RuleVerdict[]) => systemVerdict({ rules });

describe('an entry of the history', () => {
  it('is as stated when its rule breaks', () => {
    const verdict = historyVerdict(
      entry(),
      judged(finishes({ standing: 'broken', run: lasso() })),
      [held],
    );
    expect(verdict).toMatchObject({ asExpected: true, standing: 'broken' });
    expect(verdict.length).toBe(lasso().steps.length);
  });

  it('is not shown as broken when its rule holds and allows a loop', () => {
    const run = { ...lasso(), allowed: true as const };
    const verdict = historyVerdict(entry(), judged(finishes({ standing: 'holds', run })), [held]);
    expect(verdict).toMatchObject({
      asExpected: false,
      standing: 'holds',
      length: 0,
      problems: ['rule unregister-finishes: holds, expected broken'],
    });
    expect(verdict).not.toHaveProperty('run');
    expect(historySection([verdict], 100, PLAIN).join('\n')).toContain('NOT BROKEN');
  });

  it('is shown as broken by a run without a step, too', () => {
    const run = { ...lasso(), steps: [] };
    const verdict = historyVerdict(entry(), judged(finishes({ standing: 'broken', run })), [held]);
    const text = historySection([verdict], 100, PLAIN).join('\n');
    expect(text).not.toContain('NOT BROKEN');
    expect(text).toContain('unregister-finishes');
  });

  it.each([
    [
      'a rule that is not there',
      [],
      'system device-private has no rule page-lost, which the entry says breaks too',
    ],
    [
      'a rule that holds',
      [ruleVerdict({ rule: 'page-lost' })],
      'rule page-lost: holds, which the entry says breaks as well',
    ],
  ])('is not as stated when it says of %s that it breaks as well', (_what, rules, problem) => {
    const broken = judged(finishes({ standing: 'broken', run: lasso() }), ...rules);
    const verdict = historyVerdict(entry({ also: { 'page-lost': 'it is freed' } }), broken, [held]);
    expect(verdict).toMatchObject({ asExpected: false, problems: [problem] });
  });
});
