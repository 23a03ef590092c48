import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import pgmap from '../../examples/pgmap.ts';
import { replay } from '../../src/checker/naive/replay.ts';
import { system } from '../../src/model/system.ts';
import { campaign, runs, subjectOf, type DrawnRun } from '../../src/walks/index.ts';

const sizes = { pages: 1, users: 2 };
const steps = ({ steps: all }: DrawnRun): number => all.length;
const isErased = ({ states }: DrawnRun): boolean =>
  JSON.stringify(states.at(-1)!.of('driver').value) === '"erased"';

describe('runs as an arbitrary', () => {
  it('are all legal, and have a state before and after each step', () => {
    fc.assert(
      fc.property(runs(pgmap, { sizes, lengthMax: 20 }), (run) => {
        expect(run.states.length).toBe(run.steps.length + 1);
        expect(run.broken).toBeUndefined();
        expect(replay(pgmap, run.data, [])).toEqual({ ok: true });
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it('shrink to a shortest run on which a property of ones own fails', () => {
    const drawn = fc.property(runs(pgmap, { sizes }), (run) => !isErased(run));
    const found = fc.check(drawn, { seed: 1 });
    const [run] = found.counterexample!;
    expect(isErased(run)).toBe(true);
    expect(replay(pgmap, run.data, [])).toEqual({ ok: true });
    // Nothing of it can be left out.
    const threads = new Set(run.steps.map(({ thread }) => thread));
    expect(threads).toEqual(new Set(['driver']));
    const again = fc.check(drawn, {
      seed: found.seed,
      path: found.counterexamplePath!,
      endOnFailure: true,
    });
    expect(again.counterexample![0].data).toEqual(run.data);
  });

  it('print as lanes with the command that shows them again', () => {
    const [run] = fc.sample(runs(pgmap, { sizes, lengthMax: 6, file: './pgmap.ts' }), {
      numRuns: 1,
      seed: 3,
    });
    const text = fc.stringify(run);
    expect(text).toContain('situation reached: a run that breaks no rule of its system');
    expect(text).toContain('replay: unplug walk ./pgmap.ts --size pages=1');
    const [, code] = / --path (s[\d.a-z]+)/.exec(text.replaceAll('\\\n', ''))!;
    const shown = campaign(subjectOf(pgmap, { sizes }), {
      runs: 1,
      lengthMax: 6,
      seed: 1,
      path: code!,
    });
    expect(shown.shown!.steps).toEqual(run!.data.steps);
  });

  it('are drawn at several sizes, and shrink to the simplest', () => {
    const among = [{ sizes: { users: 1 } }, { sizes: { users: 2 } }, { sizes: { users: 3 } }];
    const all = fc.sample(runs(pgmap, { among, lengthMax: 3 }), { numRuns: 40, seed: 1 });
    expect(new Set(all.map(({ data }) => data.sizes['users']))).toEqual(new Set([1, 2, 3]));
    const { counterexample } = fc.check(
      fc.property(runs(pgmap, { among }), (run) => steps(run) < 4),
      { seed: 1 },
    );
    const [run] = counterexample!;
    expect(run.data.sizes['users']).toBe(1);
    expect(steps(run)).toBe(4);
  });

  it('count what objects count, and refuse an instance that there is not', () => {
    const [run] = fc.sample(runs(pgmap, { sizes, lengthMax: 2 }), { numRuns: 1, seed: 1 });
    expect(run!.states[0]!.counts('map')).toBe(0);
    expect(() => run!.states[0]!.of('nobody')).toThrow('pgmap has no instance nobody; it has ');
  });

  it('say what is wrong with a size, a strategy, and a property that throws', () => {
    expect(() => runs(pgmap, { sizes: { users: 1.5 } })).toThrow(
      'system pgmap, size users = 1.5: is out of range',
    );
    expect(() => runs(pgmap, { strategy: 'pct' })).toThrow('strategy pct: is not known');
    const thrown = fc.check(
      fc.property(runs(pgmap, { sizes }), () => {
        throw new Error('my own mistake');
      }),
      { seed: 1 },
    );
    expect((thrown.errorInstance as Error).message).toBe('my own mistake');
    expect(steps(thrown.counterexample![0] as DrawnRun)).toBe(0);
    expect(() =>
      runs(system({ id: 'empty', about: 'nothing', rules: [], compose() {} })),
    ).not.toThrow();
  });
});
