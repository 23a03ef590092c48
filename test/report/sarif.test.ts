import { describe, expect, it } from 'vitest';
import { sarif } from '../../src/report/sarif.ts';
import { brokenVerdict, greenVerdict } from './fixtures/verdicts.ts';

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
    tool: { driver: { rules: { id: string; shortDescription: { text: string } }[] } };
    results: Result[];
    invocations: { exitCode: number }[];
  }[];
}

const runOf = (text: string): Log['runs'][number] => (JSON.parse(text) as Log).runs[0]!;

describe('sarif', () => {
  it('has no result when everything holds, but every rule', () => {
    const { results, tool } = runOf(sarif(greenVerdict()));
    expect(results).toEqual([]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([
      'page-outlives-pagemap',
      'unregister-finishes',
      'fault-meets-eviction',
    ]);
  });

  it('stands at the kernel function of the last step', () => {
    const { results, tool } = runOf(sarif(brokenVerdict()));
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
    const [flow] = runOf(sarif(brokenVerdict())).results[0]!.codeFlows!;
    expect(flow!.threadFlows.map(({ id }) => id)).toEqual(['driver', 'A', 'rcu']);
    const order = flow!.threadFlows.flatMap(({ locations }) =>
      locations.map(({ executionOrder }) => executionOrder),
    );
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
    const last = flow!.threadFlows[1]!.locations.at(-1)!.location;
    expect(last.message!.text).toBe('folio_put(); page0: mapped -> useAfterFree');
  });

  it('leaves an undecided rule open instead of passing it', () => {
    const [, undecided] = runOf(sarif(brokenVerdict())).results;
    expect(undecided).toMatchObject({ kind: 'open', ruleId: 'unregister-finishes' });
    expect(undecided!.message.text).toContain('the search stopped at the limit on memory');
  });
});
