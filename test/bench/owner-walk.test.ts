import { expect, it } from 'vitest';
import { ownerWalk, ownerWalkText } from '../../bench/owner-walk.ts';
import { walkCosts } from '../../src/systems/owner-costs.ts';
import { TEST_MS } from '../time-outs.ts';

it(
  'counts for each loop what the table of costs declares, and finds the same pages by each',
  () => {
    const lines = ownerWalk('counts', 1)!;
    for (const { id, loads, references, indirectCalls } of walkCosts)
      for (const layout of ['in order', 'scattered'])
        expect(
          lines.find((line) => line.loop === id && line.layout === layout)?.values,
          `${id}, ${layout}`,
        ).toEqual([loads, references, indirectCalls]);
    expect(new Set(lines.map(({ loop }) => loop))).toEqual(new Set(walkCosts.map(({ id }) => id)));
    expect(new Set(lines.map(({ found }) => found)).size).toBe(1);
    expect(lines[0]!.found).toBeGreaterThan(0);
  },
  TEST_MS,
);

it(
  'measures each loop in turn, and tells the ratio to an owner word with its spread',
  () => {
    const lines = ownerWalk('measures', 2)!;
    expect(lines.length).toBe(2 * 2 * walkCosts.length);
    expect(lines.every(({ values: [time] }) => time! > 0)).toBe(true);
    const text = ownerWalkText(lines);
    expect(text).toMatch(/in order +owner word +[\d.]+ +1\.00 +1\.00 +1\.00/);
    expect(text).toContain('left out:');
  },
  TEST_MS,
);
