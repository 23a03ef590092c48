import { describe, expect, it } from 'vitest';
import { unmetLines } from '../../src/report/verdict/unmet-lines.ts';
import { systemVerdict } from './fixtures/verdicts.ts';

const unmet = (machine: string, ...names: string[]): { machine: string; name: string }[] =>
  names.map((name) => ({ machine, name }));

describe('unmetLines', () => {
  it('lists few, and counts the many of one part of a machine', () => {
    const system = systemVerdict({
      neverFired: [
        ...unmet('process', 'close.get: a', 'close.get: b', 'close.put: c', 'close.put: d'),
        ...unmet('process', 'alive: fork'),
        ...unmet('driver', 'bound: shrink'),
      ],
    });
    expect(unmetLines(system, 80, false)).toEqual([
      '  steps that never fired: 6 (--full lists all)',
      '    process: 4 steps in close; alive: fork',
      '    driver: bound: shrink',
    ]);
    expect(unmetLines(system, 80, true)).toEqual([
      '  steps that never fired: 6',
      '    process: close.get: a; close.get: b; close.put: c; close.put: d; alive: fork',
      '    driver: bound: shrink',
    ]);
  });

  it('says nothing when everything was met', () => {
    expect(unmetLines(systemVerdict({ neverFired: [], neverEntered: [] }), 80, false)).toEqual([]);
  });
});
