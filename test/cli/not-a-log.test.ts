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

test.each([
  ['gzip', [0x1f, 0x8b, 0x08], 'gzip -dc'],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'xz -dc'],
  ['perf', [...Buffer.from('PERFILE2')], 'perf script -i'],
  ['trace-cmd', [0x17, 0x08, 0x44, ...Buffer.from('tracing')], 'trace-cmd report -i'],
])('what %s writes is named, with what makes a text of it', async (name, bytes, fix) => {
  const file = join(folder, name);
  writeFileSync(file, Buffer.from(bytes));
  const { code, err } = await unplug('trace', file);
  expect(code).toBe(65);
  expect(err).toContain(fix);
});

test('a text with stacks is no bad input: its wait is named', async () => {
  const { code, out } = await unplug('trace', 'test/trace/cases/hung-task.dmesg.txt');
  expect(code).toBe(0);
  expect(out).toContain('WAIT memunmap_pages');
  expect((await unplug('triage', 'test/trace/cases/hung-task.dmesg.txt')).out).toBe(out);
  const other = join(folder, 'stack');
  writeFileSync(other, '[<0>] schedule+0x1/0x2\n[<0>] ext4_sync_file+0x1/0x2\n');
  const none = await unplug('triage', other);
  expect(none.code).toBe(31);
  expect(none.out).toContain('NO KNOWN WAIT');
});
