import { expect, it } from 'vitest';
import { longest } from './summary-reporter.ts';

it('names the ten files that took longest, the longest first', () => {
  const files = Array.from({ length: 12 }, (_, at) => ({ file: `${at}.test.ts`, ms: at * 1500 }));
  const lines = longest(files).split('\n');
  expect(lines.slice(0, 3)).toEqual(['longest:', '   16.5 s  11.test.ts', '   15.0 s  10.test.ts']);
  expect(lines).toHaveLength(1 + 10 + 1);
});

it('names none when there is but one', () => {
  expect(longest([{ file: 'one.test.ts', ms: 1 }])).toBe('');
});
