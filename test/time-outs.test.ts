import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('time-outs'))
  .map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);

const having = (pattern: RegExp): string[] =>
  texts.filter(([, text]) => pattern.test(text)).map(([path]) => path);

it('finds the tests', () => {
  expect(texts.length).toBeGreaterThan(200);
});

it('no test has a time-out of its own: each is one of the kinds of test/time-outs.ts', () => {
  expect(having(/\btimeout: ?\d|^ *\}, ?[\d_]+\);$|^ +[\d_]{4,},\n\);$/m)).toEqual([]);
});

it('no test waits a fixed time: it waits for what it needs by test/until.ts', () => {
  expect(having(/setTimeout\(|waitForTimeout|timers\/promises/)).toEqual(['until.ts']);
});
