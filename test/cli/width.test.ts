import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../built.ts';
import { unplugIn } from '../examples/unplug.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MAIL = 72;

/** A project whose folder and file have spaces, as a user's may. */
let folder = '';
const FILE = './my drivers/it is a driver with a long name.ts';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug width '));
  mkdirSync(join(folder, 'my drivers'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/unplug-verifier'));
  symlinkSync(join(root, 'node_modules/xstate'), join(folder, 'node_modules/xstate'));
  copyFileSync(join(root, 'examples/my-driver-forgets-to-evict.ts'), join(folder, FILE));
});
afterAll(() => rmSync(folder, { recursive: true }));

const called = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  unplugIn({ folder, env }, ...args);

const tooLong = (text: string): string[] => text.split('\n').filter((line) => line.length > MAIL);

describe('72 columns', () => {
  const run = join(tmpdir(), `unplug-width-${process.pid}.json`);
  afterAll(() => rmSync(run, { force: true }));

  test('a counterexample fits a mail, its replay line included, and that can be pasted', async () => {
    const { code, out } = await called(['verify', FILE, '--width', '72', '--save', run]);
    expect(code).toBe(13);
    expect(out).toContain('rule broken: ');
    expect(tooLong(out)).toEqual([]);
    const [, replay] = /^replay: (unplug (?:.*\\\n)*.*)$/m.exec(out)!;
    expect(replay).toContain('\\\n');
    const script = `unplug() { "${process.execPath}" "${main}" "$@"; }\n${replay} --json || true`;
    const verdict = JSON.parse(
      execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }),
    ) as { exitCode: number; systems: { rules: unknown[] }[] };
    expect(verdict).toMatchObject({ exitCode: 13, systems: [{ rules: [{ standing: 'broken' }] }] });
  });

  test.each([
    ['explain', run, '--file', FILE],
    ['explain', run, '--file', FILE, '--at', '19'],
    ['verify', 'device-private', '--kernel', '6.0', '--pages', '1', '--processes', '1', '--full'],
    ['obligations', 'devres'],
    ['list'],
    ['list', 'history'],
    ['list', 'kernels'],
    ['machine', 'percpu_ref'],
    ['trace', join(root, 'test/logs/b3-hmm-noevict-rmmod-blocks.lab612.trace.txt'), '--coverage'],
  ])('%s %s %s %s %s', async (...args) => {
    const { out } = await called([...args, '--width', '72']);
    expect(out).not.toBe('');
    expect(tooLong(out)).toEqual([]);
  });
});

test('COLUMNS is honoured, --width goes before it, and stands before the command as well', async () => {
  const longest = (text: string): number =>
    Math.max(...text.split('\n').map(({ length }) => length));
  const { out } = await called(['list', 'history'], { COLUMNS: '64' });
  expect(longest(out)).toBeLessThanOrEqual(64);
  expect((await called(['list', 'history', '--width', '64'], { COLUMNS: '120' })).out).toBe(out);
  expect((await called(['--width', '64', 'list', 'history'])).out).toBe(out);
  expect(longest((await called(['list'], { COLUMNS: '140' })).out)).toBeGreaterThan(100);
  // What is no number of columns, or too few for a run, is no reason to fail.
  expect((await called(['list', 'history'], { COLUMNS: 'wide' })).code).toBe(0);
  expect(longest((await called(['list', 'history'], { COLUMNS: '3' })).out)).toBeLessThanOrEqual(
    60,
  );
});

test.each(['59', 'wide'])('--width %s is a wrong call', async (width) => {
  const { code, out, err } = await called(['list', '--width', width]);
  expect({ code, out }).toEqual({ code: 64, out: '' });
  expect(err).toContain('60 or more');
});
