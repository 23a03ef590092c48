import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unplug } from '../examples/unplug.ts';
import { errorsOf } from '../schemas/validators.ts';
import { encode } from '../trace/btf/encode.ts';
import { smallBtf } from '../trace/btf/small-btf.ts';
import { main } from '../built.ts';

const LOG = 'test/logs/b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';
const root = fileURLToPath(new URL('../..', import.meta.url));

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-record-'));
  const int = { kind: 'int', name: 'int' } as const;
  writeFileSync(at('no-pagemap.btf'), encode([int]));
  writeFileSync(at('small.btf'), smallBtf());
  writeFileSync(at('broken.json'), '{"schema":"unplug/probes/v1","probes":[{"event":"a b"}]}');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a known release needs no BTF; groups and probes are chosen', async () => {
  const { code, out, err } = await unplug('trace', 'probes', '--kernel', '6.12.117-amd64');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^#!\/bin\/sh\n/);
  expect(out).toContain("\nrelease='6.12.117-amd64'\nplain_locks=yes\nref=56\ndone=72\n");
  expect(out).toContain('arm dax_iomap_fault p ');
  const dax = await unplug('trace', 'probes', '--kernel', '6.12', '--group', 'pins');
  expect(dax.out).not.toContain('arm dax_iomap_fault p ');
  expect(dax.out).toContain('arm unpin_user_page p ');
});

test('offsets come from BTF; what it does not have is left out, aloud', async () => {
  const { code, out, err } = await unplug(
    'trace',
    'probes',
    '--kernel',
    '6.8',
    '--btf',
    at('small.btf'),
  );
  expect(code).toBe(0);
  expect(out).toContain('\nplain_locks=no\nref=40\ndone=56\n');
  expect(err).toContain('left out: memunmap_pages, this kernel has no dev_pagemap.type');
  expect(out).toContain('# Left out: memunmap_pages, this kernel has no dev_pagemap.type.');
  expect(out).not.toContain('arm memunmap_pages p');
});

test.each([
  [64, ['--kernel', '6.8'], 'add --btf /sys/kernel/btf/vmlinux'],
  [64, [], '--kernel'],
  [64, ['--kernel', '7.3; reboot'], '--kernel 7.3; reboot'],
  [64, ['--kernel', '7.3', '--group', 'gpu'], 'there are migration, dax'],
  [64, ['--kernel', '7.3', '--max-active', '5000'], '1 to 4096'],
  [65, ['--kernel', '7.3', '--btf', 'no-such-file'], 'no-such-file: cannot be read'],
  [65, ['--kernel', '7.3', '--btf', 'package.json'], 'package.json: no BTF: byte 0'],
  [65, ['--kernel', '7.3', '--btf', '@no-pagemap.btf'], 'no struct dev_pagemap'],
  [65, ['--kernel', '7.3', '--probes', '@broken.json'], 'probes[0].event'],
] as const)('%i: unplug trace probes %j', async (code, args, message) => {
  const files = args.map((arg) => arg.replace(/^@(.*)/, (_, name: string) => at(name)));
  const called = await unplug('trace', 'probes', ...files);
  expect(called).toMatchObject({ code, out: '' });
  expect(called.err).toContain(message);
});

test('watch prints JSON lines, the last with a verdict that fits the schema', async () => {
  const asleep = readFileSync(join(root, LOG), 'utf8').split('\n').slice(0, 60);
  writeFileSync(at('asleep.txt'), asleep.join('\n'));
  const { code, out } = await unplug('trace', 'watch', '--pipe', at('asleep.txt'), '--json');
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; held?: unknown[]; verdict?: unknown });
  expect(code).toBe(0);
  expect(lines.map(({ kind }) => kind)).toEqual(['blame', 'held', 'end']);
  expect(lines[1]!.held).toHaveLength(8);
  expect(errorsOf('verdict', lines.at(-1)!.verdict)).toEqual([]);
});

test('watch refuses a pipe that is not there', async () => {
  const called = await unplug('trace', 'watch', '--pipe', at('nothing'));
  expect(called).toMatchObject({ code: 65, err: expect.stringContaining('begin to record') });
});

test('watch tells at once what a FIFO brings, and ends with Ctrl-C', async () => {
  const fifo = at('fifo');
  expect(spawnSync('mkfifo', [fifo]).status).toBe(0);
  const args = [main, 'trace', 'watch', '--pipe', fifo];
  const child = spawn(process.execPath, args, { cwd: root, detached: true });
  const closed = new Promise((resolve) => child.on('close', resolve));
  const writer = openSync(fifo, 'r+');
  const lines = readFileSync(join(root, LOG), 'utf8').split('\n');
  writeSync(writer, `${lines.slice(0, 60).join('\n')}\n`);
  let out = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
      if (out.includes('8 pages are held')) resolve();
    });
  });
  process.kill(-child.pid!, 'SIGINT');
  expect(await closed).toBe(0);
  expect(out).toMatch(/^line 50, blame: /);
  expect(out).toContain('follows, blocked');
});
