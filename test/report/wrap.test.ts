import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indented, together, wrap } from '../../src/report/text/wrap.ts';

describe('wrap', () => {
  it('breaks at spaces and hangs the rest', () => {
    expect(wrap('one two three four', 9, 2)).toEqual(['one two', '  three', '  four']);
  });

  it('cuts a word that is too long after an underscore', () => {
    expect(wrap('percpu_ref_switch_to_atomic_rcu()', 24, 2)).toEqual([
      'percpu_ref_switch_to_',
      '  atomic_rcu()',
    ]);
  });

  it('keeps a phrase together where it fits', () => {
    expect(wrap(`ref: dead, ${together('n 1 -> 0')}`, 14)).toEqual(['ref: dead,', 'n 1 -> 0']);
  });

  it('gives one line for nothing', () => {
    expect(wrap('', 10)).toEqual(['']);
  });

  it('never exceeds the width and loses no character but spaces', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'ab_.:('), maxLength: 30 }));
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 40 }), (parts, width) => {
        const text = parts.join(' ');
        const lines = wrap(text, width, 2);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('indented', () => {
  it('sets every line in', () => {
    expect(indented('one two three', 9)).toEqual(['  one two', '    three']);
  });
});
