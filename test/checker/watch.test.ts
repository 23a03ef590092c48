import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { explore } from '../../src/checker/search/explore.ts';
import { Watch } from '../../src/checker/search/watch.ts';
import type { AnyView, Seen } from '../../src/model/rule.ts';
import { ticking } from './counting-systems.ts';
import { draw } from './draw.ts';

/** Counters of which every one has more local states than a dense memo of so many holds. */
async function counted(family: number): Promise<Compiled> {
  const compiled = new Compiled(ticking(family, 700), {});
  await explore(compiled);
  return compiled;
}

const holds = ({ counters }: AnyView): boolean =>
  (counters as readonly Seen[]).reduce((sum, { context }) => sum * 3 + Number(context['n']), 1) %
    7 <
  4;

describe('a memoised predicate', () => {
  it.each([1, 2, 3, 6])('says what the predicate says, of %i instances', async (family) => {
    const compiled = await counted(family);
    const instances = Array.from({ length: family }, (_, i) => compiled.indexOf(`counter${i}`)!);
    const watched = { rule: { id: 'test' }, holds, asymmetric: true };
    const watch = new Watch(compiled, [['counters', instances]], watched);
    const size = compiled.spaces[instances[0]!]!.size;
    expect(size).toBeGreaterThan(600);
    const local = fc.oneof(fc.nat(70), fc.nat(size - 1));
    const said = { true: 0, false: 0 };
    fc.assert(
      fc.property(fc.array(local, { minLength: family, maxLength: family }), (drawn) => {
        const locals = new Int32Array(compiled.instances.length);
        for (const [k, i] of instances.entries()) locals[i] = drawn[k]!;
        const expected = holds(watch.view(locals));
        expect(watch.holds(locals)).toBe(expected);
        said[`${expected}`]++;
      }),
      draw(2000),
    );
    expect(Math.min(said.true, said.false)).toBeGreaterThan(100);
  });
});
