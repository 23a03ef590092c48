import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sarif } from '../../src/report/formats/sarif.ts';
import type { Verdict } from '../../src/schemas/verdict.ts';
import { brokenVerdict, greenVerdict, historyVerdict, logVerdict } from './fixtures/verdicts.ts';

interface Location {
  physicalLocation?: { artifactLocation: { uri: string; uriBaseId: string } };
  logicalLocations?: { name: string }[];
  message?: { text: string };
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  kind: string;
  level: string;
  message: { text: string };
  locations: Location[];
  codeFlows?: {
    threadFlows: { id: string; locations: { executionOrder: number; location: Location }[] }[];
  }[];
}
interface Log {
  version: string;
  runs: {
    tool: {
      driver: { rules: { id: string; name?: string; shortDescription: { text: string } }[] };
    };
    results: Result[];
    invocations: { exitCode: number }[];
  }[];
}

const VERSION = '1.2.3';
const written = (verdict: Verdict): string => sarif(verdict, VERSION);
const runOf = (text: string): Log['runs'][number] => (JSON.parse(text) as Log).runs[0]!;

describe('sarif', () => {
  it('has no result when everything holds, but every rule', () => {
    const { results, tool } = runOf(written(greenVerdict()));
    expect(results).toEqual([]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([
      'page-outlives-pagemap',
      'unregister-finishes',
      'fault-meets-eviction',
      'entry',
      'log',
      'log-rule',
    ]);
  });

  it('stands at the kernel function of the last step', () => {
    const { results, tool } = runOf(written(brokenVerdict()));
    const [broken] = results;
    expect(broken).toMatchObject({ kind: 'fail', level: 'error', ruleId: 'page-outlives-pagemap' });
    expect(tool.driver.rules[broken!.ruleIndex]!.id).toBe(broken!.ruleId);
    expect(broken!.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'mm/memremap.c', uriBaseId: 'KERNEL' } },
        logicalLocations: [{ kind: 'function', name: 'free_zone_device_page' }],
      },
    ]);
  });

  it('tells the interleaving as one flow a thread in one order', () => {
    const [flow] = runOf(written(brokenVerdict())).results[0]!.codeFlows!;
    expect(flow!.threadFlows.map(({ id }) => id)).toEqual(['driver', 'A', 'rcu']);
    const order = flow!.threadFlows.flatMap(({ locations }) =>
      locations.map(({ executionOrder }) => executionOrder),
    );
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
    const last = flow!.threadFlows[1]!.locations.at(-1)!.location;
    expect(last.message!.text).toBe('folio_put(); page0: mapped -> useAfterFree');
  });

  it("stands in a user's file at the last step that it declares, and has the kernel beside it", () => {
    const verdict = brokenVerdict();
    const [system] = verdict.systems;
    const [rule, ...others] = system!.rules;
    const steps = rule!.run!.steps.map((step, i) => ({
      ...step,
      ...(step.thread === 'driver' && { declaredAt: { file: 'my-driver.ts', line: 10 + i } }),
    }));
    const last = steps.findLastIndex(({ thread }) => thread === 'driver');
    const told = { ...rule!, run: { ...rule!.run!, steps } };
    const file = './my-driver.ts';
    const rules = [told, ...others];
    const results = runOf(written({ ...verdict, systems: [{ ...system!, file, rules }] })).results;
    const at = (line: number) => ({
      artifactLocation: { uri: 'my-driver.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: line },
    });
    expect(results[0]!.locations).toEqual([{ physicalLocation: at(10 + last) }]);
    expect(results[0]).toMatchObject({
      relatedLocations: [
        { physicalLocation: { artifactLocation: { uri: 'mm/memremap.c', uriBaseId: 'KERNEL' } } },
      ],
    });
    const [driver] = results[0]!.codeFlows![0]!.threadFlows;
    expect(driver!.locations[0]!.location.physicalLocation).toEqual(at(10));
    const { artifactLocation } = at(1);
    expect(results[1]!.locations).toEqual([{ physicalLocation: { artifactLocation } }]);
    expect(results.map(({ message }) => message.text.includes('line is not known'))).toEqual([
      false,
      false,
    ]);
  });

  it('says that a line is not known instead of naming one', () => {
    const verdict = brokenVerdict();
    const systems = verdict.systems.map((system) => ({ ...system, file: 'my-driver.ts' }));
    const [broken] = runOf(written({ ...verdict, systems })).results;
    expect(broken!.message.text).toContain('The line is not known');
    expect(broken!.locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'my-driver.ts', uriBaseId: '%SRCROOT%' } } },
    ]);
  });

  it.each([
    ['./my drivers/a#1?.ts', 'my%20drivers/a%231%3F.ts'],
    ['/home/me/100%/a b.ts', 'file:///home/me/100%25/a%20b.ts'],
    ['../c:d.ts', '../c%3Ad.ts'],
  ])('encodes the name of a file: %s', (file, uri) => {
    const verdict = brokenVerdict();
    const systems = verdict.systems.map((system) => ({ ...system, file }));
    const [broken] = runOf(written({ ...verdict, systems })).results;
    expect(broken!.locations[0]!.physicalLocation!.artifactLocation.uri).toBe(uri);
    const named = new URL(uri, 'file:///home/me/x/');
    expect(fileURLToPath(named)).toBe(resolve('/home/me/x', file));
  });

  it("keeps to what Microsoft's validator asks of a tool and its rules", () => {
    const { tool } = runOf(written(brokenVerdict()));
    // SARIF2005: a version. SARIF1001: a name unlike the id. SARIF2012: a name in Pascal case.
    expect(tool.driver).toMatchObject({ version: VERSION, semanticVersion: VERSION });
    expect(tool.driver.rules.length).toBeGreaterThan(1);
    for (const { id, name } of tool.driver.rules) {
      if (name === undefined) continue;
      expect(name).not.toBe(id);
      expect(name).toMatch(/^([A-Z][a-z0-9]*)+$/);
    }
  });

  it('has a result at its line for a log that breaks a rule, and none for one that follows', () => {
    const { expected: _, ...log } = logVerdict({ verdict: 'breaks', rule: 'a rule', line: 7 });
    const logs = [log, logVerdict({})];
    const { results, tool } = runOf(written(greenVerdict({ logs })));
    expect(results).toHaveLength(1);
    expect(tool.driver.rules.map(({ id }) => id)).toContain(results[0]!.ruleId);
    expect(results[0]).toMatchObject({
      kind: 'fail',
      locations: [{ physicalLocation: { region: { startLine: 7 } } }],
    });
  });

  it('has a result in its file for an edit that is not as stated, and none for one that is', () => {
    const { run, ...rest } = historyVerdict({ asExpected: false, problems: ['rule r: holds'] });
    const source = { path: 'a dir/my #1 edits.ts', sha256: '0'.repeat(64) };
    const history = [historyVerdict(), rest, { ...rest, run: { ...run!, source } }];
    const { results } = runOf(written(greenVerdict({ history, logs: [] })));
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['entry', 'error'],
      ['entry', 'error'],
    ]);
    expect(results[0]!.message.text).toContain('rule r: holds');
    const artifactLocation = { uri: 'a%20dir/my%20%231%20edits.ts', uriBaseId: '%SRCROOT%' };
    expect(results.map(({ locations }) => locations)).toEqual([
      [],
      [{ physicalLocation: { artifactLocation } }],
    ]);
  });

  it('leaves an undecided rule open instead of passing it', () => {
    const [, undecided] = runOf(written(brokenVerdict())).results;
    expect(undecided).toMatchObject({ kind: 'open', ruleId: 'unregister-finishes' });
    expect(undecided!.message.text).toContain('the search stopped at the limit on memory');
  });
});
