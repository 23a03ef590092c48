import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { unplug } from '../examples/unplug.ts';

const folder = mkdtempSync(join(tmpdir(), 'unplug-not-a-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file without a single line of a log is bad input, and is said to be none', async () => {
  const { code, out, err } = await unplug('trace', 'README.md');
  expect({ code, out }).toEqual({ code: 65, out: '' });
  expect(err).toMatch(/README\.md: line \d+ is no line of a kernel log/);
});

test('one line that can be read makes it a log, which tells of nothing', async () => {
  const file = join(folder, 'one-line.txt');
  const event = '  A-1  [000] .....  1.000000: memunmap_pages: (memunmap_pages+0x0/0x1) pgmap=0x1';
  writeFileSync(file, `not a line of a log\n${event}\n`);
  const { code, out } = await unplug('trace', file);
  expect(code).toBe(31);
  expect(out).toContain('INCONCLUSIVE');
});
