import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { longLog } from '../../bench/trace-lines.ts';
import { openConformance } from '../../src/trace/conformance.ts';
import { linesByChunk } from '../../src/trace/log/log-source.ts';
import { checkLogFile, fileSource } from '../../src/trace/log-file.ts';
import { knownVerdicts, linesOf, verdictOf, printed } from './log-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'unplug-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

function linesOfFile(file: string): string[] {
  return [...linesByChunk(fileSource(file))].flatMap(({ lines }) => [...lines]);
}

function fileWith(text: string): string {
  const file = join(folder, 'log.txt');
  writeFileSync(file, text);
  return file;
}

test('a file is read in pieces, and its lines are whole', () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `line ${i} ${'é'.repeat(i % 50)}`);
  expect(linesOfFile(fileWith(`${lines.join('\n')}\n`))).toEqual(lines);
  expect(linesOfFile(fileWith('no end'))).toEqual(['no end']);
  expect(linesOfFile(fileWith('\n\n'))).toEqual(['', '']);
  expect(linesOfFile(fileWith(''))).toEqual([]);
});

test('an endless line is cut, and is bad', () => {
  const [line] = linesOfFile(fileWith('x'.repeat(5_000_000)));
  expect(line!.length).toBeLessThan(2_000_000);
});

test('what a file says is what its text says, whether the callbacks of the driver fire or not', () => {
  for (const name of Object.keys(knownVerdicts)) {
    const lines = linesOf(name);
    const verdict = { ...printed(checkLogFile(fileWith(lines.join('\n')))), log: '' };
    expect(verdict).toEqual({ ...verdictOf(lines), log: '' });
  }
});

test('the head may be told from outside: kernel and offsets of a log without it', () => {
  const bare = linesOf('a1-hmm-clean.lab73.trace.txt').filter((line) => !line.startsWith('#'));
  const file = fileWith(bare.join('\n'));
  expect(checkLogFile(file)).toMatchObject({ verdict: 'inconclusive', kernel: 'unknown' });
  const told = { kernel: '7.3.4', offsets: { ref: 48, done: 64 } };
  expect(checkLogFile(file, told)).toMatchObject({ verdict: 'follows', kernel: '7.3.4' });
});

test('of a long log only what is alive is kept, and nothing is missed', () => {
  const conformance = openConformance();
  let kept = 0;
  for (const line of longLog(60_000)) {
    conformance.line(line);
    conformance.news();
  }
  const verdict = conformance.end();
  kept = conformance.verdicts().filter(({ verdict: one }) => one === 'follows').length;
  expect(verdict.verdict).toBe('follows, blocked');
  expect(verdict.pagemaps).toBeGreaterThan(1000);
  expect(verdict.pages).toBeGreaterThan(10 * 1000);
  // 256 that are gone and remembered, two that are alive, and a few samples.
  expect(kept).toBeLessThan(270);
});
