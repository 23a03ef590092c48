import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import { blocked } from '../report/fixtures/blocked.ts';
import { lasso } from '../report/fixtures/lasso.ts';
import { useAfterFree } from '../report/fixtures/use-after-free.ts';
import { brokenVerdict, greenVerdict } from '../report/fixtures/verdicts.ts';
import { mutants } from './mutate.ts';
import { errorsOf } from './validators.ts';

describe('run.v1.json', () => {
  it.each(Object.entries({ useAfterFree, lasso, blocked }))('takes %s', (_, make) => {
    expect(errorsOf('run', JSON.parse(json(make())))).toEqual([]);
  });

  it.each([
    ['another schema', { schema: 'unplug/run/v2' }, '/schema'],
    ['no instance', { instances: [] }, '/instances'],
    ['a negative loop', { loop: -1 }, '/loop'],
    ['an unknown key', { colour: 'red' }, 'additional properties'],
    ['a replay that is empty', { replay: '' }, '/replay'],
  ])('refuses %s', (_, change, complaint) => {
    expect(errorsOf('run', { ...lasso(), ...change }).join('\n')).toContain(complaint);
  });
});

describe('verdict.v1.json', () => {
  it.each(Object.entries({ greenVerdict, brokenVerdict }))('takes %s', (_, make) => {
    expect(errorsOf('verdict', JSON.parse(json(make())))).toEqual([]);
  });

  it.each([
    ['an exit code that means nothing', { exitCode: 1 }, '/exitCode'],
    ['a standing that is none', withRule({ standing: 'fine' }), '/systems/0/rules/0/standing'],
    ['a progress answer that is none', withRule({ progress: {} }), '/systems/0/rules/0/progress'],
    ['a run that is none', withRule({ run: { steps: [] } }), '/systems/0/rules/0/run'],
    ['a limit that is none', withSystem({ limit: 'patience' }), '/systems/0/limit'],
    ['a search without its states', withSystem({ states: undefined }), '/systems/0'],
  ])('refuses %s', (_, change, complaint) => {
    const document: unknown = JSON.parse(json({ ...greenVerdict(), ...change }));
    expect(errorsOf('verdict', document).join('\n')).toContain(complaint);
  });

  it('refuses most documents with one place spoilt', () => {
    const spoilt = fc.sample(mutants(greenVerdict()), { numRuns: 400, seed: 1 });
    const refused = spoilt.filter(({ document }) => errorsOf('verdict', document).length > 0);
    expect(refused.length / spoilt.length).toBeGreaterThan(0.6);
  });
});

function withSystem(change: object): object {
  return { systems: [{ ...greenVerdict().systems[0], ...change }] };
}

function withRule(change: object): object {
  return withSystem({ rules: [{ ...greenVerdict().systems[0]!.rules[0], ...change }] });
}
