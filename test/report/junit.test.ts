import { describe, expect, it } from 'vitest';
import { junit } from '../../src/report/formats/junit.ts';
import {
  brokenVerdict,
  greenVerdict,
  historyVerdict,
  logVerdict,
  ruleVerdict,
  systemVerdict,
} from './fixtures/verdicts.ts';

/** Fails unless every element of the XML is closed in order. */
function expectBalanced(xml: string): void {
  const open: string[] = [];
  for (const [, close, name, empty] of xml.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (close === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/') open.push(name!);
  }
  expect(open).toEqual([]);
}

describe('junit', () => {
  it('has a case for each rule, entry and log', () => {
    const xml = junit(greenVerdict());
    expectBalanced(xml);
    expect(xml.match(/<testcase /g)).toHaveLength(3 + 2 + 3);
    expect(xml).not.toMatch(/<(failure|error|skipped)/);
    expect(xml).toContain('name="no page outlives its pagemap"');
  });

  it('holds the run of a broken rule, escaped, and makes limits errors', () => {
    const xml = junit(brokenVerdict());
    expectBalanced(xml);
    expect(xml).toContain('tests="3" failures="1" errors="2" skipped="0"');
    expect(xml).toContain('ref: live -&gt; dead');
    expect(xml).toContain('message="stopped by the limit on memory after 5712345 states"');
  });

  it('fails what did not come out as stated', () => {
    const xml = junit(
      greenVerdict({
        history: [historyVerdict({ asExpected: false, problems: ['control <fails>'] })],
        logs: [logVerdict({ verdict: 'refused' }), logVerdict({ verdict: 'inconclusive' })],
      }),
    );
    expectBalanced(xml);
    expect(xml).toContain('<failure message="control &lt;fails&gt;" type="not as stated">');
    expect(xml).toContain('type="refused">refused instead of follows');
    expect(xml).toContain('<error message="inconclusive instead of follows: "');
    const { expected: _, ...stopped } = logVerdict({ stoppedAt: 7 });
    const cut = junit(greenVerdict({ logs: [stopped] }));
    expect(cut).toContain('<error message="stopped after line 7; until there follows: "');
  });

  it('tells two searches of one system apart, names the file, and the reason in the message', () => {
    const [broken] = brokenVerdict().systems;
    const at = (pages: number) => ({ ...broken!, file: './my-driver.ts', sizes: { pages } });
    const xml = junit({ ...brokenVerdict(), systems: [at(1), at(2)] });
    const cases = [...xml.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)];
    expect(new Set(cases.map(([, of, name]) => `${of} ${name}`)).size).toBe(cases.length);
    for (const [, of] of cases) expect(of).not.toContain('.');
    expect(xml).toContain(' file="my-driver.ts"');
    expect(xml).toContain('<failure message="broken: page0: useAfterFree"');
  });

  it('is not green when searches were not started', () => {
    const xml = junit(greenVerdict({ notStarted: ['device-private 2 x 2'] }));
    expectBalanced(xml);
    expect(xml).toContain('name="device-private 2 x 2"');
    expect(xml).toContain('<error message="the search was not started"');
  });

  it('skips only what does not apply', () => {
    const rules = [ruleVerdict({ standing: 'not applicable', note: 'needs 2 processes' })];
    const xml = junit(greenVerdict({ systems: [systemVerdict({ rules })] }));
    expect(xml).toContain('<skipped message="not applicable: needs 2 processes">');
  });

  it('holds no character that XML forbids', () => {
    const rules = [ruleVerdict({ sentence: 'a\u0000b "c" & <d>' })];
    const xml = junit(greenVerdict({ systems: [systemVerdict({ rules })] }));
    expect(xml).toContain('name="a?b &quot;c&quot; &amp; &lt;d&gt;"');
  });
});
