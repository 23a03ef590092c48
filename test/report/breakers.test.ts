import { describe, expect, it } from 'vitest';
import { breakersOf } from '../../src/report/verdict/breakers.ts';
import { greenVerdict, historyVerdict, ruleVerdict, systemVerdict } from './fixtures/verdicts.ts';

describe('breakersOf', () => {
  it('joins history, searches with dropped duties, and breakers found elsewhere', () => {
    const systems = [
      systemVerdict(),
      systemVerdict({ dropped: ['gate'], rules: [ruleVerdict({ standing: 'broken' })] }),
      systemVerdict({
        reverted: ['abc1234'],
        dropped: ['gate'],
        rules: [ruleVerdict({ standing: 'broken' })],
      }),
    ];
    const history = [historyVerdict({ also: ['unregister-finishes'] })];
    expect(breakersOf(greenVerdict({ systems, history, breakers: [] }))).toEqual([
      {
        rule: 'page-outlives-pagemap',
        by: [
          { kind: 'duty', id: 'gate' },
          { kind: 'edit', id: 'abc1234' },
          { kind: 'edit', id: '0dc45ca1ce18' },
        ],
      },
      { rule: 'unregister-finishes', by: [{ kind: 'edit', id: '0dc45ca1ce18' }] },
    ]);
  });

  it('does not count an entry that broke nothing', () => {
    const history = [historyVerdict({ length: 0, asExpected: false })];
    const found = breakersOf(greenVerdict({ history, breakers: [] }));
    expect(found.map(({ by }) => by)).toEqual([[], []]);
  });

  it('leaves covers out: nothing has to break them', () => {
    const rules = breakersOf(greenVerdict()).map(({ rule }) => rule);
    expect(rules).not.toContain('fault-meets-eviction');
  });
});
