import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { longLog } from '../../bench/trace-lines.ts';
import type { Verdict } from '../../src/schemas/verdict.ts';
import type { Called } from '../examples/unplug.ts';
import { errorsOf } from '../schemas/validators.ts';
import { linesOf } from '../trace/log-files.ts';
import { main } from '../built.ts';
import { secondsUsed, until } from '../until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'unplug-interrupt-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lines that take some seconds to judge. */
const LINES = 400_000;

/** Seconds of processor after which some of it is judged. */
const READING_S = 0.2;

/** A log that is judged for so long that somebody loses patience. */
function longFile(name: string, first: readonly string[]): string {
  const file = join(folder, name);
  const out = openSync(file, 'w');
  let block = `${first.join('\n')}\n`;
  for (const line of longLog(LINES)) {
    if (block.length > 1 << 20) {
      writeSync(out, block);
      block = '';
    }
    block += `${line}\n`;
  }
  writeSync(out, block);
  closeSync(out);
  return file;
}

/** Judges files and sends Ctrl-C as soon as the first is being read. */
async function interrupted(...args: readonly string[]): Promise<Called & { lines: string[] }> {
  const [file = ''] = args.filter((arg) => arg.startsWith(folder));
  const child = spawn(process.execPath, [main, 'trace', ...args], { cwd: root });
  const called = { code: null as number | null, out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (called.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (called.err += text.toString()));
  const closed = new Promise<void>((resolve) => {
    child.on('close', (code) => {
      called.code = code;
      resolve();
    });
  });
  const isOver = (): boolean => child.exitCode !== null;
  await until(() => isOver() || reads(child.pid!, file));
  const before = secondsUsed(child.pid!);
  await until(() => isOver() || secondsUsed(child.pid!) > before + READING_S);
  child.kill('SIGINT');
  await closed;
  return { ...called, lines: called.out.split('\n') };
}

function reads(pid: number, file: string): boolean {
  const open = `/proc/${pid}/fd`;
  return readdirSync(open).some((fd) => {
    try {
      return readlinkSync(join(open, fd)) === file;
    } catch {
      // It was closed meanwhile.
      return false;
    }
  });
}

test('Ctrl-C while a long log is judged: what is known so far, exit code 20', async () => {
  const file = longFile('long.txt', []);
  const { code, out, err } = await interrupted(file);
  expect(err).toContain('stopping: what is known so far follows');
  expect(out).toMatch(/NOT DECIDED \(exit 20\): 1 log not read to the end/);
  const [, line] = /stopped after line (\d+): what follows there was not read/.exec(out) ?? [];
  expect(Number(line)).toBeLessThan(LINES);
  expect(code).toBe(20);
});

test('what a log has broken before Ctrl-C stays broken; logs that were not begun are named', async () => {
  const file = longFile('broken.txt', linesOf('b6-hmm-alloc-after-kill.lab73.trace.txt'));
  const { code, out } = await interrupted('--json', file, 'test/logs/not-begun.txt');
  const verdict = JSON.parse(out) as Verdict;
  expect(errorsOf('verdict', verdict)).toEqual([]);
  expect(verdict.logs).toMatchObject([
    { verdict: 'breaks', rule: 'no page is initialised after the kill' },
  ]);
  expect(verdict.logs[0]!.stoppedAt).toBeLessThan(LINES);
  expect(verdict).toMatchObject({ exitCode: 12, notStarted: ['test/logs/not-begun.txt'] });
  expect(code).toBe(12);
});
