import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../src/cli/search/job.ts';
import { progressLine, progressText } from '../../src/cli/search/progress-line.ts';

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

describe('the line on stderr', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const job: Job = {
    system: 'some-system',
    kernel: '7.3',
    sizes: { pages: 2 },
    reverted: [],
    dropped: [],
  };
  const stream = (isTTY: boolean) => ({
    text: '',
    isTTY,
    columns: 80,
    write(text: string) {
      this.text += text;
    },
  });

  test('is plain and comes every ten seconds where there is no terminal', () => {
    const told = stream(false);
    const line = progressLine([job], told);
    line.started!(0);
    line.progress!(0, { ...progress, states: 2_000_000, expanded: 2_000_000 });
    vi.advanceTimersByTime(9_000);
    expect(told.text).toBe('');
    vi.advanceTimersByTime(121_000);
    const lines = told.text.trimEnd().split('\n');
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe('[0/1] 10 s | some-system 2: 2.0 M states, depth 12, judging the rules');
    expect(lines.at(-1)).toMatch(/^\[0\/1\] 2 min 10 s \|/);
    line.clear();
    vi.advanceTimersByTime(60_000);
    expect(told.text.trimEnd().split('\n')).toHaveLength(13);
  });

  test('is repainted on a terminal, also while a search says nothing, and goes in the end', () => {
    const told = stream(true);
    const line = progressLine([job], told);
    line.started!(0);
    vi.advanceTimersByTime(5_000);
    expect(told.text).not.toContain('\n');
    expect(told.text.split('\r').at(-1)).toContain('[0/1] 5 s | some-system 2');
    line.finished!(0, undefined);
    line.clear();
    expect(told.text.split('\r').at(-1)).toBe('\u001b[2K');
  });
});
