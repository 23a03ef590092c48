import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allSubsets, minimalSets } from '../../src/checker/obligations.ts';

const duties = ['a', 'b', 'c', 'd'];

test('every subset is listed once, the full set first', () => {
  const sets = allSubsets(duties).map((set) => set.join());
  expect(sets[0]).toBe('a,b,c,d');
  expect(new Set(sets).size).toBe(2 ** duties.length);
});

test('a minimal set is clean and nothing clean lies below it; every clean set lies above one', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), (clean) => {
      const sets = allSubsets(duties).map((kept, i) => ({ kept, clean: clean[i]!, broken: [] }));
      const minimal = minimalSets(sets);
      const below = (small: readonly string[], large: readonly string[]): boolean =>
        small.every((duty) => large.includes(duty));
      for (const set of minimal) {
        expect(set.clean).toBe(true);
        const others = sets.filter((other) => other !== set && other.clean);
        expect(others.some((other) => below(other.kept, set.kept))).toBe(false);
      }
      for (const set of sets.filter((one) => one.clean)) {
        expect(minimal.some((small) => below(small.kept, set.kept))).toBe(true);
      }
    }),
  );
});
