import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/formats/json.ts';
import { greenVerdict, systemVerdict } from './fixtures/verdicts.ts';

describe('json', () => {
  it('does not depend on the order in which keys were set', () => {
    expect(json({ b: 1, a: { d: 1, c: 2 } })).toBe(json({ a: { c: 2, d: 1 }, b: 1 }));
  });

  it('puts schema first and seconds last', () => {
    const keys = Object.keys(JSON.parse(json({ seconds: 1, z: 1, schema: 's', a: 1 })) as object);
    expect(keys).toEqual(['schema', 'a', 'z', 'seconds']);
  });

  it('differs between two equal searches in the seconds only', () => {
    const lines = (seconds: number): string[] =>
      json(greenVerdict({ systems: [systemVerdict({ seconds })] })).split('\n');
    const [one, two] = [lines(1), lines(2)];
    const different = one.filter((line, i) => line !== two[i]);
    expect(different.map((line) => line.trim())).toEqual(['"seconds": 1']);
  });

  it('keeps the order of lists', () => {
    expect(JSON.parse(json([3, 1, 2]))).toEqual([3, 1, 2]);
  });
});
