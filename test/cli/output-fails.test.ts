import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unplug } from '../examples/unplug.ts';
import { main } from '../built.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const log = 'test/logs/b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';
const broken = ['verify', 'percpu-ref', '--size', 'users=1', '--revert', 'no-grace-period'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-output-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Calls unplug with its output led elsewhere by a shell. */
function inShell(args: readonly string[], redirection: string) {
  const words = [process.execPath, main, ...args].map((word) => `'${word}'`);
  const { status, stderr, stdout } = spawnSync(
    'bash',
    ['-c', `${words.join(' ')} ${redirection}`],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return { code: status, err: stderr, out: stdout };
}

describe('a full disk', () => {
  test.each([
    [broken],
    [['list']],
    [['draw', 'pagemap']],
    [['trace', log]],
    [['verify', '--help']],
  ])('standard output of %j', (args) => {
    const { code, err } = inShell(args, '> /dev/full');
    expect(code).toBe(64);
    expect(err).toContain('standard output: cannot be written (ENOSPC');
    expect(err).not.toMatch(/^ +at /m);
  });

  test('a file that --save and its like name; what was found is printed all the same', async () => {
    const kept = join(folder, 'kept.itf.json');
    for (const option of ['--save', '--sarif']) {
      const files = [option, '/dev/full', '--itf', kept];
      const { code, out, err } = await unplug(...broken, ...files);
      expect(code).toBe(64);
      expect(err).toContain('/dev/full: cannot be written (ENOSPC');
      expect(err).not.toMatch(/^ +at /m);
      expect(out).toContain('SAFETY RULE BROKEN (exit 12)');
    }
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toHaveProperty('states');
  });

  test('standard error takes nothing: the result and its exit code stay', () => {
    const { code, out } = inShell(broken, '2> /dev/full');
    expect(code).toBe(12);
    expect(out).toContain('SAFETY RULE BROKEN (exit 12)');
  });
});

test('a reader that leaves early is no mistake, and files are written all the same', async () => {
  const file = join(folder, 'run.json');
  const child = spawn(process.execPath, [main, ...broken, '--save', file], {
    cwd: root,
  });
  let err = '';
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  child.stdout.destroy();
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect({ code, err }).toEqual({ code: 12, err: '' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('steps');
});

test('nothing is saved when nothing is broken, and that is said', async () => {
  for (const option of ['--save', '--itf']) {
    const file = join(folder, `none${option}.json`);
    const { code, err } = await unplug('verify', 'percpu-ref', '--size', 'users=1', option, file);
    expect({ code, err }).toEqual({ code: 0, err: `${file} is not written: nothing is broken\n` });
    expect(() => readFileSync(file)).toThrow('ENOENT');
  }
});
