import * as fc from 'fast-check';
import type { AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { draw } from '../checker/draw.ts';
import { decisions } from './charts/decisions.ts';
import { drawChart, WILD } from './charts/draw-chart.ts';
import { hold, waysOf } from './charts/hold.ts';
import { isTrueReason } from './charts/reasons.ts';
import { spoilers } from './charts/spoil.ts';
import { unsoundWays } from './charts/unsound.ts';
import { LONG_MS } from '../time-outs.ts';

/** Events of a few runs, as numbers. */
const runs = fc.array(fc.array(fc.nat(99), { minLength: 1, maxLength: 12, size: 'max' }), {
  minLength: 2,
  maxLength: 2,
});

/** Charts that are drawn without a spoiler, and with each. */
const PLAIN_RUNS = 80;
const WILD_RUNS = 200;
const SPOILT_RUNS = 3;

const met = new Map<string, number>();
const meet = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);

/** Draws charts and holds the interpreters equal, or every reason for a refusal true. */
function expectAgreement(numRuns: number, spoiler?: string): void {
  fc.assert(
    fc.property(decisions, runs, (numbers, sequences) => {
      const { kind, features, machine } = drawChart(numbers, spoiler);
      const held = hold(() => drawChart(numbers, spoiler).machine, waysOf(kind), sequences);
      meet('charts drawn');
      for (const feature of features) meet(feature);
      expect(held.disagreement).toBeUndefined();
      for (const problem of held.refused ?? []) {
        const { problem: reason, where } = problem;
        const isTrue = isTrueReason(problem, machine, features, held.met);
        expect([where, reason, isTrue]).toEqual([where, reason, true]);
      }
      meet(held.refused ? 'charts refused' : 'charts admitted');
      met.set('cells compared', (met.get('cells compared') ?? 0) + held.cells);
      if (spoiler === undefined) meet(held.refused ? 'plain refused' : 'plain admitted');
      return undefined;
    }),
    draw(numRuns),
  );
}

describe('table, naive interpreter, transition() and an actor agree, or a true reason is told', () => {
  it('on charts of what the model has', { timeout: LONG_MS }, () => {
    expectAgreement(PLAIN_RUNS);
    expect(met.get('plain admitted')!).toBeGreaterThan(3 * (met.get('plain refused') ?? 0));
  });

  it('on charts in which nothing is kept to', { timeout: LONG_MS }, () => {
    const before = met.get('charts admitted') ?? 0;
    expectAgreement(WILD_RUNS, WILD);
    expect(met.get('charts admitted')! - before).toBeGreaterThan(WILD_RUNS / 20);
  });

  it.each(Object.keys(spoilers))('on charts with %s', { timeout: LONG_MS }, (spoiler) => {
    expectAgreement(SPOILT_RUNS, spoiler);
    expect(met.get(spoiler) ?? 0, spoiler).toBeGreaterThan(0);
  });

  it('where everything was met', () => {
    if (process.env['RUNS'] !== undefined) console.log(Object.fromEntries([...met].toSorted()));
    const few = FEATURES.filter((feature) => (met.get(feature) ?? 0) < 3);
    expect(few).toEqual([]);
    expect(met.get('cells compared')!).toBeGreaterThan(5000);
  });
});

/** What must be met beside the spoilers. */
const FEATURES = [
  'always',
  'assign by a function of one key',
  'assign of a new key',
  'assign of a new list',
  'assign of a shared list',
  'assign of a value',
  'assign of keys in another order',
  'assign of keys in the first order',
  'assign of minus zero',
  'assign of undefined',
  'assign that reads the event',
  'assign with params',
  'assign with params from a function',
  'candidates that exclude each other',
  'candidates with an otherwise',
  'compound at the top',
  'compound inside',
  'context as factory',
  'context as object',
  'entry action',
  'event of several regions',
  'exit action',
  'final state inside',
  'guard',
  'guard of a key that vanishes',
  'guard of a list',
  'guard that reads the event',
  'guard with params',
  'guard with params from a function',
  'initial with actions',
  'inline assign',
  'inline assign by a function',
  'no target',
  'parallel at the top',
  'parallel inside',
  'reenter',
  'self target',
  'several actions',
  'target beside',
  'target inside',
  'target outside',
];

describe('interpreters without copies and canonical contexts are caught', () => {
  it.each([
    'assign in place',
    'assign in place, inside',
    'guard that writes in place',
    'guard that tells absent from undefined',
    'guard that tells zero from minus zero',
    'guard that tells the order of keys',
  ])('on charts with a %s', (spoiler) => {
    const { failed } = fc.check(
      fc.property(decisions, runs, (numbers, sequences) => {
        const { kind } = drawChart(numbers, spoiler);
        const build = (): AnyStateMachine => drawChart(numbers, spoiler).machine;
        return hold(build, unsoundWays(kind), sequences).disagreement === undefined;
      }),
      { numRuns: 300, seed: 1, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });
});
