import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES, exitCodeOf, mostUrgent } from '../../src/report/verdict/exit-code.ts';
import type { LogVerdict, RuleVerdict, SystemVerdict } from '../../src/schemas/verdict.ts';
import {
  brokenVerdict,
  greenVerdict,
  historyVerdict,
  logVerdict,
  ruleVerdict,
  systemVerdict,
} from './fixtures/verdicts.ts';

const ofSystem = (given: Partial<SystemVerdict>): number =>
  exitCodeOf(greenVerdict({ systems: [systemVerdict(given)] }));
const ofRule = (given: Partial<RuleVerdict>): number => ofSystem({ rules: [ruleVerdict(given)] });
const ofLog = ({ expected, ...given }: Partial<LogVerdict>): number => {
  const { expected: _known, ...log } = logVerdict(given);
  return exitCodeOf(greenVerdict({ logs: [{ ...log, ...(expected && { expected }) }] }));
};

describe('exitCodeOf', () => {
  it('returns only what the README has a row for, and has a row for nothing else', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, table = ''] = readme.split('## Exit codes');
    const cells = [...table.matchAll(/^\| (\d+(?:, \d+)*) \|/gm)].map(([, codes]) => codes!);
    const documented = cells.flatMap((codes) => codes.split(', ').map(Number));
    const known = [0, ...EXIT_CODES.map(({ code }) => code)];
    expect(documented.toSorted((a, b) => a - b)).toEqual(known.toSorted((a, b) => a - b));
    const order = EXIT_CODES.map(({ code }) => code).join(', ');
    expect(readme).toContain(`Of several, the first of ${order} is returned.`);
  });

  it('takes violations that the history and the logs expect for successes', () => {
    expect(exitCodeOf(greenVerdict())).toBe(0);
  });

  it.each([
    ['violation', 12],
    ['invariant', 12],
    ['lock order', 12],
    ['atomic context', 12],
    ['deadlock', 11],
    ['progress', 13],
  ])('a broken rule of kind %s', (kind, code) => {
    expect(ofRule({ kind, standing: 'broken' })).toBe(code);
  });

  it.each([
    ['holds', 0],
    ['covered', 0],
    ['undecided', 20],
    ['not reachable', 14],
  ] as const)('a rule that stands %s', (standing, code) => {
    expect(ofRule({ standing })).toBe(code);
  });

  it.each(['states', 'memory', 'time', 'interrupted', 'first violation'] as const)(
    'a search stopped by %s is not green, even if every rule says that it holds',
    (limit) => {
      expect(ofSystem({ limit })).toBe(20);
      expect(ofSystem({ complete: false })).toBe(20);
    },
  );

  it('an entry of the history that came out otherwise', () => {
    const history = [historyVerdict(), historyVerdict({ asExpected: false })];
    expect(exitCodeOf(greenVerdict({ history }))).toBe(14);
  });

  it.each([
    ['follows', 0],
    ['follows, blocked', 0],
    ['breaks', 12],
    ['refused', 30],
    ['inconclusive', 31],
  ] as const)("a user's log that %s", (verdict, code) => {
    expect(ofLog({ verdict })).toBe(code);
  });

  it.each([
    ['follows', 20],
    ['inconclusive', 20],
    ['breaks', 12],
    ['refused', 30],
  ] as const)('a log that was not read to its end and %s until there', (verdict, code) => {
    expect(ofLog({ verdict, stoppedAt: 7 })).toBe(code);
  });

  it('a log with a known verdict is judged by that', () => {
    expect(ofLog({ verdict: 'breaks', expected: 'breaks' })).toBe(0);
    expect(ofLog({ verdict: 'follows', expected: 'breaks' })).toBe(14);
  });

  it('a verdict in which nothing was judged proves nothing', () => {
    const none = { systems: [], history: [], logs: [] };
    expect(exitCodeOf(greenVerdict(none))).toBe(20);
    for (const rules of [[], [ruleVerdict({ standing: 'not applicable' })]])
      expect(exitCodeOf(greenVerdict({ ...none, systems: [systemVerdict({ rules })] }))).toBe(20);
    const rules = [ruleVerdict({ standing: 'not applicable' }), ruleVerdict()];
    expect(exitCodeOf(greenVerdict({ ...none, systems: [systemVerdict({ rules })] }))).toBe(0);
  });

  it('a violation comes before the limit that stopped the search', () => {
    expect(exitCodeOf(brokenVerdict())).toBe(12);
  });
});

describe('mostUrgent', () => {
  it('takes the first of the documented order', () => {
    const order = [70, 65, 64, 12, 11, 13, 14, 30, 31, 20];
    for (let i = 0; i < order.length; i++) {
      expect(mostUrgent(order.slice(i).toReversed())).toBe(order[i]);
    }
    expect(mostUrgent([0, 0])).toBe(0);
  });
});
