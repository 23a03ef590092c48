import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StateMarks } from '../../src/checker/tables/state-marks.ts';

describe('marks on states', () => {
  it('are those of a set', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000)), fc.array(fc.nat(20_000)), (marked, asked) => {
        const set = new Set<number>();
        const marks = new StateMarks();
        for (const state of marked) {
          expect(marks.add(state)).toBe(!set.has(state));
          set.add(state);
        }
        expect(marks.count).toBe(set.size);
        for (const state of [...marked, ...asked]) expect(marks.has(state)).toBe(set.has(state));
      }),
      { seed: 4 },
    );
  });

  it('are more than a Set of JavaScript holds', () => {
    const marks = new StateMarks();
    const most = 2 ** 24 + 32;
    for (let state = 0; state < most; state++) marks.add(state);
    expect(marks.count).toBe(most);
    expect([marks.has(most - 1), marks.has(most), marks.has(2 ** 31)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
