import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unplug } from '../examples/unplug.ts';
import { main } from '../built.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LOG = join(root, 'test/logs/b3-hmm-noevict-rmmod-blocks.lab612.trace.txt');
/** Clears the screen, renames the window, turns the direction of writing round. */
const NASTY = 'A\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e';
const RAW =
  // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

let folder = '';
let log = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-control-'));
  log = join(folder, 'log.txt');
  // The name of a process is what its owner likes.
  writeFileSync(log, readFileSync(LOG, 'utf8').replaceAll(/^ +A-/gm, `  ${NASTY}-`));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [['trace', '@log', '--at', '100']],
  [['trace', '@log', '--json']],
  [['trace', 'watch', '--pipe', '@log']],
  [['trace', 'watch', '--pipe', '@log', '--json']],
])('what a log names is shown, never obeyed: %j', async (args) => {
  const { out, err } = await unplug(...args.map((word) => (word === '@log' ? log : word)));
  expect(out).toMatch(/A\\+(?:x1b|u001b)\[2J/);
  expect(out + err).not.toMatch(RAW);
});

test.each([
  [['trace', `no-such-${NASTY}`]],
  [['verify', NASTY]],
  [['verify', `./${NASTY}.ts`]],
  [['list', NASTY]],
  [['verify', 'percpu-ref', '--only', NASTY]],
  [[NASTY]],
  [['explain', `${NASTY}.json`]],
])('a message repeats what it was called with as it can be seen: %j', async (args) => {
  const { code, out, err } = await unplug(...args);
  expect([64, 65]).toContain(code);
  expect(err).toContain('\\x1b[2J');
  expect(out + err).not.toMatch(RAW);
});

test("a user's file cannot reach the terminal, and a report on one has its own colours only", () => {
  const file = join(folder, 'nasty.ts');
  writeFileSync(file, `throw new Error(${JSON.stringify(NASTY)});\n`);
  const args = [main];
  const { stderr } = spawnSync(process.execPath, [...args, 'verify', file], { encoding: 'utf8' });
  expect(stderr).toContain('\\x1b[2J');
  expect(stderr).not.toMatch(RAW);
  // `script` gives the call a terminal.
  const call = [process.execPath, ...args, 'trace', log].map((word) => `'${word}'`).join(' ');
  const typed = execFileSync('script', ['-qec', call, '/dev/null'], { encoding: 'utf8' });
  // oxlint-disable-next-line no-control-regex -- the codes of colours are what is looked for
  const rest = typed.replaceAll(/\u001b\[\d{1,2}m|\r\n|\r\u001b\[2K/g, '');
  expect(typed).toContain('\u001b[1m');
  expect(rest).toContain('\\x1b[2J');
  expect(rest).not.toMatch(RAW);
});
