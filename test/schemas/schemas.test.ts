import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { published } from '../../src/cli/lookup/catalogue.ts';
import { listingOf } from '../../src/cli/show/listing-of.ts';
import { kernels } from '../../src/history/kernels.ts';
import { json } from '../../src/report/formats/json.ts';
import type { Listing } from '../../src/schemas/listing.ts';
import { blocked } from '../report/fixtures/blocked.ts';
import { lasso } from '../report/fixtures/lasso.ts';
import { found } from '../report/fixtures/obligations.ts';
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

describe('verdict.v2.json', () => {
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
    expect(refusedShare('verdict', greenVerdict())).toBeGreaterThan(0.6);
  });
});

describe('list.v1.json', () => {
  const listed = (): Listing => JSON.parse(json(listingOf(published, kernels))) as Listing;

  it('takes what is published, and what has no kernels', () => {
    expect(errorsOf('list', listed())).toEqual([]);
    expect(errorsOf('list', JSON.parse(json(listingOf(published))))).toEqual([]);
    expect(listed().systems.length).toBeGreaterThan(0);
  });

  it.each([
    ['another schema', { schema: 'unplug/list/v2' }, '/schema'],
    ['a system without its rules', { systems: [{ id: 'a' }] }, '/systems/0'],
    ['an entry that neither breaks nor holds', { history: [{ id: 'a' }] }, '/history/0'],
    ['a kernel without a version', { kernels: [{ about: 'a' }] }, '/kernels/0'],
    ['an unknown key', { colour: 'red' }, 'additional properties'],
  ])('refuses %s', (_, change, complaint) => {
    expect(errorsOf('list', { ...listed(), ...change }).join('\n')).toContain(complaint);
  });

  it('refuses most documents with one place spoilt', () => {
    expect(refusedShare('list', listed())).toBeGreaterThan(0.4);
  });
});

describe('obligations.v1.json', () => {
  const document = (): object => JSON.parse(json(found)) as object;

  it('takes what was found', () => {
    expect(errorsOf('obligations', document())).toEqual([]);
  });

  it.each([
    ['another schema', { schema: 'unplug/obligations/v2' }, '/schema'],
    ['a set without its verdict', { sets: [{ kept: [] }] }, '/sets/0'],
    ['one duty that excludes itself', { exclusive: [{ duties: ['a'], why: 'b' }] }, '/exclusive/0'],
    ['a run that is none', { why: [{ duty: 'a', run: { steps: [] } }] }, '/why/0/run'],
    ['an unknown key', { colour: 'red' }, 'additional properties'],
  ])('refuses %s', (_, change, complaint) => {
    expect(errorsOf('obligations', { ...document(), ...change }).join('\n')).toContain(complaint);
  });

  it('refuses most documents with one place spoilt', () => {
    expect(refusedShare('obligations', document())).toBeGreaterThan(0.4);
  });
});

/** Of documents with one place spoilt, how many a schema refuses. */
function refusedShare(name: 'list' | 'obligations' | 'verdict', document: object): number {
  const spoilt = fc.sample(mutants(document), { numRuns: 400, seed: 1 });
  return spoilt.filter((one) => errorsOf(name, one.document).length > 0).length / spoilt.length;
}

function withSystem(change: object): object {
  return { systems: [{ ...greenVerdict().systems[0], ...change }] };
}

function withRule(change: object): object {
  return withSystem({ rules: [{ ...greenVerdict().systems[0]!.rules[0], ...change }] });
}
