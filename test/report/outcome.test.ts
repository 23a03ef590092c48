import { describe, expect, it } from 'vitest';
import { outcome } from '../../src/report/verdict/outcome.ts';
import type { LogVerdict, RuleVerdict } from '../../src/schemas/verdict.ts';
import { blocked } from './fixtures/blocked.ts';
import {
  breaksFinding,
  brokenVerdict,
  greenVerdict,
  historyVerdict,
  logVerdict,
  ruleVerdict,
  systemVerdict,
} from './fixtures/verdicts.ts';

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1)!;

describe('outcome', () => {
  it('begins with kernel, assumptions and what is left out', () => {
    expect(outcome(greenVerdict()).split('\n').slice(0, 6)).toEqual([
      'kernel 7.3',
      'assumes: sequential consistency',
      'not modelled:',
      '  - large folios and PMD entries',
      '  - memcg',
      '  - KSM',
    ]);
  });

  it('tells of several systems which one leaves what out', () => {
    const one = systemVerdict({ system: 'fs-dax', notModelled: ['KSM', 'PMD entries'] });
    const other = systemVerdict({ system: 'p2pdma', notModelled: ['KSM', 'a second BAR'] });
    const text = outcome({ ...greenVerdict(), systems: [one, one, other] });
    expect(text.split('\n').slice(2, 8)).toEqual([
      'not modelled:',
      '  - KSM',
      'not modelled in fs-dax:',
      '  - PMD entries',
      'not modelled in p2pdma:',
      '  - a second BAR',
    ]);
  });

  it('says in the last line that nothing was judged, whatever fairness does for the threads', () => {
    const underWay = { machines: ['my_driver'], rules: 0, states: 3, unjudged: [] };
    const said = (rules: RuleVerdict[]) => {
      const systems = [systemVerdict({ rules, underWay })];
      return lastLine(outcome(greenVerdict({ systems, history: [], logs: [] }), { width: 120 }));
    };
    expect(said([])).toMatch(/\(exit 20\): nothing was judged$/);
    expect(said([ruleVerdict({ standing: 'not applicable' })])).toMatch(
      /\(exit 20\): 1 rule not applicable; nothing was judged$/,
    );
    expect(said([ruleVerdict()])).toMatch(
      /\(exit 0\): 1 rule holds; progress judged in 3 of 3 states of my_driver$/,
    );
  });

  it('tells what a search covered and how each rule stands', () => {
    expect(outcome(greenVerdict())).toContain(`\
device-private, 2 pages, 2 processes; kernel 7.3
  Is unregistering device-private memory safe, and does it finish?
  5,712,345 states, 40,123,456 transitions, depth 61, 32 bytes a state, 12.3 s
  rule                                          stands       run
  --------------------------------------------  -------  -------
  no page outlives its pagemap                  holds
  an unregister that has begun always finishes  holds
  a fault and an eviction meet on one page      covered  4 steps
  an unregister that has begun always finishes: always finishes: yes, can finish without users: yes,
    can finish: yes
  where without the evictor; folio_migrate_mapping() strongly fair
  steps that never fired: 1
    cpuFault: locked: do_swap_page(): VM_FAULT_SIGBUS
`);
  });

  it('ends with the verdict', () => {
    const text = outcome(greenVerdict(), { width: 100 });
    expect(text.trimEnd().split('\n').slice(-2)).toEqual([
      'AS EXPECTED (exit 0): 2 rules hold; 1 situation covered; 2 of 2 history entries as stated; 3 of 3',
      '  logs as stated',
    ]);
  });

  it('shows the run of a broken rule, and what stopped the search, in words', () => {
    const text = outcome(brokenVerdict());
    expect(text).toContain('STOPPED BY THE LIMIT ON MEMORY before every state was seen');
    expect(text).toContain('! page0: mapped -> useAfterFree');
    expect(lastLine(text)).toBe(
      'SAFETY RULE BROKEN (exit 12): 1 rule broken; 1 rule undecided; 1 system stopped at a limit',
    );
  });

  it('is not green when a search stopped, whatever exit code the verdict claims', () => {
    const systems = [systemVerdict({ limit: 'states', complete: false, rules: [ruleVerdict()] })];
    const good = (text: string): string => `<green>${text}</green>`;
    const same = (text: string): string => text;
    const palette = { strong: same, good, bad: same, doubt: same, faint: same };
    const text = outcome(greenVerdict({ systems, history: [], logs: [], exitCode: 0 }), {
      palette,
    });
    expect(lastLine(text)).toMatch(/^NOT DECIDED \(exit 20\)/);
    expect(lastLine(text)).not.toContain('<green>');
  });

  it('tells an entry that is judged in two systems with each of them', () => {
    const history = [historyVerdict(), historyVerdict({ system: 'device-coherent' })];
    const text = outcome(greenVerdict({ history }), { width: 100 });
    expect(text).toMatch(/^0dc45ca1ce18, .*\ndevice-private *$/m);
    expect(text).toMatch(/^0dc45ca1ce18, .*\ndevice-coherent *$/m);
  });

  it('says that an entry with a mistake was not judged', () => {
    const problems = ['edit x, machine page: is not there'];
    const { standing: _unjudged, run: _none, ...entry } = historyVerdict();
    const mistaken = { ...entry, asExpected: false, mistaken: true as const, problems, length: 0 };
    const text = outcome(greenVerdict({ history: [mistaken] }));
    expect(text).toContain('NOT JUDGED');
    expect(text).toContain('NOT AS STATED: edit x, machine page: is not there');
    expect(text).toMatch(/^BAD INPUT FILE \(exit 65\)/m);
  });

  it('says which entry of the history did not come out, and why', () => {
    const history = [
      historyVerdict({
        asExpected: false,
        standing: 'holds',
        length: 0,
        problems: ['the rule holds without the fix'],
      }),
    ];
    const text = outcome(greenVerdict({ history }));
    expect(text).toContain('NOT BROKEN');
    expect(text).toContain('does not break page-outlives-pagemap');
    expect(text).toContain('  NOT AS STATED: the rule holds without the fix');
    expect(text).toMatch(/^AN EXPECTATION FAILED \(exit 14\): .*\n.*\n$/m);
  });

  it('says where a log breaks a rule and which verdict was expected', () => {
    const logs = [
      logVerdict({
        verdict: 'breaks',
        rule: 'r',
        line: 7,
        findings: [breaksFinding('left 2 -> 3')],
      }),
    ];
    const text = outcome(greenVerdict({ logs }));
    expect(text).toContain(
      'a1-hmm-clean.lab73.trace.txt: BREAKS at line 7 (expected: follows)\n  rule broken: r\n  line 7: pagemap 0x1000: left 2 -> 3\n',
    );
    const two = outcome(greenVerdict({ logs: [...logs, ...logs] }));
    expect(two).toContain('NO: follows');
  });

  it('says in the last line that a kernel hangs, and of a log that does not follow no more', () => {
    const { expected: _, ...blockedLog } = logVerdict({ verdict: 'follows, blocked' });
    const { expected: __, ...unclear } = logVerdict({ verdict: 'inconclusive' });
    const said = (...logs: LogVerdict[]): string =>
      outcome({ ...greenVerdict(), systems: [], history: [], logs });
    expect(lastLine(said(blockedLog))).toContain(
      '1 of 1 log follows the model, blocked by who holds pages',
    );
    expect(lastLine(said(blockedLog, blockedLog))).toContain('2 of them blocked');
    expect(said(blockedLog)).toContain('joint order not checked');
    expect(said(unclear)).not.toContain('joint order not checked');
  });

  it('says which rule nothing breaks', () => {
    const text = outcome(greenVerdict({ breakers: [] }));
    expect(text).toMatch(/^unregister-finishes +NOTHING IN THIS RUN$/m);
    expect(text).toMatch(/^page-outlives-pagemap +0dc45ca1ce18, 16ce101db85d$/m);
  });

  it('shows what a rule that holds allows only in full', () => {
    const progress = {
      alwaysFinishes: false,
      canFinishWithoutUsers: true,
      canFinish: true,
      scope: 'helpers included',
    };
    const run = { ...blocked(), allowed: true as const };
    const rules = [ruleVerdict({ kind: 'progress', progress, run })];
    const verdict = greenVerdict({ systems: [systemVerdict({ rules })] });
    expect(outcome(verdict).replaceAll(/\s+/g, ' ')).toContain(
      'a run of 4 steps shows the no (--full)',
    );
    expect(outcome(verdict)).not.toContain('memunmap_pages()');
    expect(outcome(verdict, { full: true })).toContain('not excluded by the rule');
  });

  it('says once what many rules share', () => {
    const note = 'the search stopped: states';
    const rule = ruleVerdict({ standing: 'undecided', note });
    const systems = [systemVerdict({ rules: [rule, { ...rule, sentence: 'another' }] })];
    expect(outcome(greenVerdict({ systems }))).toContain(`  2 rules: ${note}\n`);
  });

  it('has only what something broke in the table of breakers where not everything was tried', () => {
    const { breakers: _, ...verdict } = greenVerdict();
    const text = outcome(verdict);
    expect(text).toMatch(/^page-outlives-pagemap +0dc45ca1ce18, 16ce101db85d$/m);
    expect(text).not.toContain('NOTHING IN THIS RUN');
    expect(text).not.toMatch(/^unregister-finishes /m);
  });

  it('leaves the table of breakers out when nothing was tried', () => {
    const text = outcome(greenVerdict({ history: [], breakers: [] }));
    expect(text).not.toContain('NOTHING IN THIS RUN');
  });

  it('keeps to the columns that it is given', () => {
    for (const width of [60, 72, 80, 90, 100, 140]) {
      for (const verdict of [greenVerdict(), brokenVerdict()]) {
        const lines = outcome(verdict, { width }).split('\n');
        expect(lines.filter((line) => line.length > width)).toEqual([]);
      }
    }
  });
});
