import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutFor, type Layout } from '../../src/checker/tables/layout.ts';
import { StateSet } from '../../src/checker/tables/state-set.ts';
import { draw } from './draw.ts';

/** Numbers of local states of some instances, from one to more than a half word. */
const counts = fc.array(fc.integer({ min: 1, max: 70_000 }), {
  minLength: 1,
  maxLength: 12,
  size: 'max',
});

function pack({ words, word, shift }: Layout, locals: readonly number[]): Int32Array {
  const packed = new Int32Array(words);
  for (const [i, local] of locals.entries()) packed[word[i]!]! |= local << shift[i]!;
  return packed;
}

function unpack({ word, shift, mask }: Layout, packed: Int32Array, at = 0): number[] {
  return [...word].map((_, i) => (packed[at + word[i]!]! >>> shift[i]!) & mask[i]!);
}

describe('a layout', () => {
  it('gives back every local state, the largest included, whatever stands beside it', () => {
    fc.assert(
      fc.property(counts, fc.infiniteStream(fc.nat()), (sizes, drawn) => {
        const layout = layoutFor(sizes);
        for (let k = 0; k < 20; k++) {
          const locals = sizes.map((size) =>
            k === 0 ? size - 1 : (drawn.next().value as number) % size,
          );
          expect(unpack(layout, pack(layout, locals))).toEqual(locals);
        }
      }),
      draw(200),
    );
  });

  it('needs no more words than half-filled ones would', () => {
    fc.assert(
      fc.property(counts, (sizes) => {
        const bits = sizes.reduce((sum, size) => sum + Math.max(1, Math.ceil(Math.log2(size))), 0);
        expect(layoutFor(sizes).words).toBeLessThanOrEqual(Math.ceil((2 * bits) / 32));
      }),
      draw(200),
    );
  });
});

describe('a set of packed states', () => {
  it('numbers states as a map does, through growth and a wider layout', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 40 }), { minLength: 4, maxLength: 9 }),
        fc.integer({ min: 1, max: 1 << 30 }),
        (sizes, seed) => {
          const narrow = layoutFor(sizes);
          const wide = layoutFor(sizes.map((size) => size * 37));
          const numbers = new Map<string, number>();
          let set = new StateSet(narrow.words, 16);
          let layout = narrow;
          let random = seed;
          for (let k = 0; k < 9000; k++) {
            if (k === 6000) {
              set = set.relaid(narrow, wide);
              layout = wide;
            }
            const locals = sizes.map((size) => {
              random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
              return (random >>> 8) % size;
            });
            const packed = pack(layout, locals);
            const key = locals.join();
            const expected = numbers.get(key) ?? numbers.size;
            numbers.set(key, expected);
            if (set.add(packed, 0, set.hash(packed, 0)) !== expected) expect.fail(`state ${key}`);
          }
          expect(set.size).toBe(numbers.size);
          for (const [key, number] of numbers)
            if (unpack(layout, set.arena, number * set.words).join() !== key)
              expect.fail(`number ${number}`);
        },
      ),
      draw(8),
    );
  });
});
