import { describe, expect, test } from 'vitest';
import { progressText } from '../../src/cli/progress-line.ts';

const progress = { transitions: 0, depth: 12, cpuSeconds: 0 };

describe('the progress of a search', () => {
  test('says how long the states take at least that are found and not expanded', () => {
    const text = progressText({ ...progress, states: 3_000_000, expanded: 1_000_000 }, 10_000);
    expect(text).toBe('3.0 M states, depth 12, at least 20 s more');
    const slow = progressText({ ...progress, states: 9_000_000, expanded: 1_000_000 }, 60_000);
    expect(slow).toMatch(/at least 8 min more$/);
  });

  test('says nothing of a moment, and tells when the rules are judged', () => {
    const soon = progressText({ ...progress, states: 1000, expanded: 900 }, 10_000);
    expect(soon).toBe('1 k states, depth 12');
    const over = progressText({ ...progress, states: 2_000_000, expanded: 2_000_000 }, 10_000);
    expect(over).toBe('2.0 M states, depth 12, judging the rules');
  });
});
